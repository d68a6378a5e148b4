import { basename, dirname, join } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import type { Json } from "../../core/canonical-json.ts";
import type { PersonId } from "../../core/ids.ts";
import type { CommandOf } from "../../core/meeting/commands.ts";
import { decide } from "../../core/meeting/decide.ts";
import { evolve } from "../../core/meeting/evolve.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { ChainHead } from "../../core/journal/record.ts";
import type { Clock } from "../clock.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { batchBytes, chainBatch } from "../journal/batch.ts";
import { NONCE_BYTES, sealFrame } from "../journal/frame.ts";
import type { RandomBytes } from "../journal/journal.ts";
import { authorize, type EnteredPin } from "../meeting/authorize.ts";
import type { MeetingFolder } from "../meeting/meeting-folder.ts";
import type { TryGuard } from "../keys/try-guard.ts";
import { wrappedKeysIn } from "../meeting/session-keys.ts";
import type { ComparedJournals } from "./compare-journals.ts";
import type { JournalCopy } from "./journal-copy.ts";
import type { OwnJournal } from "./own-journal.ts";
import type { ReadJournal } from "./read-journal.ts";

export interface RestoreTools {
  readonly files: FileLayer;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Guards the PINs of this meeting. */
  readonly pins: TryGuard;
  /** Called when everything is checked and before anything is written: Windows replaces no open file. */
  readonly letGoOfFile: () => Promise<void>;
}

/** What the chair consents to. */
export interface Consent {
  readonly commandId: string;
  readonly copyId: string;
  /** The copy's end as it was shown. */
  readonly expected: ChainHead;
  readonly reason: string;
  readonly pins: readonly EnteredPin[];
}

/**
 * Puts the journal that goes on from a copy in its place: the PIN is checked against the copy's own
 * check-ins, what is replaced is first kept aside, and the file that replaces it holds
 * `journalRestored` already, so that no crash leaves a restored journal that doesn't say so.
 * Refuses COPY_NOT_OFFERED, COPY_CHANGED, the copy's own refusal, as `authorize` and `decide`, DISK_.
 */
export async function restoreJournal(
  tools: RestoreTools,
  folder: MeetingFolder,
  { own, copies, sessionSecret }: ComparedJournals,
  consent: Consent,
): Promise<Outcome<void>> {
  const copy = copies.find(({ copyId }) => copyId === consent.copyId);
  if (!copy) return refuse("COPY_NOT_OFFERED");
  if (copy.refusal) return { ok: false, error: copy.refusal };
  const { read } = copy;
  if (read?.frames.head.hash !== consent.expected.hash) return refuse("COPY_CHANGED");
  const people = { state: read.state, wrappedKeys: wrappedKeysIn(read.frames.beside) };
  const authorized = await authorize({ ...people, sessionSecret, pins: tools.pins }, consent.pins);
  if (!authorized.ok) return authorized;
  const frame = restoredFrame(tools, own, copy, read, consent, new Set(authorized.value.keys()));
  if (!frame.ok) return frame;
  const bytes = concatBytes(copy.bytes.subarray(0, read.frames.end), frame.value);
  await tools.letGoOfFile();
  const aside = await keepAside(tools, folder.journal, own);
  if (!aside.ok) return aside;
  return writeFileDurably(tools.files, folder.journal, bytes);
}

/** The frame with `journalRestored`, at the copy's end. */
function restoredFrame(
  { clock, random }: RestoreTools,
  own: OwnJournal,
  { source }: JournalCopy,
  { state, frames, meetingKey, header }: ReadJournal,
  { commandId, reason }: Consent,
  authorized: ReadonlySet<PersonId>,
): Outcome<Uint8Array> {
  const command: CommandOf<"restoreJournal"> = {
    ...{ type: "restoreJournal", source, reason, restored: frames.head },
    because: own.condition === "sound" ? "outdated" : own.condition,
    replaced: headOf(own.read),
  };
  const decided = decide(state, command, authorized);
  if (!decided.ok) return decided;
  decided.value.reduce(evolve, state);
  const round = currentRound(state);
  const timed = !round || round.status === "tallied";
  const events = decided.value.map((event) => ({
    event: event as unknown as Json,
    ...(timed ? { at: clock.now().toISOString() } : {}),
  }));
  const place = {
    ...{ meetingId: header.meetingId, firstSeq: frames.head.seq + 1, prev: frames.head.hash },
  };
  const batch = chainBatch(frames.head, commandId, events);
  return ok(sealFrame(meetingKey, place, random(NONCE_BYTES), batchBytes(batch)));
}

const headOf = (read: ReadJournal | null): ChainHead | null =>
  read && read.frames.head.seq > 0 ? read.frames.head : null;

/**
 * Keeps the journal in place under a name that says when and why it was replaced: as a copy, so
 * that the name is never without a journal; what can't be read is moved.
 */
async function keepAside(
  { files, clock }: RestoreTools,
  path: string,
  { condition, bytes }: OwnJournal,
): Promise<Outcome<void>> {
  if (condition === "missing") return ok(undefined);
  const why = condition === "sound" ? "outdated" : condition;
  const aside = await freeName(files, `${path}.${stampOf(clock)}-${why}`);
  if (!aside.ok) return aside;
  if (bytes) return writeFileDurably(files, aside.value, bytes);
  return onDisk(path, async () => {
    await files.rename(path, aside.value);
    await files.syncFolder(dirname(path));
  });
}

/** `20261125T180102Z`, fit for every file system. */
export const stampOf = (clock: Clock): string =>
  clock.now().toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

/** `wanted`, or the first of `wanted-2`, `wanted-3`, … that nothing has. */
export async function freeName(files: FileLayer, wanted: string): Promise<Outcome<string>> {
  const folder = dirname(wanted);
  const names = await onDisk(folder, () => files.list(folder));
  if (!names.ok) return names;
  const taken = new Set(names.value);
  let name = basename(wanted);
  for (let number = 2; taken.has(name); number += 1) name = `${basename(wanted)}-${number}`;
  return ok(join(folder, name));
}
