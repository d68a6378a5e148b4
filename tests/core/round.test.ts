import { describe, expect, test } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { decisionOn } from "../../src/core/meeting/round/tally-view.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { stageOf } from "../../src/core/meeting/stage.ts";
import { presidingChair } from "../../src/core/meeting/who.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import type { ManifestWishes } from "../support/small-manifest.ts";

const a1 = applicantId("A1");
const openRound = {
  type: "openRound",
  way: "station",
  motions: [a1],
  scrutineerId: personId("Z3"),
  tellerId: personId("Z4"),
} as const;
const everyone = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"];

describe("opening", () => {
  test("needs the quorum in the room", () => {
    const meeting = aMeeting().readyToVote();
    for (const id of ["Z6", "Z7", "Z8", "Z9"])
      meeting.does({ type: "leave", expertId: personId(id) });

    expect(meeting.tries(openRound)).toBe("QUORUM_NOT_MET");
    meeting.does({ type: "comeBack", expertId: personId("Z6") });
    expect(meeting.tries(openRound)).toBe("done");
  });

  test("needs scrutineer and teller, two experts, neither of them presiding", () => {
    const meeting = aMeeting().readyToVote();

    expect(meeting.tries({ ...openRound, tellerId: personId("Z3") })).toBe("COUNTERS_NOT_TWO");
    expect(meeting.tries({ ...openRound, tellerId: personId("Z1") })).toBe("CHAIR_CANT_COUNT");
    expect(meeting.tries({ ...openRound, tellerId: personId("GZ1") })).toBe("NOT_CHECKED_IN");
  });

  test("takes only admitted applicants whose discussion is closed", () => {
    const meeting = aMeeting().everyoneCheckedIn().defended("A1").graded("A1", 70);
    expect(meeting.tries(openRound)).toBe("NOT_ADMITTED");
    meeting.concluded("第一组", "Z1", { A1: "pass" });
    expect(meeting.tries(openRound)).toBe("DISCUSSION_NOT_CLOSED");
  });

  test("an absent applicant never reaches the ballot", () => {
    const meeting = aMeeting().everyoneCheckedIn().does({ type: "markAbsent", applicantId: a1 });

    expect(meeting.tries(openRound)).toBe("NOT_ADMITTED");
  });
});

describe("papers", () => {
  test("are handed out only after two people saw the empty box", () => {
    const meeting = aMeeting().readyToVote().does(openRound);
    const hand = { type: "handPaper", expertId: personId("Z5"), projectorChecked: true } as const;

    expect(meeting.tries(hand)).toBe("BOX_NOT_CONFIRMED");
    expect(meeting.tries({ type: "confirmEmptyBox", projectorChecked: true }, ["Z3"])).toBe(
      "AUTHORITY_MISSING",
    );
    meeting.does({ type: "confirmEmptyBox", projectorChecked: true });
    expect(meeting.tries(hand, [])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(hand)).toBe("done");
  });

  test("are returned once, by whom they were handed to", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1");
    const back = { type: "returnPaper", expertId: personId("Z5"), slot: null } as const;

    expect(meeting.tries(back)).toBe("PAPER_NOT_HANDED");
    meeting.cast("Z5");
    expect(meeting.tries(back)).toBe("PAPER_ALREADY_RETURNED");
    expect(
      meeting.tries({ type: "handPaper", expertId: personId("Z5"), projectorChecked: true }),
    ).toBe("PAPER_ALREADY_RETURNED");
  });

  test("showing a paper again adds no fact", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1");
    const hand = { type: "handPaper", expertId: personId("Z5"), projectorChecked: true } as const;
    const before = meeting.does(hand).events().length;

    expect(meeting.does(hand).events().length).toBe(before);
  });

  test("who came after the opening, is recused or never checked in gets none", () => {
    const meeting = aMeeting({ experts: 9 });
    meeting.readyToVote().does({ type: "leave", expertId: personId("Z9") });
    meeting.does({
      ...{ type: "decideRecusal", expertId: personId("Z8"), applicantId: a1 },
      ...{ recused: true, reason: "亲属" },
    } as const);
    meeting.roundOpened("A1").does({ type: "comeBack", expertId: personId("Z9") });

    for (const id of ["Z8", "Z9", "GZ1"]) {
      expect(
        meeting.tries({ type: "handPaper", expertId: personId(id), projectorChecked: true }),
      ).toBe("NOT_A_VOTER");
    }
  });
});

