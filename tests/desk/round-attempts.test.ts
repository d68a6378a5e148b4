import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MeetingRequest, RequestOf } from "../../src/contract/requests/meeting-request.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import { aDay, pinOf } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

/*
 * What people try at a ballot, each through the contract as a screen or a script would, and the code
 * that it is refused with. After each attempt the tally is that of the honest papers alone.
 */
const voters = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6"];
const motions = ["A1", "A2"];
let voting: Awaited<ReturnType<typeof aVotingVenue>>;
let at: Awaited<ReturnType<Awaited<ReturnType<typeof voting.station>>["started"]>>;

const open: RequestOf<"openRound"> = {
  ...{ type: "openRound", way: "station", motions: motions.map(applicantId) },
  ...{ scrutineerId: personId("Z3"), tellerId: personId("Z4") },
};

async function codeOf(request: MeetingRequest, by: readonly string[] = [], id?: string) {
  const done = await at.day.act(request, by, id);
  return done.ok ? "done" : done.error.code;
}

const hand = (id: string): RequestOf<"handPaper"> => ({
  ...{ type: "handPaper", expertId: personId(id), projectorChecked: true },
});

async function takesPaper(id: string): Promise<string> {
  return (await at.day.does(hand(id), id)).paper!.token;
}

const castOf = (id: string, paper: string, mark: Mark = "approve"): RequestOf<"castPaper"> => ({
  ...{ type: "castPaper", expertId: personId(id), paper },
  marks: motions.map((motion) => ({ applicantId: applicantId(motion), mark })),
});

/** Everyone else votes, and the tally is what `expected` says for each motion. */
async function expectTally(already: readonly string[], expected: Record<Mark, number>) {
  for (const id of voters.filter((one) => !already.includes(one))) {
    await at.day.cast(id, () => "reject");
  }
  await at.day.does({ type: "closeRound", reason: null }, "Z1");
  const { records } = await at.day.does({ type: "tallyRound" }, "Z3", "Z4");
  const none = { spoiled: 0, unreadable: 0 };
  expect(records[0]?.event).toMatchObject({
    counts: motions.map((id) => ({ applicantId: id, ...expected, ...none })),
  });
}

