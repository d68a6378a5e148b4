import { randomUUID } from "node:crypto";
import { access, cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingRecord } from "../../src/contract/answers.ts";
import type { MeetingRequest } from "../../src/contract/requests/meeting-request.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import { createChance } from "../support/crash-states.ts";
import { aKilledDay } from "../support/killed-day.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import {
  actOf,
  checkInSteps,
  defenseSteps,
  type DayStep,
  type Papers,
} from "../support/short-day.ts";
import { builtProduct, HostGone } from "../support/stdio-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

/** More for a longer soak: `npm run soak -- resumable 1000`. */
const kills = Number(process.env["VIVASEAL_BALLOT_KILLS"] ?? 20);
const seed = Number(process.env["VIVASEAL_SEED"] ?? 20_241_124);

let venue: Venue;
let before: readonly MeetingRecord[] = [];

beforeAll(async () => {
  await builtProduct();
  venue = await aVenue({ experts: 9, applicants: 2, rules: { resumableRounds: true } });
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  for (const step of [...checkInSteps(venue.manifest), ...defenseSteps(venue.manifest)])
    must(await desk["meeting.act"](actOf(step, new Map())));
  before = must(await desk["meeting.records"]({ afterSeq: 0 }));
  await close();
}, 240_000);
afterAll(() => venue.remove());

test(
  `a desk killed ${kills} times while papers are cast under 断电续投: every returned mark is counted, and no other`,
  async () => {
    const chance = createChance(seed);
    const seen = { killed: 0, midCast: 0, inDoubt: 0, whileResuming: 0, rounds: 0, papers: 0 };
    for (let station = 0; seen.killed < kills; station += 1) {
      const stationFolder = join(venue.folder, `station-${station}`);
      await cp(venue.stationFolder, stationFolder, { recursive: true });
      const round = await aRoundOf({ ...venue, stationFolder });
      while (seen.killed < kills && round.left().length > 0) {
        const life = await round.lifeUntilKilled(chance);
        seen.killed += 1;
        if (life.resuming) seen.whileResuming += 1;
        if (life.asked > life.answered) seen.midCast += 1;
        seen.inDoubt += life.inDoubt;
      }
      await round.finished();
      seen.rounds += 1;
      seen.papers += venue.manifest.experts.length;
      await rm(stationFolder, { recursive: true, force: true });
    }
    // What the soak went through, for whoever reads its output.
    process.stdout.write(`${JSON.stringify(seen)}\n`);
    expect(seen.midCast).toBeGreaterThan(0);
  },
  Math.max(300_000, kills * 20_000),
);

const marks: readonly Mark[] = ["approve", "reject", "abstain"];
/** How long a burst of casts took when it last came to its end: the kills are spread over it. */
let burstMs = 150;

/** One round over a host that gets killed, and how each paper that the journal calls returned was marked. */
async function aRoundOf(at: Venue) {
  const day = aKilledDay(at, before);
  const voters = at.manifest.experts.map(({ id }) => id);
  const counted = new Map<string, Mark>();
  const returned = () =>
    day
      .known()
      .flatMap(({ event }) => (event.type === "paperReturned" ? [String(event.expertId)] : []));
  const left = () => voters.filter((id) => !returned().includes(id));

  day.started();
  await day.opened();
  const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
  const motions = [applicantId("A1")];
  await day.does(step({ type: "openRound", way: "station", motions, ...counters }, "Z1"));
  const codes = await aDay(day.desk(), at).codes();
  await day.does(step({ type: "confirmCodes", ...codes }));
  await day.does(step({ type: "confirmEmptyBox", projectorChecked: true }, "Z3", "Z4"));
  const isWaiting = () => {
    const last = day.known().findLast(({ event }) => "round" in event)?.event;
    return last?.type === "roundInterrupted";
  };

  const opened = async () => {
    day.started();
    await day.opened();
    expect(day.known().at(-1)?.event.type).toBe("roundInterrupted");
    expect(JSON.stringify(day.known())).not.toMatch(/"(approve|reject|abstain)"/);
  };

  return {
    left,
    /** Resumes, hands out what is left, casts in one burst, and is killed somewhere on the way. */
    lifeUntilKilled: async (chance: () => number) => {
      const resuming = isWaiting() && chance() < 0.15;
      const cast = new Map<string, Mark>();
      let [asked, answered] = [0, 0];
      let timer: NodeJS.Timeout | undefined;
      const killWithin = (ms: number) => {
        timer = setTimeout(() => void day.killed(), chance() * ms);
      };
      try {
        if (resuming) killWithin(400);
        if (isWaiting()) await day.does(step({ type: "resumeRound", ...codes }));
        const hands = left().slice(0, 1 + Math.floor(chance() * 4));
        for (const id of hands) await day.does(handStep(id));
        if (!resuming) killWithin(burstMs);
        const began = performance.now();
        await Promise.all(
          hands.map(async (id) => {
            const mark = marks[Math.floor(chance() * 3)]!;
            cast.set(id, mark);
            asked += 1;
            await day.does(castStep(id, mark));
            answered += 1;
          }),
        );
        burstMs = Math.max(20, performance.now() - began);
      } catch (error) {
        if (!(error instanceof HostGone)) throw error;
      } finally {
        clearTimeout(timer);
      }
      await day.killed();
      const known = new Set(returned());
      await opened();
      const now = returned();
      for (const id of now) if (cast.has(id)) counted.set(id, cast.get(id)!);
      expect([...counted.keys()].sort()).toEqual([...now].sort());
      return { resuming, asked, answered, inDoubt: now.filter((id) => !known.has(id)).length };
    },
    /** Without any more kills: the tally is that of the papers, mark for mark. */
    finished: async () => {
      if (isWaiting()) await day.does(step({ type: "resumeRound", ...codes }));
      for (const [index, id] of left().entries()) {
        await day.does(handStep(id));
        await day.does(castStep(id, marks[index % 3]!));
        counted.set(id, marks[index % 3]!);
      }
      await day.does(step({ type: "closeRound", reason: null }, "Z1"));
      await day.does(step({ type: "tallyRound" }, "Z3", "Z4"));
      const countOf = (mark: Mark) => [...counted.values()].filter((one) => one === mark).length;
      expect(day.known().at(-1)?.event).toMatchObject({
        type: "roundTallied",
        counts: [
          {
            approve: countOf("approve"),
            reject: countOf("reject"),
            abstain: countOf("abstain"),
          },
        ],
      });
      const slots = join(at.stationFolder, "meetings", at.manifest.bundleId, "counts.vsslots");
      await expect(access(slots)).rejects.toThrow("ENOENT");
      await day.does(step({ type: "destroyCodes", round: 1, note: null }, "Z1", "Z3"));
      await day.ended();
    },
  };
}

const step = (request: MeetingRequest, ...by: readonly string[]): DayStep => ({
  ...{ commandId: randomUUID(), by, request: () => request },
});

const handStep = (id: string): DayStep =>
  step({ type: "handPaper", expertId: personId(id), projectorChecked: true }, id);

function castStep(id: string, mark: Mark): DayStep {
  const expertId = personId(id);
  const request = (papers: Papers): MeetingRequest => {
    const { token, motions } = papers.get(expertId) ?? { token: "", motions: [] };
    const on = motions.map((motion) => ({ applicantId: motion, mark }));
    return { type: "castPaper", expertId, paper: token, marks: on };
  };
  return { commandId: randomUUID(), by: [], request };
}
