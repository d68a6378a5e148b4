import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { PaperReading } from "../../src/core/meeting/round/round-events.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { ImpossibleFact } from "../../src/core/meeting/impossible-fact.ts";
import { differencesBetween } from "../../src/core/meeting/round/paper-counts.ts";
import { stageOf } from "../../src/core/meeting/stage.ts";
import { decisionOn } from "../../src/core/meeting/round/tally-view.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import type { ManifestWishes } from "../support/small-manifest.ts";

const a1 = applicantId("A1");
const a2 = applicantId("A2");
type Reading = Omit<PaperReading, "entry">;

const marks = (
  id: typeof a1,
  approve: number,
  reject: number,
  abstain = 0,
  unreadable = 0,
): Reading["counts"][number] => ({ applicantId: id, approve, reject, abstain, unreadable });
const papers = (kind: number, issued: number, returned: number, spoiled = 0) => ({
  ...{ kind, issued, returned, spoiled },
});
const enters = (entry: "first" | "second", reading: Reading) =>
  ({ type: "enterPaperCounts", entry, ...reading }) as const;
/** Nine papers of one kind, seven approve. */
const sound: Reading = { papers: [papers(1, 9, 9)], counts: [marks(a1, 7, 2)] };

const closed = (...motions: readonly string[]) => closedWith({}, ...motions);
const closedWith = (wishes: ManifestWishes, ...motions: readonly string[]) =>
  aMeeting(wishes)
    .readyToVote()
    .paperRoundOpened(...motions)
    .does({ type: "closeRound", reason: null });

