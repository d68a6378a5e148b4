import type { PersonId } from "../../ids.ts";
import type { ChainHead } from "../../journal/record.ts";

/** Of the journal itself: what it records about where its own lines come from. */
export type JournalEvent = JournalRestored | MeetingMoved;

/** The first line behind those that came from a copy. */
export interface JournalRestored {
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
 * 转机: the first line that another station wrote, behind those of a mirror. Nobody's PIN stands
 * behind it, since none can be checked there: whoever presides consents by resuming the meeting.
 */
export interface MeetingMoved {
  readonly type: "meetingMoved";
  readonly v: 1;
  /** Ed25519 key of the station that kept the journal so far, 64 hex digits. */
  readonly fromStation: string;
  /** The same of the one that keeps it from here on. */
  readonly toStation: string;
  /** The last line of the copy: the one before this line. */
  readonly taken: ChainHead;
  /**
   * The last wall time in the copy, as its lines have it: advisory, since order is by line. Null where
   * none has any, which the format permits.
   */
  readonly takenAt: string | null;
  /** Ends of other copies at hand that go another way and were left as they are. */
  readonly passedOver: readonly ChainHead[];
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
