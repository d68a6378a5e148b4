import { randomUUID } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { join } from "node:path";
import type { MeetingRequest } from "../../src/contract/requests/meeting-request.ts";
import { personId } from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import { redecide } from "../../src/core/result/redecide.ts";
import { pinOf } from "../support/meeting-day.ts";
import { must } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

let voting: Awaited<ReturnType<typeof aVotingVenue>>;
let station: Awaited<ReturnType<typeof voting.station>>;

beforeAll(async () => {
  voting = await aVotingVenue({ experts: 5, applicants: 2, rules: { resumableRounds: true } });
});
afterAll(() => voting.remove());
beforeEach(async () => {
  station = await voting.station();
});

type Running = Awaited<ReturnType<typeof station.started>>;
const codeOf = async ({ day }: Running, request: MeetingRequest, by: readonly string[] = []) => {
  const done = await day.act(request, by);
  return done.ok ? "done" : done.error.code;
};
const slotsPath = () =>
  join(station.stationFolder, "meetings", voting.venue.manifest.bundleId, "counts.vsslots");
const destroy = { type: "destroyCodes", round: 1, note: null } as const;

describe("the codes", () => {
  test("are shown each to its holder alone, sixty bits each, until both are typed back", async () => {
    const at = await station.started();
    const show = (holder: "chair" | "scrutineer", id: string) =>
      at.desk["round.code"]({ holder, pins: [{ personId: personId(id), pin: pinOf(id) }] });
    const refusedTo = async (holder: "chair" | "scrutineer", id: string) => {
      const shown = await show(holder, id);
      return shown.ok ? "shown" : shown.error.code;
    };
    expect(await refusedTo("chair", "Z1")).toBe("NO_ROUND");
    const motions = voting.venue.manifest.applicants.map(({ id }) => id);
    const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
    await at.day.does({ type: "openRound", way: "station", motions, ...counters }, "Z1");
    expect(await refusedTo("chair", "Z3")).toBe("AUTHORITY_MISSING");
    expect(await refusedTo("scrutineer", "Z1")).toBe("AUTHORITY_MISSING");
    const blind = { chairCode: "0000-0000-0000", scrutineerCode: "0000-0000-0000" };
    expect(await codeOf(at, { type: "confirmCodes", ...blind })).toBe("CODES_NOT_SHOWN");

    const codes = await at.day.codes();
    expect(codes.chairCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(codes.scrutineerCode).not.toBe(codes.chairCode);
    expect(await at.day.codes()).toEqual(codes);
    const swapped = { chairCode: codes.scrutineerCode, scrutineerCode: codes.chairCode };
    expect(await codeOf(at, { type: "confirmCodes", ...swapped })).toBe("CODES_DIFFER");
    const lower = codes.chairCode.toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
    expect(await codeOf(at, { type: "confirmCodes", ...codes, chairCode: lower })).toBe("done");
    expect(await refusedTo("chair", "Z1")).toBe("CODES_ALREADY_CONFIRMED");
    expect(await codeOf(at, { type: "confirmCodes", ...codes })).toBe("CODES_ALREADY_CONFIRMED");
    await at.close();
  });

  test("are in no record; a round interrupted before they were typed back is void", async () => {
    const at = await station.started();
    const motions = voting.venue.manifest.applicants.map(({ id }) => id);
    const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
    await at.day.does({ type: "openRound", way: "station", motions, ...counters }, "Z1");
    const codes = await at.day.codes();
    await at.close();

    const { opened, close } = await station.started();
    expect(opened.records.at(-1)?.event).toMatchObject({
      type: "roundVoided",
      because: "interrupted",
    });
    expect(JSON.stringify(opened.records)).not.toContain(codes.chairCode);
    await close();
  });
});

describe("an interrupted round", () => {
  const marks: readonly (readonly [string, Mark])[] = [
    ["Z1", "approve"],
    ["Z2", "reject"],
    ["Z3", "approve"],
    ["Z4", "abstain"],
    ["Z5", "approve"],
  ];
  const whole = { approve: 3, reject: 1, abstain: 1 };

  test("goes on after each cast where it stopped, and its tally is that of all papers", async () => {
    let at = await station.started();
    const codes = (await at.day.roundOpened("A1", "A2"))!;
    for (const [voter, mark] of marks) {
      await at.day.cast(voter, () => mark);
      await at.close();
      at = await station.started();
      expect(at.opened.records.at(-1)?.event.type).toBe("roundInterrupted");
      expect(await codeOf(at, { type: "closeRound", reason: null }, ["Z1"])).toBe(
        "ROUND_WAITS_FOR_CODES",
      );
      await at.day.does({ type: "resumeRound", ...codes });
    }
    await at.day.does({ type: "closeRound", reason: null }, "Z1");
    await at.close();
    at = await station.started();
    await at.day.does({ type: "resumeRound", ...codes });
    const { records } = await at.day.does({ type: "tallyRound" }, "Z3", "Z4");
    expect(records[0]?.event).toMatchObject({ counts: [whole, whole] });
    await at.day.does(destroy, "Z1", "Z3");
    await at.day.does({ type: "announceOutcomes" }, "Z1");
    const all = must(await at.desk["meeting.records"]({ afterSeq: 0 }));
    expect(redecide(voting.venue.manifest, all)).toEqual({ ok: true, value: null });
    await at.close();
  });

  test("waits as long as it must: opening, locking and opening again change nothing", async () => {
    let at = await station.started();
    const codes = (await at.day.roundOpened("A1"))!;
    await at.day.cast("Z1", () => "approve");
    expect(await at.desk["station.lock"]({ reason: "asked" })).toMatchObject({
      ok: false,
      error: { code: "ROUND_IN_PROGRESS" },
    });
    await at.close();
    at = await station.started();
    const { length } = at.opened.records;
    must(await at.desk["station.lock"]({ reason: "asked" }));
    const again = await at.day.opened();
    expect(again.records).toHaveLength(length);
    await at.day.does({ type: "resumeRound", ...codes });
    await at.close();
  });

  test("a paper that was out is taken again with the PIN; what it was before counts for nothing", async () => {
    let at = await station.started();
    const codes = (await at.day.roundOpened("A1"))!;
    const hand = { type: "handPaper", expertId: personId("Z5"), projectorChecked: true } as const;
    const paper = (await at.day.does(hand, "Z5")).paper!;
    await at.close();
    at = await station.started();
    await at.day.does({ type: "resumeRound", ...codes });
    const cast = {
      ...{ type: "castPaper" as const, expertId: personId("Z5"), paper: paper.token },
      marks: paper.motions.map((applicantId) => ({ applicantId, mark: "approve" as const })),
    };
    expect(await codeOf(at, cast)).toBe("PAPER_OUT_OF_DATE");
    await at.day.cast("Z5", () => "reject");
    expect(await codeOf(at, hand, ["Z5"])).toBe("PAPER_ALREADY_RETURNED");
    await at.close();
  });

  test("a cast whose answer was lost is answered again after the interruption, and counted once", async () => {
    let at = await station.started();
    const codes = (await at.day.roundOpened("A1"))!;
    const hand = { type: "handPaper", expertId: personId("Z5"), projectorChecked: true } as const;
    const paper = (await at.day.does(hand, "Z5")).paper!;
    const cast = {
      ...{ type: "castPaper" as const, expertId: personId("Z5"), paper: paper.token },
      marks: paper.motions.map((applicantId) => ({ applicantId, mark: "approve" as const })),
    };
    const id = randomUUID();
    const first = must(await at.day.act(cast, [], id));
    await at.close();
    at = await station.started();
    expect(must(await at.day.act(cast, [], id))).toEqual(first);
    await at.day.does({ type: "resumeRound", ...codes });
    expect(must(await at.day.act(cast, [], id))).toEqual(first);
    for (const voter of ["Z1", "Z2", "Z3", "Z4"]) await at.day.cast(voter, () => "reject");
    await at.day.does({ type: "closeRound", reason: null }, "Z1");
    const { records } = await at.day.does({ type: "tallyRound" }, "Z3", "Z4");
    expect(records[0]?.event).toMatchObject({ counts: [{ approve: 1, reject: 4, abstain: 0 }] });
    await at.close();
  });

  test("wrong codes are refused and counted, over a restart too, with a wait that grows", async () => {
    let now = 0;
    let at = await station.started({ steady: () => now });
    const codes = (await at.day.roundOpened("A1"))!;
    await at.close();
    at = await station.started({ steady: () => now });
    const wrong: MeetingRequest = {
      ...{ type: "resumeRound", ...codes },
      chairCode: codes.scrutineerCode,
    };
    for (let tries = 0; tries < 3; tries += 1) expect(await codeOf(at, wrong)).toBe("CODES_WRONG");
    expect(await codeOf(at, { type: "resumeRound", ...codes })).toBe("CODES_TOO_MANY");
    await at.close();
    at = await station.started({ steady: () => now });
    expect(await at.day.act({ type: "resumeRound", ...codes })).toMatchObject({
      error: { code: "CODES_TOO_MANY", details: { seconds: 15 } },
    });
    now += 15_000;
    expect(await codeOf(at, wrong)).toBe("CODES_WRONG");
    now += 15_000;
    expect(await codeOf(at, { type: "resumeRound", ...codes })).toBe("CODES_TOO_MANY");
    now += 15_000;
    expect(await codeOf(at, { type: "resumeRound", ...codes })).toBe("done");
    await at.close();
  });

  test("where the sealed counts are gone or not those that the journal names, the chair voids it", async () => {
    let at = await station.started();
    const codes = (await at.day.roundOpened("A1"))!;
    await at.day.cast("Z1", () => "approve");
    await at.day.cast("Z2", () => "reject");
    const older = await readFile(slotsPath());
    await at.day.cast("Z3", () => "approve");
    await at.close();
    // A copy from before the last cast: its counts are of another number of papers.
    await writeFile(slotsPath(), older);
    at = await station.started();
    expect(await codeOf(at, { type: "resumeRound", ...codes })).toBe("SLOTS_LOST");
    await at.day.does({ type: "voidRound", note: "保存的票数缺失" }, "Z1");
    await expect(stat(slotsPath())).rejects.toThrow("ENOENT");
    expect(
      await codeOf(at, { type: "openRound", way: "station", motions: [], ...counters }, ["Z1"]),
    ).toBe("CODES_NOT_DESTROYED");
    await at.day.does(destroy, "Z1", "Z3");
    await at.day.roundOpened("A1");
    await at.close();
  });
});

const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };

test("the sealed counts are removed at the tally, and what a crash left of them at the next opening", async () => {
  let at = await station.started();
  await at.day.roundOpened("A1");
  for (const voter of ["Z1", "Z2", "Z3", "Z4", "Z5"]) await at.day.cast(voter, () => "approve");
  await at.day.does({ type: "closeRound", reason: null }, "Z1");
  const left = await readFile(slotsPath());
  await at.day.does({ type: "tallyRound" }, "Z3", "Z4");
  await expect(stat(slotsPath())).rejects.toThrow("ENOENT");
  await at.close();
  await writeFile(slotsPath(), left);
  at = await station.started();
  await expect(stat(slotsPath())).rejects.toThrow("ENOENT");
  await at.day.does(destroy, "Z1", "Z3");
  await at.close();
});
