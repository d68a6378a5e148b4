import type { DefenseEvent } from "./defense/defense-events.ts";
import type { DiscussionEvent } from "./discussion/discussion-events.ts";
import type { FormEvent } from "./forms/form-events.ts";
import type { CorrectionEvent, GradeEvent } from "./grades/grade-events.ts";
import type { JournalEvent } from "./journal/journal-events.ts";
import type { OpeningEvent } from "./journal/opening-events.ts";
import type { PeopleEvent } from "./people/people-events.ts";
import type { PrivatePageEvent } from "./reading/private-page-events.ts";
import type { ReadingEvent } from "./reading/reading-events.ts";
import type { RoundEvent } from "./round/round-events.ts";

/**
 * Past-tense facts of one meeting. The fields of a released `v` never change.
 * No event holds, or depends on, how anyone marked a ballot paper before the tally.
 */
export type MeetingEvent =
  | JournalEvent
  | OpeningEvent
  | PeopleEvent
  | ReadingEvent
  | DefenseEvent
  | GradeEvent
  | CorrectionEvent
  | PrivatePageEvent
  | DiscussionEvent
  | FormEvent
  | RoundEvent;

/** Events that carry no wall time: while a round is open, time would tell who voted when. */
const timeless: ReadonlySet<MeetingEvent["type"]> = new Set([
  "roundOpened",
  "emptyBoxConfirmed",
  "paperHanded",
  "paperReturned",
  "roundCodesConfirmed",
  "roundInterrupted",
  "roundResumed",
  "roundClosed",
  "paperCountsEntered",
  "roundTallied",
  "roundVoided",
]);

export const hasWallTime = (event: MeetingEvent): boolean => !timeless.has(event.type);
