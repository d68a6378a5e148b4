import { refusal, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DrivePlaces } from "../drives/drives.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { MeetingFolder } from "../meeting/meeting-folder.ts";
import { readSessionSecret } from "../meeting/session-secret.ts";
import { onStick } from "../mirror/on-stick.ts";
import { readMirrors } from "../mirror/read-mirror.ts";
import { checkCopy, type BroughtCopy, type JournalCopy } from "./journal-copy.ts";
import { offeredBytes, type OfferedReplica } from "./offered-replica.ts";
import { lookAtOwnJournal, type OwnJournal } from "./own-journal.ts";
import type { JournalOwner } from "./read-journal.ts";

export interface RestorePorts {
  readonly files: FileLayer;
  readonly drives: DrivePlaces;
}

export interface ComparedJournals {
  readonly own: OwnJournal;
  readonly copies: readonly JournalCopy[];
  /** Without it no PIN can be checked. */
  readonly sessionSecret: Uint8Array | undefined;
}

/**
 * The journal in place beside every copy at hand: the replica that the screens have offered, the
 * mirrors on the sticks, and what a damaged journal still holds. Changes nothing. Refuses DISK_
 * codes of the journal's own folder, and as `readSessionSecret`.
 */
export async function compareJournals(
  { files, drives }: RestorePorts,
  folder: MeetingFolder,
  owner: JournalOwner,
  offered: OfferedReplica | undefined,
): Promise<Outcome<ComparedJournals>> {
  const own = await lookAtOwnJournal(files, folder.journal, owner);
  if (!own.ok) return own;
  const meetingId = owner.manifest.bundleId;
  const place = { path: folder.sessionSecret, meetingId };
  const secret = await readSessionSecret(files, place, owner.keyring);
  if (!secret.ok) return secret;
  const brought = [
    ...replicaOf(offered, meetingId),
    ...(await mirrorsOf({ files, drives }, meetingId)),
    ...remainderOf(own.value),
  ];
  const copies: JournalCopy[] = [];
  for (const one of brought) {
    const copy = await checkCopy(one, own.value, owner);
    const keyless = copy.refusal === null && secret.value === undefined;
    copies.push(keyless ? { ...copy, refusal: refusal("RESTORE_KEYS_GONE") } : copy);
  }
  return ok({ own: own.value, copies, sessionSecret: secret.value });
}

function replicaOf(offered: OfferedReplica | undefined, meetingId: string): readonly BroughtCopy[] {
  if (offered?.meetingId !== meetingId) return [];
  const bytes = offeredBytes(offered);
  return [{ copyId: "replica", source: "replica", label: null, bytes, fault: null }];
}

/** Every mirror of a meeting on the sticks that are plugged in, unchecked; sticks that fail have none. */
export async function mirrorsOf(
  { files, drives }: RestorePorts,
  meetingId: string,
): Promise<readonly BroughtCopy[]> {
  const copies: BroughtCopy[] = [];
  for (const { id, label, folder } of await drives.find()) {
    const mirrors = await onStick(label, async () =>
      ok(await readMirrors(files, folder, meetingId)),
    );
    if (!mirrors.ok) continue;
    for (const [index, { name, ...mirror }] of mirrors.value.entries()) {
      const told = index === 0 ? label : `${label} (${index + 1})`;
      copies.push({ copyId: `mirror:${name}:${id}`, source: "mirror", label: told, ...mirror });
    }
  }
  return copies;
}

function remainderOf({ condition, read, bytes }: OwnJournal): readonly BroughtCopy[] {
  if (condition !== "damaged" || !read || !bytes) return [];
  return [{ copyId: "remainder", source: "remainder", label: null, bytes, fault: null }];
}
