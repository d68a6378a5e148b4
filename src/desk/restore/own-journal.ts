import { basename } from "node:path";
import type { JournalTrouble } from "../../core/meeting/journal/journal-events.ts";
import { refusal, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { isTornTail } from "../journal/frame.ts";
import { MAX_JOURNAL_BYTES } from "../journal/journal.ts";
import { endOfContent } from "../journal/reserved-space.ts";
import { readJournal, type JournalOwner, type ReadJournal } from "./read-journal.ts";

/** The journal in its place on the station, looked at and left as it is. */
export interface OwnJournal {
  readonly condition: "sound" | Exclude<JournalTrouble, "outdated">;
  /** What opening it comes to; `null` for a sound one. */
  readonly refusal: Refusal | null;
  /** As far as it can be read. */
  readonly read: ReadJournal | null;
  /** The whole file without the space reserved in it; `null` where there is none, or none that may be read. */
  readonly bytes: Uint8Array | null;
}

/** Refuses with DISK_ codes only where the disk doesn't even tell whether the file is there. */
export async function lookAtOwnJournal(
  files: FileLayer,
  path: string,
  owner: JournalOwner,
): Promise<Outcome<OwnJournal>> {
  const file = basename(path);
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (!facts.value) return ok(unread("missing", refusal("JOURNAL_LOST")));
  if (facts.value.kind !== "file")
    return ok(unread("unreadable", refusal("DISK_PATH_UNUSABLE", { file })));
  if (facts.value.sizeBytes > MAX_JOURNAL_BYTES)
    return ok(
      unread("unreadable", refusal("JOURNAL_TOO_LARGE", { file, limit: MAX_JOURNAL_BYTES })),
    );
  const content = await onDisk(path, () => files.readFile(path));
  if (!content.ok) return ok(unread("unreadable", content.error));
  const read = await readJournal(content.value, file, owner);
  // A frame may end in a zero itself: the space behind is told from it only where frames end.
  const bytes = content.value.subarray(
    0,
    endOfContent(content.value, read.ok ? read.value.frames.end : 0),
  );
  if (!read.ok) return ok({ condition: "unreadable", refusal: read.error, read: null, bytes });
  return ok({ ...endOf(bytes, read.value, file, owner), read: read.value, bytes });
}

const unread = (condition: OwnJournal["condition"], because: Refusal): OwnJournal => ({
  ...{ condition, refusal: because, read: null, bytes: null },
});

/** `bytes` end where the journal's content does. */
function endOf(
  bytes: Uint8Array,
  { frames: { end } }: ReadJournal,
  file: string,
  { crypto }: JournalOwner,
): Pick<OwnJournal, "condition" | "refusal"> {
  if (end === bytes.length) return { condition: "sound", refusal: null };
  if (isTornTail(bytes, end, bytes.length, crypto.hashing.hex)) {
    const torn = refusal("JOURNAL_TORN", { file, bytes: bytes.length - end });
    return { condition: "torn", refusal: torn };
  }
  return { condition: "damaged", refusal: refusal("JOURNAL_DAMAGED", { file, offset: end }) };
}