describe("closing and tallying", () => {
  test("six of nine pass by exactly two-thirds; five don't", () => {
    for (const [approvals, stage] of [
      [6, "passed"],
      [5, "notPassed"],
    ] as const) {
      const meeting = aMeeting()
        .readyToVote()
        .roundOpened("A1")
        .cast(...everyone);
      meeting.does({ type: "closeRound", reason: null });
      meeting.does({ type: "tallyRound", counts: meeting.countsOf(approvals) });
      expect(stageOf(meeting.state(), a1)).toBe(stage);
    }
  });

  test("papers that never came back are in the base and never approve", () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone.slice(0, 7));
    expect(meeting.tries({ type: "closeRound", reason: null })).toBe("PAPERS_MISSING");
    meeting.does({ type: "closeRound", reason: "两位专家无法联系" });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(5, "abstain") });
    const round = meeting.state().rounds[0]!;

    expect(decisionOn(meeting.state(), round, a1)).toMatchObject({
      base: 9,
      approve: 5,
      abstain: 2,
      notReturned: 2,
      needed: 6,
      passed: false,
    });
  });

  test("a recusal is taken out of the base: 同意 6／计票基数 8（出席 9 − 回避 1）passes", () => {
    const meeting = aMeeting();
    meeting.readyToVote().does({
      ...{ type: "decideRecusal", expertId: personId("Z8"), applicantId: a1 },
      ...{ recused: true, reason: "同学" },
    } as const);
    meeting.roundOpened("A1").cast(...everyone.filter((id) => id !== "Z8"));
    meeting.does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(6) });

    expect(decisionOn(meeting.state(), meeting.state().rounds[0]!, a1)).toMatchObject({
      present: 9,
      recused: 1,
      base: 8,
      needed: 6,
      passed: true,
    });
  });

  test("a round with fewer papers than the quorum is void and its counts stay unread", () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone.slice(0, 5));
    meeting.does({ type: "closeRound", reason: "时间到" });

    expect(meeting.state().rounds[0]).toMatchObject({
      status: "void",
      counts: [],
      voided: { because: "tooFewReturned" },
    });
    expect(meeting.tries(openRound)).toBe("done");
  });

  test("no tally before the close, none twice, no voiding after it", () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone);
    expect(meeting.tries({ type: "tallyRound", counts: [] })).toBe("ROUND_NOT_CLOSED");
    meeting.does({ type: "closeRound", reason: null });
    const counts = meeting.countsOf(9);
    expect(meeting.tries({ type: "tallyRound", counts }, ["Z3"])).toBe("AUTHORITY_MISSING");
    meeting.does({ type: "tallyRound", counts });

    expect(meeting.tries({ type: "tallyRound", counts })).toBe("ROUND_ALREADY_TALLIED");
    expect(meeting.tries({ type: "voidRound", note: "重来" })).toBe("ROUND_ALREADY_TALLIED");
    meeting.does({ type: "announceOutcomes" });
    expect(meeting.tries(openRound)).toBe("ALREADY_VOTED_ON");
  });

  test("counts that don't fit the returned papers are a bug, not a result", () => {
    const meeting = aMeeting()
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone);
    meeting.does({ type: "closeRound", reason: null });
    const none = { reject: 0, abstain: 0, spoiled: 0, unreadable: 0 };
    const counts = [{ applicantId: a1, approve: 10, ...none }];

    expect(() => meeting.tries({ type: "tallyRound", counts })).toThrow("doesn't fit");
  });
});

describe("leaving during a round", () => {
  test("before returning lowers the base, after returning changes nothing", () => {
    const meeting = aMeeting().readyToVote().roundOpened("A1").cast("Z8");
    meeting.does({ type: "leave", expertId: personId("Z8") });
    meeting.does({ type: "leave", expertId: personId("Z9") });
    meeting.cast(...everyone.slice(0, 7)).does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(6) });

    expect(decisionOn(meeting.state(), meeting.state().rounds[0]!, a1)).toMatchObject({
      present: 8,
      base: 8,
      notReturned: 0,
      passed: true,
    });
  });

  test("below the quorum the round is void", () => {
    const meeting = aMeeting({ experts: 6 }).readyToVote().roundOpened("A1").cast("Z1", "Z2");
    meeting.does({ type: "leave", expertId: personId("Z5") });
    meeting.does({ type: "leave", expertId: personId("Z6") });
    expect(meeting.state().rounds[0]?.status).toBe("voting");
    meeting.does({ type: "leave", expertId: personId("Z4") });

    expect(meeting.state().rounds[0]?.voided?.because).toBe("belowQuorum");
  });
});

describe("the chair leaving during a round", () => {
  const viceChairs = (...ids: readonly string[]): Partial<ManifestWishes> => ({
    expert: (one) => (ids.includes(one.id) ? { ...one, office: "viceChair" } : one),
  });
  const roundWithViceChair = (wishes: Partial<ManifestWishes>) => {
    const meeting = aMeeting(wishes).readyToVote();
    meeting.does({ ...openRound, scrutineerId: personId("Z2") });
    meeting.does({ type: "leave", expertId: personId("Z1") });
    return presidingChair(meeting.state())?.id;
  };

  test("a vice chair who is its scrutineer presides only where no other vice chair is there", () => {
    expect(roundWithViceChair(viceChairs("Z2", "Z5"))).toBe("Z5");
    expect(roundWithViceChair(viceChairs("Z2"))).toBe("Z2");
  });
});