describe.each([
  { mode: "in a round that an interruption ends", resumableRounds: false },
  { mode: "in a resumable round (断电续投)", resumableRounds: true },
])("$mode", ({ resumableRounds }) => {
  beforeAll(async () => {
    voting = await aVotingVenue({ experts: 6, applicants: 3, rules: { resumableRounds } });
  });
  afterAll(() => voting.remove());
  beforeEach(async () => {
    at = await (await voting.station()).started();
  });
  afterEach(() => at.close());

  test("voting twice: again with the same paper, with a new one, or by asking for a new one", async () => {
    await at.day.roundOpened(...motions);
    const paper = await takesPaper("Z5");
    const cast = castOf("Z5", paper);
    const id = randomUUID();
    const first = must(await at.day.act(cast, [], id));

    // The screen that got no answer sends it again: the first answer, and one paper counted.
    expect(must(await at.day.act(cast, [], id))).toEqual(first);
    // The same id with other marks is the same command: it can't change what was cast.
    expect(must(await at.day.act(castOf("Z5", paper, "reject"), [], id))).toEqual(first);
    expect(await codeOf(cast)).toBe("PAPER_ALREADY_RETURNED");
    expect(await codeOf(castOf("Z5", "00".repeat(16)))).toBe("PAPER_ALREADY_RETURNED");
    expect(await codeOf(hand("Z5"), ["Z5"])).toBe("PAPER_ALREADY_RETURNED");
    expect(await codeOf(hand("Z6"), ["Z6"], id)).toBe("COMMAND_ID_REUSED");
    await expectTally(["Z5"], { approve: 1, reject: 5, abstain: 0 });
  });

  test("voting for somebody: with another's PIN, with another's paper, with a paper taken back", async () => {
    await at.day.roundOpened(...motions);
    expect(await codeOf(hand("Z5"), ["Z6"])).toBe("AUTHORITY_MISSING");
    expect(await codeOf(hand("Z5"), [])).toBe("AUTHORITY_MISSING");
    const stolen = [{ personId: personId("Z5"), pin: pinOf("Z6") }];
    const guess = { commandId: randomUUID(), request: hand("Z5"), pins: stolen };
    const guessed = await at.desk["meeting.act"](guess);
    expect(!guessed.ok && guessed.error.code).toBe("PIN_WRONG");

    const mine = await takesPaper("Z5");
    expect(await codeOf(castOf("Z6", mine))).toBe("PAPER_NOT_HANDED");
    const theirs = await takesPaper("Z6");
    expect(await codeOf(castOf("Z6", mine))).toBe("PAPER_OUT_OF_DATE");
    expect(await codeOf(castOf("Z5", theirs))).toBe("PAPER_OUT_OF_DATE");
    const again = await takesPaper("Z5");
    expect(await codeOf(castOf("Z5", mine))).toBe("PAPER_OUT_OF_DATE");
    expect(await codeOf(castOf("Z5", again))).toBe("done");
    expect(await codeOf(castOf("Z6", again))).toBe("PAPER_OUT_OF_DATE");
    expect(await codeOf(castOf("Z6", theirs, "abstain"))).toBe("done");
    await expectTally(["Z5", "Z6"], { approve: 1, reject: 4, abstain: 1 });
  });

  test("voting while recused: no row on the paper, and none that can be put there", async () => {
    const recuse: RequestOf<"decideRecusal"> = {
      ...{ type: "decideRecusal", expertId: personId("Z5"), applicantId: applicantId("A1") },
      ...{ recused: true, reason: "亲属" },
    };
    await at.day.does(recuse, "Z1");
    await at.day.roundOpened(...motions);
    const { paper } = await at.day.does(hand("Z5"), "Z5");
    expect(paper?.motions).toEqual(["A2"]);
    expect(await codeOf(castOf("Z5", paper!.token))).toBe("PAPER_INCOMPLETE");
    const onlyA1 = { ...castOf("Z5", paper!.token), marks: castOf("Z5", "").marks.slice(0, 1) };
    expect(await codeOf(onlyA1)).toBe("PAPER_INCOMPLETE");
    const undo: RequestOf<"decideRecusal"> = { ...recuse, recused: false, reason: "弄错了" };
    expect(await codeOf(undo, ["Z1"])).toBe("RECUSAL_AFTER_ROUND");
  });

  test("voting before the box is seen, after the close, and in no round", async () => {
    expect(await codeOf(hand("Z5"), ["Z5"])).toBe("NO_ROUND");
    expect(await codeOf(castOf("Z5", "00".repeat(16)))).toBe("NO_ROUND");
    await at.day.does(open, "Z1");
    expect(await codeOf(hand("Z5"), ["Z5"])).toBe("BOX_NOT_CONFIRMED");
    if (resumableRounds) await at.day.does({ type: "confirmCodes", ...(await at.day.codes()) });
    await at.day.does({ type: "confirmEmptyBox", projectorChecked: true }, "Z3", "Z4");
    const late = await takesPaper("Z5");
    for (const id of voters.slice(0, 4)) await at.day.cast(id, () => "approve");
    await at.day.does({ type: "closeRound", reason: "一人不适离席" }, "Z1");
    expect(await codeOf(castOf("Z5", late))).toBe("ROUND_CLOSED");
    expect(await codeOf(hand("Z6"), ["Z6"])).toBe("ROUND_CLOSED");
    const { records } = await at.day.does({ type: "tallyRound" }, "Z3", "Z4");
    expect(records[0]?.event).toMatchObject({ counts: [{ approve: 4 }, { approve: 4 }] });
    expect(await codeOf(castOf("Z5", late))).toBe("ROUND_CLOSED");
  });

  test("seeing a tally early: by closing after one paper, by tallying before the close", async () => {
    await at.day.roundOpened(...motions);
    await at.day.cast("Z5", () => "reject");
    expect(await codeOf({ type: "tallyRound" }, ["Z3", "Z4"])).toBe("ROUND_NOT_CLOSED");
    expect(await codeOf({ type: "closeRound", reason: null }, ["Z1"])).toBe("PAPERS_MISSING");
    const { records } = await at.day.does({ type: "closeRound", reason: "看一眼" }, "Z1");
    expect(records.map(({ event }) => event.type)).toEqual(["roundClosed", "roundVoided"]);
    expect(JSON.stringify(records)).not.toMatch(/approve|reject|abstain|counts/);
    expect(await codeOf({ type: "tallyRound" }, ["Z3", "Z4"])).toBe("NO_ROUND");
  });

  test("voiding and voting again after a tally, by the chair alone", async () => {
    await at.day.roundOpened(...motions);
    await expectTally([], { approve: 0, reject: 6, abstain: 0 });
    expect(await codeOf({ type: "voidRound", note: "结果不理想" }, ["Z1"])).toBe(
      "ROUND_ALREADY_TALLIED",
    );
    expect(await codeOf(open, ["Z1"])).toBe("ROUND_IN_PROGRESS");
    const voided: MeetingRequest = { type: "voidTalliedRound", round: 1, note: "结果不理想" };
    expect(await codeOf(voided, ["Z1"])).toBe("AUTHORITY_MISSING");
    const destroyed = { type: "destroyCodes", round: 1, note: null } as const;
    if (resumableRounds) await at.day.does(destroyed, "Z1", "Z3");
    await at.day.does({ type: "announceOutcomes" }, "Z1");
    expect(await codeOf(open, ["Z1"])).toBe("ALREADY_VOTED_ON");
    expect(await codeOf(voided, ["Z1", "Z2"])).toBe("AUTHORITY_MISSING");

    const { records } = await at.day.does(voided, "Z1", "GZ3");
    expect(records[0]?.event).toMatchObject({ chairId: "Z1", supervisorId: "GZ3" });
    await at.day.roundOpened(...motions);
    await expectTally([], { approve: 0, reject: 6, abstain: 0 });
  });

  test("a malformed or incomplete paper is refused by its place, never by what was marked", async () => {
    await at.day.roundOpened(...motions);
    const paper = await takesPaper("Z5");
    const malformed = async (mark: string) =>
      at.desk["meeting.act"]({
        ...{ commandId: randomUUID(), pins: [] },
        request: castOf("Z5", paper, mark as Mark),
      });
    expect(await malformed("赞成")).toEqual(await malformed("approved-by-Z5"));
    const incomplete = (mark: Mark) => {
      const { marks, ...rest } = castOf("Z5", paper, mark);
      return at.day.act({ ...rest, marks: marks.slice(1) }, [], randomUUID());
    };
    const answers = [await incomplete("approve"), await incomplete("reject")];
    expect(answers[0]).toEqual(answers[1]);
    expect(JSON.stringify(answers)).not.toMatch(/approve|reject|abstain/);
    await expectTally([], { approve: 0, reject: 6, abstain: 0 });
  });

  test("voting before check-in, and voting on somebody who stayed away", async () => {
    const venue = await aVenue({ experts: 5, applicants: 1 });
    const { desk, close } = aRunningDesk(venue);
    const day = aDay(desk, venue);
    await day.opened();
    for (const id of ["GZ1", "Z1", "Z2", "Z3", "Z4"]) await day.checkedIn(personId(id));
    await day.does({ type: "markAbsent", applicantId: applicantId("A1") }, "Z1");
    const round = { ...open, motions: [applicantId("A1")] };
    const opened = await day.act(round, ["Z1"]);
    expect(!opened.ok && opened.error.code).toBe("NOT_ADMITTED");
    const taken = await day.act(hand("Z5"), ["Z5"]);
    expect(!taken.ok && taken.error.code).toBe("NOT_CHECKED_IN");
    const counted = await day.act({ ...round, tellerId: personId("Z5") }, ["Z1"]);
    expect(!counted.ok && counted.error.code).toBe("NOT_CHECKED_IN");
    await close();
    await venue.remove();
  });
});
