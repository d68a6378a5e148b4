import { expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { clockAfter, noClock, readClock } from "../../src/core/meeting/defense/defense-clock.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { defenseMinutesOf } from "../../src/core/rules/defense-minutes.ts";
import { sampleRules } from "../support/small-manifest.ts";

const a1 = applicantId("A1");
const minute = 60_000;
const start = Date.parse("2024-11-12T01:00:00Z");
const plain = (type: string): MeetingEvent =>
  ({ type, v: 1, applicantId: a1, override: null }) as unknown as MeetingEvent;
const undone = (command: string): MeetingEvent =>
  ({
    type: "stepUndone",
    v: 1,
    reason: "误点",
    step: { command, applicantId: a1 },
  }) as MeetingEvent;

/** The clock after events, each at so many minutes; `null`: a line without time. */
function clockOf(...events: readonly (readonly [MeetingEvent, number | null])[]) {
  return events.reduce((clock, [event, at], index) => {
    const time = at === null ? {} : { at: new Date(start + at * minute).toISOString() };
    return clockAfter(clock, { v: 1, seq: index + 1, prev: "", command: "", event, ...time });
  }, noClock);
}

test("statement and questions run one after the other, and stand while paused", () => {
  const clock = clockOf(
    [plain("applicantCalled"), 0],
    [plain("statementStarted"), 1],
    [plain("clockPaused"), 4],
    [plain("clockContinued"), 10],
    [plain("questionsStarted"), 12],
  );

  expect(readClock(clock, start + 15 * minute)).toEqual({
    ...{ part: "questions", paused: false, jumped: false, untimed: false },
    ...{ statementMs: 5 * minute, questionsMs: 3 * minute },
  });
});

test("a start that was taken back never was; one taken back pause let time run on", () => {
  const slip = clockOf(
    [plain("applicantCalled"), 0],
    [plain("statementStarted"), 1],
    [undone("startStatement"), 2],
  );
  const pause = clockOf(
    [plain("statementStarted"), 1],
    [plain("clockPaused"), 2],
    [undone("pauseClock"), 3],
  );

  expect(readClock(slip, start + 9 * minute).part).toBe("notStarted");
  expect(readClock(pause, start + 5 * minute).statementMs).toBe(4 * minute);
});

test("a clock that was set back is said, and counts as no time", () => {
  const clock = clockOf([plain("statementStarted"), 10], [plain("questionsStarted"), 3]);
  const reading = readClock(clock, start + 4 * minute);

  expect(reading).toMatchObject({ jumped: true, statementMs: 0, questionsMs: minute });
  expect(readClock(clockOf([plain("statementStarted"), 10]), start).jumped).toBe(true);
});

test("lines without time, as while a round is open, are said too", () => {
  expect(readClock(clockOf([plain("statementStarted"), null]), start).untimed).toBe(true);
});

test("a level's own minutes go before the common ones", () => {
  const engineer = { level: "engineer", defenseMinutes: 25, statementMinutes: 12 } as const;
  const rules = { ...sampleRules, levelMinutes: [engineer] };

  expect(defenseMinutesOf(rules, "engineer").defenseMinutes).toBe(25);
  expect(defenseMinutesOf(rules, "technician")).toEqual({
    ...{ defenseMinutes: 20, statementMinutes: 10 },
  });
});

test("§9.20 on the spare the clock stands where the other laptop last wrote, and says that time is missing", () => {
  const moved = { type: "meetingMoved", v: 1 } as unknown as MeetingEvent;
  const clock = clockOf(
    [plain("applicantCalled"), 0],
    [plain("statementStarted"), 1],
    [plain("questionsStarted"), 5],
    [moved, 40],
    [plain("clockContinued"), 60],
  );

  expect(readClock(clock, start + 62 * minute)).toMatchObject({
    ...{ part: "questions", paused: false, untimed: true },
    ...{ statementMs: 4 * minute, questionsMs: 2 * minute },
  });
});
