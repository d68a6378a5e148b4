import { expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import {
  forecastOf,
  usualLimits,
  warningsBefore,
} from "../../src/core/meeting/round/round-warnings.ts";
import { aMeeting } from "../support/meeting-builder.ts";

const motions = ["A1", "A2", "A3"].map(applicantId);
const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];
const recusal = (expert: string, applicant: string) =>
  ({
    type: "decideRecusal",
    expertId: personId(expert),
    applicantId: applicantId(applicant),
    recused: true,
    reason: "亲属",
  }) as const;

test("unanimity is always warned of, nothing else where there is nothing else", () => {
  const meeting = aMeeting().readyToVote();
  expect(warningsBefore(meeting.state(), motions, "station")).toEqual([{ code: "unanimity" }]);
});

test("two or three voters are a small base", () => {
  const meeting = aMeeting({ experts: 4 }).readyToVote().does(recusal("Z4", "A2"));
  expect(warningsBefore(meeting.state(), motions, "paper")).toContainEqual({
    ...{ code: "smallBase", applicantIds: ["A2"], voters: 3 },
  });
});

test("a recusal of one person is a difference of one to the round's other motions", () => {
  const meeting = aMeeting().readyToVote().does(recusal("Z4", "A2")).does(recusal("Z5", "A3"));
  expect(warningsBefore(meeting.state(), motions, "station")[0]).toEqual({
    ...{ code: "oneApartInRound", applicantIds: ["A2", "A3"] },
  });
  // Each lacks another person, so that they differ by two.
  const both = [applicantId("A2"), applicantId("A3")];
  expect(warningsBefore(meeting.state(), both, "station")).toEqual([{ code: "unanimity" }]);
});

test("one voter more or less than in a published tally is warned of, also in a voided one", () => {
  const meeting = aMeeting()
    .readyToVote()
    .roundOpened("A1")
    .cast(...everyone)
    .does({ type: "closeRound", reason: null });
  meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
  meeting.does({ type: "announceOutcomes" });
  expect(warningsBefore(meeting.state(), [applicantId("A2")], "station")).toHaveLength(1);
  meeting.does({ type: "leave", expertId: personId("Z9") });
  const apart = { code: "oneApartFromTally", applicantIds: ["A2"], rounds: [1] };
  expect(warningsBefore(meeting.state(), [applicantId("A2")], "station")).toContainEqual(apart);

  meeting.does({ type: "voidTalliedRound", round: 1, note: "发现回避" });
  expect(warningsBefore(meeting.state(), [applicantId("A1")], "station")).toContainEqual({
    ...{ ...apart, applicantIds: ["A1"] },
  });
  meeting.does({ type: "leave", expertId: personId("Z8") });
  expect(warningsBefore(meeting.state(), [applicantId("A1")], "station")).toHaveLength(1);
});

test("a large round on the station is better voted on paper, from a size that can be set", () => {
  const meeting = aMeeting().readyToVote();
  const limits = { ...usualLimits, mostMarksOnStation: 26 };
  expect(warningsBefore(meeting.state(), motions, "station", limits)).toContainEqual({
    ...{ code: "paperAdvised", marks: 27, most: 26 },
  });
  expect(warningsBefore(meeting.state(), motions, "paper", limits)).toHaveLength(1);
});

test("the time that a round takes is estimated in whole seconds from its voters and motions", () => {
  const meeting = aMeeting().readyToVote().does(recusal("Z4", "A2"));
  expect(forecastOf(meeting.state(), motions, "station")).toEqual({
    ...{ voters: 9, motions: 3, marks: 26, seconds: 9 * 40 + 26 * 5 },
  });
  expect(forecastOf(meeting.state(), motions, "paper").seconds).toBe(180 + 3 * 29 + 26 * 2);
});

test("eight times the motions take some eight times as long to look through, not sixty-four", () => {
  const meeting = aMeeting({ applicants: 4 }).readyToVote();
  const took = (motions: number) => {
    const many = Array.from({ length: motions }, (_, index) => applicantId(`X${index}`));
    const began = performance.now();
    warningsBefore(meeting.state(), many, "station");
    return performance.now() - began;
  };
  // In turn, and the best of many: whatever else the machine does, it doesn't do it all the time.
  const few: number[] = [];
  const many: number[] = [];
  for (let run = 0; run < 25; run += 1) {
    few.push(took(500));
    many.push(took(4_000));
  }
  expect(Math.min(...many) / Math.min(...few)).toBeLessThan(32);
});
