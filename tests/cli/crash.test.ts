import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordLine } from "../../src/core/journal/record.ts";
import { auditJournal, auditResult } from "../../src/core/result/audit.ts";
import type { ResultDocument } from "../../src/core/result/result-document.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readRecord } from "../../src/desk/meeting/record-schema.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { createChance } from "../support/crash-states.ts";
import { aKilledDay } from "../support/killed-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import {
  checkInSteps,
  closingSteps,
  defenseSteps,
  roundBursts,
  shortDayWishes,
  signerPins,
  type DayStep,
} from "../support/short-day.ts";
import { builtProduct, HostGone } from "../support/stdio-desk.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "../support/venue.ts";

/** More for a longer soak: `npm run soak -- journal 1000`. */
const kills = Number(process.env["VIVASEAL_KILLS"] ?? 60);
const seed = Number(process.env["VIVASEAL_SEED"] ?? 20_241_123);

let venue: Venue;
const copies: string[] = [];

beforeAll(async () => {
  await builtProduct();
  venue = await aVenue(shortDayWishes);
  const { desk, close } = aRunningDesk(venue);
  must(await desk["station.unlock"]({ passphrase }));
  must(await desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
  await close();
}, 240_000);
afterAll(async () => {
  for (const folder of copies) await rm(folder, { recursive: true, force: true });
  await venue.remove();
});

/** A day on a fresh copy of the station, its bundle loaded, its meeting not begun. */
async function aFreshDay() {
  const stationFolder = join(venue.folder, `station-${copies.length + 1}`);
  await cp(venue.stationFolder, stationFolder, { recursive: true });
  copies.push(stationFolder);
  return aKilledDay({ ...venue, stationFolder });
}

type Day = Awaited<ReturnType<typeof aFreshDay>>;

test("a desk killed between any two answers of a day has every acknowledged record when it starts again", async () => {
  const day = await aFreshDay();
  day.started();
  await day.opened();
  await day.killedAndOpened();
  for (const step of [...checkInSteps(venue.manifest), ...defenseSteps(venue.manifest)])
    await doneKilledRepeated(day, [step]);
  const { length } = roundBursts(venue.manifest).flat();
  for (let steps = 1; steps <= length; steps += 1) {
    const round = roundBursts(venue.manifest).flat().slice(0, steps);
    await doneKilledRepeated(day, round);
    const last = day.known().at(-1)?.event;
    expect(last?.type).toBe(steps < length ? "roundVoided" : "roundTallied");
  }
  for (const step of closingSteps()) await doneKilledRepeated(day, [step]);
  const prepared = must(await day.desk()["result.prepare"]({ pins: signerPins }));
  await day.killedAndOpened();
  expect(must(await day.desk()["result.prepare"]({ pins: signerPins }))).toEqual(prepared);
  await expectSoundResult(day);
  await day.ended();
}, 600_000);

async function doneKilledRepeated(day: Day, steps: readonly DayStep[]): Promise<void> {
  for (const step of steps) await day.does(step);
  await day.killedAndOpened();
  for (const step of steps.slice(-2)) await day.repeats(step);
}

test(
  `a desk killed ${kills} times while requests are in flight loses nothing that it acknowledged`,
  async () => {
    const chance = createChance(seed);
    let killed = 0;
    while (killed < kills) {
      const day = await aFreshDay();
      const plan = aPlan();
      while (killed < kills && !(await playedUntilKilled(day, plan, chance))) killed += 1;
    }
  },
  Math.max(240_000, kills * 12_000),
);

/** The commands of a day, with the same ids however often they are sent. */
interface Plan {
  readonly bursts: readonly (readonly DayStep[])[];
  readonly closing: readonly DayStep[];
}

const aPlan = (): Plan => ({
  bursts: [checkInSteps(venue.manifest), ...inThrees(defenseSteps(venue.manifest))],
  closing: closingSteps(),
});

const inThrees = (steps: readonly DayStep[]): readonly (readonly DayStep[])[] =>
  steps.flatMap((_, at) => (at % 3 === 0 ? [steps.slice(at, at + 3)] : []));

/** One life of the host. Gives whether the day came to its end in it. */
async function playedUntilKilled(day: Day, plan: Plan, chance: () => number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const killAfter = (ms: number) => {
    timer ??= setTimeout(() => void day.killed(), ms);
  };
  try {
    day.started();
    // Some die before they have opened: the void of an interrupted round is a record too.
    if (chance() < 0.15) killAfter(300 + chance() * 700);
    await day.opened();
    // Mostly within a burst; now and then late enough for a whole round.
    killAfter(chance() * (chance() < 0.3 ? 5_000 : 600));
    await played(day, plan);
    // The kill may just have come, behind the last answer.
    await day.killed();
    return true;
  } catch (error) {
    if (!(error instanceof HostGone)) throw error;
    await day.killed();
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** All of the day that is not known to be done; a round that was interrupted begins anew. */
async function played(day: Day, { bursts, closing }: Plan): Promise<void> {
  const isDone = (step: DayStep) => day.known().some(({ command }) => command === step.commandId);
  const isTallied = () => day.known().some(({ event }) => event.type === "roundTallied");
  for (const burst of bursts) if (!burst.every(isDone)) await inFlight(day, burst);
  if (!isTallied()) for (const burst of roundBursts(venue.manifest)) await inFlight(day, burst);
  for (const step of closing) await inFlight(day, [step]);
  must(await day.desk()["result.prepare"]({ pins: signerPins }));
  await expectSoundResult(day);
}

const inFlight = (day: Day, burst: readonly DayStep[]): Promise<unknown> =>
  Promise.all(burst.map(day.does));

/** The exported package holds the journal that the day knows, and its recount comes out. */
async function expectSoundResult(day: Day): Promise<void> {
  const { fileName } = must(await day.desk()["result.export"]({ driveId: "folder-1" }));
  const path = join(venue.stickFolder, fileName);
  const source = must(await openFileSource(createNodeFileLayer(), path));
  const opened = must(await openResult({ source, identity: venue.office.identity }));
  await source.close();
  expect(opened.journalLines).toEqual(day.known().map(recordLine));
  const document = opened.document as unknown as ResultDocument;
  const audited = must(auditJournal(venue.manifest, opened.journalLines, readRecord));
  must(auditResult(venue.manifest, document.bundle.hash, document, audited));
  expect(document.applicants.map(({ stage }) => stage)).toEqual(["passed", "abandoned"]);
}