describe("a paper round", () => {
  test("is tallied when scrutineer and teller, each behind their own PIN, read the same", () => {
    const meeting = closed("A1");
    expect(meeting.tries(enters("first", sound), ["Z4"])).toBe("AUTHORITY_MISSING");
    meeting.does(enters("first", sound), ["Z3"]);
    expect(meeting.state().rounds[0]?.status).toBe("closed");
    expect(meeting.tries(enters("second", sound), ["Z3"])).toBe("AUTHORITY_MISSING");
    meeting.does(enters("second", sound), ["Z4"]);

    expect(stageOf(meeting.state(), a1)).toBe("passed");
    expect(meeting.tries(enters("second", sound))).toBe("ROUND_ALREADY_TALLIED");
    meeting.does({ type: "announceOutcomes" });
    expect(replay(meetingFacts(meeting.manifest), meeting.events())).toEqual(meeting.state());
  });

  test("shows where two readings differ, and either is entered again", () => {
    const meeting = closed("A1").does(enters("first", sound));
    const other = { papers: [papers(1, 9, 9, 1)], counts: [marks(a1, 6, 2)] };
    meeting.does(enters("second", other));
    const round = meeting.state().rounds[0]!;

    expect(round.status).toBe("closed");
    expect(differencesBetween(round.readings.get("first")!, round.readings.get("second")!)).toEqual(
      [
        { kind: 1, field: "spoiled", first: 0, second: 1 },
        { applicantId: "A1", field: "approve", first: 7, second: 6 },
      ],
    );
    meeting.does(enters("first", other));
    expect(decisionOn(meeting.state(), meeting.state().rounds[0]!, a1)).toMatchObject({
      ...{ approve: 6, reject: 2, spoiled: 1, unreadable: 0 },
      ...{ base: 9, notReturned: 0, needed: 6, passed: true },
    });
  });

  test("counts spoiled and unreadable papers in the base; only 有效票 leaves them out", () => {
    const reading = { papers: [papers(1, 9, 8, 1)], counts: [marks(a1, 5, 1, 0, 1)] };
    for (const [base, size, passed] of [
      ["presentLessRecused", 9, false],
      ["present", 9, false],
      ["wholeCommittee", 9, false],
      ["validMarks", 6, true],
    ] as const) {
      const meeting = closedWith({ rules: { base } }, "A1");
      meeting.does(enters("first", reading)).does(enters("second", reading));
      expect(decisionOn(meeting.state(), meeting.state().rounds[0]!, a1)).toMatchObject({
        ...{ base: size, notReturned: 1, spoiled: 1, unreadable: 1, passed },
      });
    }
  });

  test("has papers of their own for motions with a recusal", () => {
    const meeting = aMeeting().readyToVote();
    meeting.does({
      ...{ type: "decideRecusal", expertId: personId("Z8"), applicantId: a1 },
      ...{ recused: true, reason: "亲属" },
    });
    meeting.paperRoundOpened("A1", "A2", "A3").does({ type: "closeRound", reason: null });
    expect(meeting.state().rounds[0]?.kinds).toEqual([
      { motions: ["A2", "A3"], copies: 9 },
      { motions: ["A1"], copies: 8 },
    ]);
    const a3 = applicantId("A3");
    const reading = {
      papers: [papers(1, 9, 9, 1), papers(2, 8, 7)],
      counts: [marks(a1, 6, 1), marks(a2, 8, 0), marks(a3, 5, 3)],
    };
    meeting.does(enters("first", reading)).does(enters("second", reading));
    const [round] = meeting.state().rounds;
    expect(decisionOn(meeting.state(), round!, a1)).toMatchObject({
      ...{ recused: 1, base: 8, notReturned: 1, passed: true },
    });
    expect(decisionOn(meeting.state(), round!, a2)).toMatchObject({ base: 9, spoiled: 1 });
    expect(stageOf(meeting.state(), a3)).toBe("notPassed");
  });

  test.each([
    ["MARKS_DONT_FIT", { ...sound, counts: [marks(a1, 7, 1)] }],
    ["MARKS_DONT_FIT", { ...sound, papers: [papers(1, 9, 9, 1)] }],
    ["PAPER_KINDS_WRONG", { ...sound, papers: [] }],
    ["PAPER_KINDS_WRONG", { ...sound, papers: [papers(2, 9, 9)] }],
    ["PAPER_MOTIONS_WRONG", { ...sound, counts: [] }],
    ["PAPER_MOTIONS_WRONG", { ...sound, counts: [marks(a1, 7, 2), marks(a1, 7, 2)] }],
    ["PAPER_MOTIONS_WRONG", { ...sound, counts: [marks(a2, 7, 2)] }],
    ["PAPERS_OVERISSUED", { ...sound, papers: [papers(1, 10, 9)] }],
    ["PAPERS_OVERSPOILED", { ...sound, papers: [papers(1, 9, 9, 10)] }],
    ["PAPERS_NOT_TO_BE_COUNTED", { papers: [papers(1, 8, 9)], counts: [marks(a1, 7, 2)] }],
    ["PAPERS_NOT_TO_BE_COUNTED", { papers: [papers(1, 9, 5)], counts: [marks(a1, 4, 1)] }],
  ] as const)("refuses a reading that doesn't add up: %s", (code, reading) => {
    expect(closed("A1").tries(enters("first", reading))).toBe(code);
  });

  test("refuses abstentions where the rules have none", () => {
    const reading = { ...sound, counts: [marks(a1, 7, 1, 1)] };
    const meeting = closedWith({ rules: { abstentionAllowed: false } }, "A1");
    expect(meeting.tries(enters("first", reading))).toBe("ABSTENTION_NOT_ALLOWED");
  });

  test.each([
    ["tooManyReturned", papers(1, 8, 9)],
    ["tooFewReturned", papers(1, 9, 5)],
  ] as const)("is void uncounted when both read %s", (because, read) => {
    const reading = { papers: [read], counts: [] };
    const meeting = closed("A1").does(enters("first", reading));
    expect(meeting.state().rounds[0]?.status).toBe("closed");
    meeting.does(enters("second", reading));

    expect(meeting.state().rounds[0]).toMatchObject({ status: "void", counts: [] });
    expect(meeting.state().rounds[0]?.voided?.because).toBe(because);
    meeting.paperRoundOpened("A1");
  });

  test("keeps the ways apart: nothing of the station in it, and nothing of it on the station", () => {
    const paper = aMeeting().readyToVote().paperRoundOpened("A1");
    const expertId = personId("Z5");
    const hand = { type: "handPaper", expertId, projectorChecked: true } as const;
    expect(paper.tries(hand)).toBe("ROUND_IS_ON_PAPER");
    expect(paper.tries({ type: "returnPaper", expertId, slot: null })).toBe("ROUND_IS_ON_PAPER");
    expect(paper.tries(enters("first", sound))).toBe("ROUND_NOT_CLOSED");
    paper.does({ type: "closeRound", reason: null });
    expect(paper.tries({ type: "tallyRound", counts: [] })).toBe("ROUND_IS_ON_PAPER");

    const station = aMeeting().readyToVote().roundOpened("A1");
    expect(station.tries({ type: "notePaperInBox", expertId })).toBe("ROUND_IS_ON_STATION");
    station.cast("Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9");
    station.does({ type: "closeRound", reason: null });
    expect(station.tries(enters("first", sound))).toBe("ROUND_IS_ON_STATION");
  });

  test("a recount refuses a tally that the two didn't both read", () => {
    const meeting = closed("A1").does(enters("first", sound)).does(enters("second", sound));
    const forged = meeting
      .events()
      .map((event) =>
        event.type === "roundTallied"
          ? { ...event, counts: event.counts.map((one) => ({ ...one, approve: 9, reject: 0 })) }
          : event,
      );
    expect(() => replay(meetingFacts(meeting.manifest), forged)).toThrow(ImpossibleFact);
    const alone = meeting
      .events()
      .filter((event) => event.type !== "paperCountsEntered" || event.entry === "second");
    expect(() => replay(meetingFacts(meeting.manifest), alone)).toThrow(ImpossibleFact);
  });
});

