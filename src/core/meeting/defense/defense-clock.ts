import type { ApplicantId } from "../../ids.ts";
import type { JournalRecord } from "../../journal/record.ts";
import type { ClockEvent } from "./defense-events.ts";
import type { MeetingEvent } from "../events.ts";
import type { ApplicantStep } from "./undoable-step.ts";

/** What the journal says of the clock of the last call. Advisory: only screens and papers read it. */
export interface ClockMarks {
  readonly applicantId: ApplicantId | null;
  readonly marks: readonly ClockMark[];
}

export interface ClockMark {
  readonly type: ClockEvent["type"];
  /** RFC 3339; `undefined` for a line without time, as while a round is open. */
  readonly at: string | undefined;
}

export const noClock: ClockMarks = { applicantId: null, marks: [] };

/** The marks after one more line. A mark that was taken back is gone, and time ran on. */
export function clockAfter(clock: ClockMarks, record: JournalRecord<MeetingEvent>): ClockMarks {
  const { event, at } = record;
  switch (event.type) {
    case "applicantCalled":
      return { applicantId: event.applicantId, marks: [] };
    case "statementStarted":
    case "questionsStarted":
    case "clockPaused":
    case "clockContinued":
      return { ...clock, marks: [...clock.marks, { type: event.type, at }] };
    case "meetingMoved": {
      // When the other station stopped isn't known: a pause without time, so that none of it counts.
      const last = clock.marks.at(-1);
      const ran = last !== undefined && last.type !== "clockPaused";
      return ran
        ? { ...clock, marks: [...clock.marks, { type: "clockPaused", at: undefined }] }
        : clock;
    }
    case "stepUndone": {
      const { command } = event.step;
      if (command === "callApplicant") return noClock;
      return isClockStep.has(command) ? { ...clock, marks: clock.marks.slice(0, -1) } : clock;
    }
    default:
      return clock;
  }
}

const isClockStep: ReadonlySet<string> = new Set<ApplicantStep>([
  "startStatement",
  "startQuestions",
  "pauseClock",
  "continueClock",
]);

/** The clock as it stands, in ms. */
export interface ClockReading {
  readonly part: "notStarted" | "statement" | "questions";
  readonly paused: boolean;
  readonly statementMs: number;
  readonly questionsMs: number;
  /** Some line is later than the one after it, or than now: the station's clock was set back. */
  readonly jumped: boolean;
  /** Some line has no time, so that what ran can't be known. */
  readonly untimed: boolean;
}

/** Reads the marks at `now`, ms since 1970. Time that ran backwards counts as none. */
export function readClock({ marks }: ClockMarks, now: number): ClockReading {
  const reading = {
    part: "notStarted" as ClockReading["part"],
    ...{ paused: false, statementMs: 0, questionsMs: 0, jumped: false, untimed: false },
  };
  let since: number | undefined;
  const runTo = (time: number) => {
    if (since !== undefined && !reading.paused) {
      reading.jumped ||= time < since;
      const ran = Math.max(0, time - since);
      if (reading.part === "statement") reading.statementMs += ran;
      if (reading.part === "questions") reading.questionsMs += ran;
    }
    since = time;
  };
  for (const { type, at } of marks) {
    if (at === undefined) reading.untimed = true;
    else runTo(Date.parse(at));
    if (type === "statementStarted") reading.part = "statement";
    if (type === "questionsStarted") reading.part = "questions";
    reading.paused = type === "clockPaused";
  }
  if (since !== undefined) runTo(now);
  return reading;
}
