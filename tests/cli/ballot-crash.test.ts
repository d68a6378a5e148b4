import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MeetingRecord } from "../../src/contract/answers.ts";
import { createChance } from "../support/crash-states.ts";
import { aKilledDay } from "../support/killed-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import {
  checkInSteps,
  defenseSteps,
  roundBursts,
  shortDayWishes,
  type DayStep,
} from "../support/short-day.ts";
import { builtProduct, HostGone } from "../support/stdio-desk.ts";
import { aDay } from "../support/meeting-day.ts";
import { actOf } from "../support/short-day.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

/** More for a longer soak: `npm run soak -- ballot 1000`. */
const kills = Number(process.env["VIVASEAL_BALLOT_KILLS"] ?? 40);
const seed = Number(process.env["VIVASEAL_SEED"] ?? 20_241_123);
/** Void rounds on one station before a fresh copy is taken, so that journals stay short. */
const killsPerStation = 20;

let venue: Venue;
let before: readonly MeetingRecord[] = [];

beforeAll(async () => {
  await builtProduct();
  venue = await aVenue(shortDayWishes);
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).opened();
  for (const step of [...checkInSteps(venue.manifest), ...defenseSteps(venue.manifest)])
    must(await desk["meeting.act"](actOf(step, new Map())));
  before = must(await desk["meeting.records"]({ afterSeq: 0 }));
  await close();
}, 240_000);
afterAll(() => venue.remove());

test(
  `a desk killed ${kills} times while papers are cast: the round is void, its roster kept, the next one opens`,
  async () => {
    const chance = createChance(seed);
    const seen = { killed: 0, midCast: 0, returned: 0, lost: 0, tallied: 0 };
    while (seen.killed < kills) {
      const stationFolder = join(venue.folder, `station-${seen.killed}`);
      await cp(venue.stationFolder, stationFolder, { recursive: true });
      const day = aKilledDay({ ...venue, stationFolder }, before);
      day.started();
      await day.opened();
      for (let n = 0; n < killsPerStation && seen.killed < kills; n += 1) {
        const { asked, answered } = await killedWhileCasting(day, chance);
        day.started();
        await day.opened();
        expectVoid(day.known());
        seen.killed += 1;
        if (answered > 0 && answered < voters()) seen.midCast += 1;
        seen.returned += answered;
        seen.lost += asked - answered;
      }
      await expectWholeRound(day);
      seen.tallied += 1;
      await rm(stationFolder, { recursive: true, force: true });
    }
    // What the soak went through, for whoever reads its output.
    process.stdout.write(`${JSON.stringify(seen)}\n`);
    expect(seen.midCast).toBeGreaterThan(0);
  },
  Math.max(240_000, kills * 12_000),
);

type Day = ReturnType<typeof aKilledDay>;
const voters = () => venue.manifest.experts.length;

/** Each paper is cast while the next one is handed over, so that casting never pauses. */
function castingBursts([, , hands = [], casts = []]: readonly (readonly DayStep[])[]) {
  return [...hands, undefined].map((hand, index) => {
    const cast = casts[index - 1];
    return [...(cast ? [cast] : []), ...(hand ? [hand] : [])];
  });
}

/** Opens a round and lets it be voted in until the kill; gives the casts asked and answered. */
async function killedWhileCasting(day: Day, chance: () => number) {
  const bursts = roundBursts(venue.manifest);
  const casts = new Set(bursts[3]?.map(({ commandId }) => commandId));
  let asked = 0;
  let answered = 0;
  for (const step of bursts.slice(0, 2).flat()) await day.does(step);
  const timer = setTimeout(() => void day.killed(), chance() * castingMs);
  const began = performance.now();
  try {
    for (const burst of castingBursts(bursts))
      await Promise.all(
        burst.map(async (step) => {
          if (casts.has(step.commandId)) asked += 1;
          await day.does(step);
          if (casts.has(step.commandId)) answered += 1;
        }),
      );
    castingMs = Math.max(50, performance.now() - began);
  } catch (error) {
    if (!(error instanceof HostGone)) throw error;
  } finally {
    clearTimeout(timer);
  }
  await day.killed();
  return { asked, answered };
}

/** How long casting took when it last came to its end: the kills are spread over it. */
let castingMs = 1_200;

/** `day.opened` held the journal to what was acknowledged; the round itself is void, uncounted. */
function expectVoid(records: readonly MeetingRecord[]): void {
  const last = records.at(-1)?.event;
  expect(last).toMatchObject({ type: "roundVoided", because: "interrupted" });
  const number = last && "round" in last ? last.round : 0;
  const events = records
    .map(({ event }) => event)
    .filter((e) => "round" in e && e.round === number);
  const roster = (type: "paperHanded" | "paperReturned") =>
    events.flatMap((event) => (event.type === type ? [event.expertId] : []));
  expect(new Set(roster("paperReturned")).size).toBe(roster("paperReturned").length);
  expect(roster("paperHanded")).toEqual(expect.arrayContaining(roster("paperReturned")));
  expect(JSON.stringify(events)).not.toMatch(/approve|reject|abstain/);
}

/** After all the void ones a round comes to its tally, and counts its own papers only. */
async function expectWholeRound(day: Day): Promise<void> {
  for (const burst of roundBursts(venue.manifest)) for (const step of burst) await day.does(step);
  expect(day.known().at(-1)?.event).toMatchObject({
    type: "roundTallied",
    counts: [{ approve: voters(), reject: 0, abstain: 0 }],
  });
  await day.ended();
}
