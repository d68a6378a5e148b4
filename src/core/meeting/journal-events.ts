import type { PersonId } from "../ids.ts";
import type { ChainHead } from "../journal/record.ts";

/** Of the journal itself: what it records about where its own lines come from. */
export interface JournalEvent {
  /** The first line behind those that came from a copy. */
  readonly type: "journalRestored";
  readonly v: 1;
  readonly source: RestoredFrom;
  readonly because: JournalTrouble;
  /** The last line of the copy: the one before this line. */
  readonly restored: ChainHead;
  /** The last line that could be read of the journal in place; `null` where there was none. */
  readonly replaced: ChainHead | null;
  readonly chairId: PersonId;
  readonly reason: string;
}

/**
 * `replica`: what the screens had copied; `mirror`: the segments on a stick; `remainder`: what the
 * damaged journal still holds before the damage.
 */
export type RestoredFrom = "replica" | "mirror" | "remainder";

/**
 * What was wrong with the journal in place: not there, damaged, its end torn, another's or unknown
 * (`unreadable`), or sound and not what the copy goes on from (`outdated`).
 */
export type JournalTrouble = "missing" | "damaged" | "torn" | "unreadable" | "outdated";
