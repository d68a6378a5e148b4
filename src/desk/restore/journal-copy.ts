import { recordLine } from "../../core/journal/record.ts";
import type { RestoredFrom } from "../../core/meeting/journal/journal-events.ts";
import { restoringChair } from "../../core/meeting/who.ts";
import { refusal, type Refusal } from "../../core/refusals/refusal.ts";
import { isDesksOwn } from "../../core/result/redecide.ts";
import { restoredFromWords } from "../../core/words.ts";
import type { OwnJournal } from "./own-journal.ts";
import { readJournal, type JournalOwner, type ReadJournal } from "./read-journal.ts";

/** A copy as somebody brings it: header and frames like a journal file, and nothing checked yet. */
export interface BroughtCopy {
  /** `replica`, `remainder`, or `mirror:` with the mirror's name and the drive's id. */
  readonly copyId: string;
  readonly source: RestoredFrom;
  /** The drive's label; `null` for what is on no drive. */
  readonly label: string | null;
  readonly bytes: Uint8Array;
  /** Why nothing behind these bytes is used; `null` where all was there. */
  readonly fault: Refusal | null;
}

/** A copy that was read, and what it says beside the journal in place. */
export interface JournalCopy extends BroughtCopy {
  readonly read: ReadJournal | null;
  /** Lines that it has and the journal in place hasn't, and the other way round. */
  readonly won: number;
  readonly lost: number;
  /** Why the journal may not be restored from it; `null` where it may. */
  readonly refusal: Refusal | null;
}

/** Checks a copy as if a stranger had made it, and compares it with the journal in place. */
export async function checkCopy(
  brought: BroughtCopy,
  own: OwnJournal,
  owner: JournalOwner,
): Promise<JournalCopy> {
  const { bytes, source } = brought;
  const refused = (because: Refusal): JournalCopy => ({
    ...{ ...brought, read: null, won: 0, lost: 0, refusal: because },
  });
  if (bytes.length === 0) return refused(brought.fault ?? refusal("COPY_EMPTY"));
  const read = await readJournal(bytes, restoredFromWords[source], owner);
  if (!read.ok) return refused(read.error);
  const { head, end } = read.value.frames;
  // The remainder ends where the damage begins; of a copy every byte must be what was written. What
  // is sound before a spoiled end stays of use: nobody can hinder restoring by adding to a copy.
  const isSpoiled = end < bytes.length && source !== "remainder";
  const fault = isSpoiled ? refusal("COPY_FORGED", { line: head.seq + 1 }) : brought.fault;
  if (head.seq === 0) return refused(fault ?? refusal("COPY_EMPTY"));
  const shared = sharedLines(own.read, read.value);
  const lost = (own.read?.frames.head.seq ?? 0) - shared;
  const compared = { won: head.seq - shared, lost };
  const copy = { ...brought, ...compared, fault, read: read.value };
  return { ...copy, refusal: whyNot(own, read.value, compared) };
}

function whyNot(
  own: OwnJournal,
  copy: ReadJournal,
  { won, lost }: Pick<JournalCopy, "won" | "lost">,
): Refusal | null {
  const shared = copy.frames.head.seq - won;
  const ownLines = own.read?.records.slice(shared) ?? [];
  if (won === 0 && (own.condition === "sound" || lost > 0)) return refusal("COPY_NOT_AHEAD");
  // What the desk says by itself at each opening is said again; what people did is never dropped.
  if (!ownLines.every(({ event }) => isDesksOwn(event)))
    return refusal("COPY_FORKED", { line: shared + 1 });
  return restoringChair(copy.state) ? null : refusal("RESTORE_NO_CHAIR");
}

/** How many lines two journals begin with alike. */
export function sharedLines(own: ReadJournal | null, copy: ReadJournal): number {
  // Each record names the hash of the line before: the first that differs ends what is shared.
  const mine = own?.records ?? [];
  const differs = mine.findIndex((record, index) => {
    const other = copy.records[index];
    return !other || recordLine(record) !== recordLine(other);
  });
  return differs < 0 ? mine.length : differs;
}