test("once a reading is known, the chair alone can't void a paper round that displeases", () => {
  const voided = { type: "voidRound", note: "重新投票" } as const;
  const meeting = closed("A1");
  expect(meeting.tries(voided, [])).toBe("AUTHORITY_MISSING");
  meeting.does(enters("first", sound));
  expect(meeting.tries(voided, ["Z1"])).toBe("AUTHORITY_MISSING");
  meeting.does(voided, ["Z1", "GZ3"]);
  expect(meeting.state().rounds[0]?.readings.get("first")).toEqual(sound);
  expect(aMeeting().readyToVote().roundOpened("A1").tries(voided, ["Z1"])).toBe("done");
});

describe("leaving during a paper round", () => {
  const leave = (id: string) => ({ type: "leave", expertId: personId(id) }) as const;

  test("lowers the base unless the scrutineer saw the paper in the box", () => {
    const meeting = aMeeting().readyToVote().paperRoundOpened("A1");
    const note = { type: "notePaperInBox", expertId: personId("Z8") } as const;
    expect(meeting.tries(note, ["Z8"])).toBe("AUTHORITY_MISSING");
    meeting.does(note, ["Z3"]);
    expect(meeting.tries(note)).toBe("PAPER_ALREADY_RETURNED");
    meeting.does(leave("Z8")).does(leave("Z9"));
    expect(meeting.tries({ type: "notePaperInBox", expertId: personId("Z9") })).toBe("NOT_A_VOTER");
    meeting.does({ type: "closeRound", reason: null });

    const nine = { papers: [papers(1, 9, 9)], counts: [] };
    expect(meeting.tries(enters("first", { ...nine, counts: [marks(a1, 9, 0)] }))).toBe(
      "PAPERS_NOT_TO_BE_COUNTED",
    );
    const eight = { papers: [papers(1, 9, 8)], counts: [marks(a1, 6, 2)] };
    meeting.does(enters("first", eight)).does(enters("second", eight));
    expect(decisionOn(meeting.state(), meeting.state().rounds[0]!, a1)).toMatchObject({
      ...{ present: 8, base: 8, notReturned: 0, needed: 6, passed: true },
    });
  });

  test("below the quorum the round is void, also by one who may vote on nothing in it", () => {
    const meeting = aMeeting({ experts: 6 }).readyToVote();
    meeting.does({
      ...{ type: "decideRecusal", expertId: personId("Z6"), applicantId: a1 },
      ...{ recused: true, reason: "亲属" },
    });
    meeting.paperRoundOpened("A1").does(leave("Z5")).does(leave("Z2"));
    expect(meeting.state().rounds[0]?.status).toBe("voting");
    meeting.does(leave("Z6"));

    expect(meeting.state().rounds[0]?.voided?.because).toBe("belowQuorum");
  });

  test("who comes late or comes back is not of the round", () => {
    const meeting = aMeeting().readyToVote().does(leave("Z9")).paperRoundOpened("A1");
    meeting.does({ type: "comeBack", expertId: personId("Z9") });
    const note = { type: "notePaperInBox", expertId: personId("Z9") } as const;

    expect(meeting.tries(note)).toBe("NOT_A_VOTER");
    expect(meeting.state().rounds[0]?.kinds[0]?.copies).toBe(8);
  });
});
