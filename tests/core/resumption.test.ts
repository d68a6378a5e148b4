import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];
const openRound = {
  type: "openRound",
  way: "station",
  motions: [applicantId("A1")],
  scrutineerId: personId("Z3"),
  tellerId: personId("Z4"),
} as const;
const slot = "ab".repeat(32);
const hand = (id: string) =>
  ({ type: "handPaper", expertId: personId(id), projectorChecked: true }) as const;
const interrupted: MeetingEvent = { type: "roundInterrupted", v: 1, round: 1 };
const destroy = { type: "destroyCodes", round: 1, note: null } as const;

const resumable = (applicants = 2) =>
  aMeeting({ applicants, rules: { resumableRounds: true } }).readyToVote();

describe("with 断电续投", () => {
  test("no paper is handed out before both codes were typed back", () => {
    const meeting = resumable().does(openRound);
    const box = { type: "confirmEmptyBox", projectorChecked: true } as const;

    expect(meeting.tries(box)).toBe("CODES_NOT_CONFIRMED");
    expect(meeting.tries(hand("Z5"))).toBe("BOX_NOT_CONFIRMED");
    meeting.does({ type: "confirmCodes", slot });
    expect(meeting.tries({ type: "confirmCodes", slot })).toBe("CODES_ALREADY_CONFIRMED");
    expect(meeting.tries(box)).toBe("done");
  });

  test("an interrupted round waits, and nothing of it goes on without the codes", () => {
    const meeting = resumable().roundOpened("A1").cast("Z5").happens(interrupted);

    expect(meeting.tries(openRound)).toBe("ROUND_IN_PROGRESS");
    for (const command of [
      hand("Z6"),
      { type: "returnPaper", expertId: personId("Z6"), slot } as const,
      { type: "closeRound", reason: "停电" } as const,
      { type: "tallyRound", counts: [] } as const,
    ])
      expect(meeting.tries(command)).toBe("ROUND_WAITS_FOR_CODES");
    meeting.does({ type: "resumeRound" });
    expect(meeting.tries({ type: "resumeRound" })).toBe("ROUND_NOT_INTERRUPTED");
    expect(meeting.tries(hand("Z5"))).toBe("PAPER_ALREADY_RETURNED");
    expect(meeting.tries(hand("Z6"))).toBe("done");
  });

  test("an interruption behind the close waits too, and the tally is that of the papers returned", () => {
    const meeting = resumable()
      .roundOpened("A1")
      .cast(...everyone)
      .does({ type: "closeRound", reason: null })
      .happens(interrupted);

    expect(meeting.tries({ type: "tallyRound", counts: meeting.countsOf(9) })).toBe(
      "ROUND_WAITS_FOR_CODES",
    );
    meeting.does({ type: "resumeRound" });
    expect(meeting.tries({ type: "tallyRound", counts: meeting.countsOf(9) })).toBe("done");
  });

  test("where a code is lost the chair voids the round, and the next is opened when the slips are accounted for", () => {
    const meeting = resumable().roundOpened("A1").cast("Z5").happens(interrupted);
    meeting.does({ type: "voidRound", note: "监票人的续投码遗失" });

    expect(meeting.tries(openRound)).toBe("CODES_NOT_DESTROYED");
    expect(meeting.tries({ type: "lockMeeting", note: "改日表决" })).toBe("CODES_NOT_DESTROYED");
    meeting.does({ ...destroy, note: "监票人的一张遗失" });
    expect(meeting.state().rounds[0]?.resumption?.codes).toBe("lost");
    expect(meeting.tries(destroy)).toBe("CODES_NONE_OUT");
    expect(meeting.tries(openRound)).toBe("done");
  });

  test("nobody goes into a recess while slips with codes are about", () => {
    const meeting = resumable().roundOpened("A1").cast("Z5").happens(interrupted);
    meeting.does({ type: "voidRound", note: "监票人的续投码遗失" });

    expect(meeting.tries({ type: "beginRecess" })).toBe("CODES_NOT_DESTROYED");
    meeting.does(destroy);
    expect(meeting.tries({ type: "beginRecess" })).toBe("done");
  });

  test("whoever leaves while the round waits lowers the attendance, down to a void round", () => {
    const meeting = resumable().roundOpened("A1").cast("Z5").happens(interrupted);
    for (const id of ["Z6", "Z7", "Z8", "Z9"])
      meeting.does({ type: "leave", expertId: personId(id) });

    expect(meeting.state().rounds[0]?.voided?.because).toBe("belowQuorum");
    expect(meeting.tries({ type: "resumeRound" })).toBe("NO_ROUND");
  });

  test("outcomes are announced only when chair and scrutineer have destroyed the slips", () => {
    const meeting = resumable()
      .roundOpened("A1")
      .cast(...everyone);
    expect(meeting.tries(destroy)).toBe("CODES_STILL_NEEDED");
    meeting.does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(7) });

    expect(meeting.tries({ type: "announceOutcomes" })).toBe("CODES_NOT_DESTROYED");
    expect(meeting.tries(destroy, ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(destroy, ["Z1", "Z3"])).toBe("done");
    expect(meeting.tries({ type: "announceOutcomes" })).toBe("done");
  });

  test("where scrutineer and teller have left, the supervisor witnesses the destruction", () => {
    const meeting = resumable()
      .roundOpened("A1")
      .cast(...everyone);
    meeting.does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(7) });
    for (const id of ["Z3", "Z4"]) meeting.does({ type: "leave", expertId: personId(id) });

    expect(meeting.tries(destroy, ["Z1", "Z3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(destroy, ["Z1", "GZ3"])).toBe("done");
  });

  test("a round on paper has no codes", () => {
    const meeting = resumable().does({ ...openRound, way: "paper" });
    expect(meeting.tries({ type: "confirmCodes", slot })).toBe("ROUND_HAS_NO_CODES");
    expect(meeting.tries({ type: "confirmEmptyBox", projectorChecked: false })).toBe("done");
  });
});

describe("without it", () => {
  test("there is nothing to confirm, resume or destroy", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1").cast("Z5");
    expect(meeting.tries({ type: "confirmCodes", slot })).toBe("ROUND_HAS_NO_CODES");
    expect(meeting.tries({ type: "resumeRound" })).toBe("ROUND_NOT_INTERRUPTED");
    expect(meeting.tries(destroy)).toBe("CODES_NONE_OUT");
    expect(() => meeting.happens(interrupted)).toThrow("codes of a round that has none");
  });
});

test("no journal of a round that went on by itself, or kept its papers otherwise, is believed", () => {
  const meeting = resumable().roundOpened("A1").cast("Z5").happens(interrupted);
  meeting.does({ type: "resumeRound" }).cast(...everyone.filter((id) => id !== "Z5"));
  meeting.does({ type: "closeRound", reason: null });
  meeting.does({ type: "tallyRound", counts: meeting.countsOf(7) });
  meeting.does(destroy).does({ type: "announceOutcomes" });
  const { manifest } = meeting;
  const events = meeting.events();

  expect(replay(meetingFacts(manifest), events)).toEqual(meeting.state());
  const without = events.filter(({ type }) => type !== "roundResumed");
  expect(() => replay(meetingFacts(manifest), without)).toThrow("without its codes");
  const forged = events.map((event) =>
    event.type === "paperReturned"
      ? { type: event.type, v: 1 as const, round: event.round, expertId: event.expertId }
      : event,
  );
  expect(() => replay(meetingFacts(manifest), forged)).toThrow("another way than the rules say");
});
