import type { MeetingState } from "./state.ts";

/** What a journal holds, in the numbers by which the people in the room know it again. */
export interface MeetingContent {
  readonly applicants: number;
  /** Whose defense has ended. */
  readonly heard: number;
  /** Who has at least one grade. */
  readonly graded: number;
  /** Who has a conclusion. */
  readonly concluded: number;
  /** On whom a tally decided that stands. */
  readonly voted: number;
}

/** The chair who resumes after a move, and the secretary who chooses a copy, compare these. */
export function meetingContent({ applicants, rounds }: MeetingState): MeetingContent {
  const progress = [...applicants.values()];
  const tallied = rounds.filter(({ status }) => status === "tallied" || status === "announced");
  const voted = tallied.flatMap(({ motions }) => motions.map(({ applicantId }) => applicantId));
  return {
    applicants: progress.length,
    heard: progress.filter(({ defense }) => defense === "ended").length,
    graded: progress.filter(({ grades }) => grades.size > 0).length,
    concluded: progress.filter(({ conclusion }) => conclusion !== null).length,
    voted: new Set(voted).size,
  };
}
