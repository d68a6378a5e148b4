import type { JournalComparison, JournalCopyView } from "../../contract/journal-answers.ts";
import type { Desk } from "../../contract/table.ts";
import type { Outcome, Refusal, RefusalCode } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Replica, WholeCopy } from "../db/replica.ts";

/** Refusals of opening a meeting behind which a copy may help. */
const restorable: ReadonlySet<RefusalCode> = new Set([
  ...(["JOURNAL_LOST", "JOURNAL_TORN", "JOURNAL_DAMAGED", "JOURNAL_NOT_RECOGNIZED"] as const),
  ...(["JOURNAL_VERSION_UNKNOWN", "JOURNAL_OTHER_MEETING", "JOURNAL_NOT_FOR_STATION"] as const),
  ...(["JOURNAL_KEY_NOT_OWN", "JOURNAL_TOO_LARGE", "JOURNAL_LINE_BAD"] as const),
  ...(["JOURNAL_IMPOSSIBLE", "JOURNAL_OF_OTHER_BUNDLE", "DISK_PATH_UNUSABLE"] as const),
]);

export const mayBeRestored = ({ code }: Refusal): boolean => restorable.has(code);

/** Whether the journal may be restored from it, and gains by that. */
export const isCopyOfUse = ({ refusal, won }: JournalCopyView): boolean =>
  refusal === null && won > 0;

/** What the desk finds of the station's journal, the replica that it is handed here, and the mirrors. */
export async function compareJournals(
  desk: Pick<Desk, "journal.offerReplica" | "journal.compare">,
  replica: Replica,
  meetingId: string,
): Promise<Outcome<JournalComparison>> {
  const held = await replica.wholeCopy(meetingId);
  // A replica that can't be read is no copy; the mirrors may be.
  for (const [part, base64] of held.ok && held.value ? partsOf(held.value).entries() : []) {
    const offered = await desk["journal.offerReplica"]({ meetingId, part, base64 });
    if (!offered.ok) return offered;
  }
  return desk["journal.compare"]({ meetingId });
}

/** Most characters of base64 in one part: a few frames of the largest size. */
const partLength = 4 * 1024 * 1024;

/** Each of header and frames begins a new run of base64, so they are joined as bytes. */
function partsOf({ header, frames }: WholeCopy): readonly string[] {
  const parts: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  for (const base64 of [header, ...frames]) {
    if (length + base64.length > partLength && pieces.length > 0) {
      parts.push(joined(pieces));
      [pieces, length] = [[], 0];
    }
    pieces.push(base64);
    length += base64.length;
  }
  return [...parts, joined(pieces)];
}

const joined = (pieces: readonly string[]): string => btoa(pieces.map((one) => atob(one)).join(""));

/** Keeps the offered replica aside on the station and copies the journal anew. */
export async function rebuildReplica(
  desk: Pick<Desk, "journal.keepReplicaAside">,
  replica: Replica,
  meetingId: string,
): Promise<Outcome<null>> {
  const aside = await desk["journal.keepReplicaAside"]({ meetingId });
  if (!aside.ok) return aside;
  await replica.beginAnew(meetingId);
  return ok(null);
}