describe("the projector", () => {
  test("is looked at by the scrutineer before the box, and again at every hand-over", () => {
    const meeting = aMeeting().readyToVote().does(openRound);
    expect(meeting.tries({ type: "confirmEmptyBox", projectorChecked: false })).toBe(
      "PROJECTOR_NOT_CHECKED",
    );
    meeting.does({ type: "confirmEmptyBox", projectorChecked: true });
    expect(meeting.events().at(-1)).toMatchObject({ projectorChecked: true });
    const hand = { type: "handPaper", expertId: personId("Z5") } as const;
    expect(meeting.tries({ ...hand, projectorChecked: false })).toBe("PROJECTOR_NOT_CHECKED");
    expect(meeting.tries({ ...hand, projectorChecked: true })).toBe("done");
    expect(meeting.tries({ ...hand, projectorChecked: false })).toBe("PROJECTOR_NOT_CHECKED");
  });
});

describe("a tally that may not stand", () => {
  const voidTally = { type: "voidTalliedRound", round: 1, note: "表决后发现应当回避" } as const;
  const tallied = (wishes: ManifestWishes = {}) => {
    const meeting = aMeeting(wishes)
      .readyToVote()
      .roundOpened("A1")
      .cast(...everyone)
      .does({ type: "closeRound", reason: null });
    return meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
  };

  test("is voided by chair and supervisor together, never by one of them", () => {
    const meeting = tallied();
    expect(meeting.tries(voidTally, ["Z1"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries(voidTally, ["GZ3"])).toBe("AUTHORITY_MISSING");
    expect(meeting.tries({ ...voidTally, note: " " })).toBe("REASON_MISSING");
    expect(meeting.tries({ ...voidTally, round: 2 })).toBe("ROUND_NOT_TALLIED");
    expect(meeting.tries(voidTally)).toBe("done");
    expect(meeting.tries(voidTally)).toBe("ROUND_NOT_TALLIED");
  });

  test("stays on record, and its applicant is voted on again without who must recuse", () => {
    const meeting = tallied().does({ type: "announceOutcomes" });
    const recuse = {
      type: "decideRecusal",
      expertId: personId("Z5"),
      applicantId: a1,
      recused: true,
      reason: "表决后发现是亲属",
    } as const;
    expect(meeting.tries(recuse)).toBe("RECUSAL_AFTER_ROUND");
    meeting.does(voidTally).does(recuse);
    expect(stageOf(meeting.state(), a1)).toBe("admitted");
    expect(meeting.state().rounds[0]).toMatchObject({
      status: "void",
      counts: [{ approve: 9 }],
      voided: { because: "afterTally" },
    });
    const others = everyone.filter((id) => id !== "Z5");
    meeting
      .roundOpened("A1")
      .cast(...others)
      .does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(5) });
    expect(stageOf(meeting.state(), a1)).toBe("notPassed");
    expect(replay(meetingFacts(meeting.manifest), meeting.events())).toEqual(meeting.state());
  });

  test("an earlier round is voided when a later one is over, not while it is open", () => {
    const meeting = tallied().does({ type: "announceOutcomes" }).roundOpened("A2");
    expect(meeting.tries(voidTally)).toBe("ROUND_IN_PROGRESS");
    meeting.does({ type: "voidRound", note: "先处理第一轮" }).does(voidTally);
    expect(meeting.state().rounds.map(({ voided }) => voided?.because)).toEqual([
      ...["afterTally", "chair"],
    ]);
  });

  test("can be repeated once beyond the rounds that the rules allow, and not after the lock", () => {
    const meeting = tallied({ applicants: 1 }).does(voidTally);
    meeting
      .roundOpened("A1")
      .cast(...everyone)
      .does({ type: "closeRound", reason: null });
    meeting.does({ type: "tallyRound", counts: meeting.countsOf(9) });
    meeting.does({ ...voidTally, round: 2 });
    expect(meeting.tries(openRound)).toBe("ROUNDS_USED_UP");
    meeting.does({ type: "lockMeeting", note: "报评委会办公室处理" });
    expect(meeting.tries({ ...voidTally, round: 2 })).toBe("MEETING_LOCKED");
  });
});

test("replaying the events gives the state that was held", () => {
  const meeting = aMeeting()
    .readyToVote()
    .roundOpened("A1", "A2")
    .cast(...everyone);
  meeting.does({ type: "closeRound", reason: null });
  meeting.does({ type: "tallyRound", counts: meeting.countsOf(7) });
  meeting.does({ type: "announceOutcomes" });
  meeting.does({ type: "lockMeeting", note: "另两人改日表决" });

  expect(replay(meetingFacts(meeting.manifest), meeting.events())).toEqual(meeting.state());
  expect(meeting.tries({ type: "closeDiscussion", note: "" })).toBe("MEETING_LOCKED");
});
