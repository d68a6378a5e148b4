import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import type { SpaceNeeded } from "../../src/desk/meeting/meeting-space.ts";
import { findViolation } from "../support/crash-states.ts";
import {
  aDeskLife,
  aRecordedDay,
  loadedStation,
  notesOf,
  type DeskBirth,
  type DeskLife,
} from "../support/desk-lives.ts";
import { createCheck, type Check } from "../support/desk-promises.ts";
import { DiskModel, type DiskImage, type DiskStep } from "../support/disk-model.ts";
import type { RecordingOptions } from "../support/recording-file-layer.ts";
import {
  callStep,
  checkInSteps,
  defenseSteps,
  shortDayWishes,
  type DayStep,
} from "../support/short-day.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

const sampling = { limit: 4, seed: 20_241_123 };
const codes = { EIO: "DISK_FAILED", ENOSPC: "DISK_FULL" } as const;
type Failure = keyof typeof codes;

// Every life stretches PINs; a machine with other work takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let venue: Venue;
let image: DiskImage;
let check: Check;
/** A locked meeting, and what was noted until then. */
let locked: DeskBirth;
let steps: readonly DayStep[];

beforeAll(async () => {
  venue = await aVenue(shortDayWishes);
  image = await loadedStation(venue);
  check = createCheck(venue);
  const [secretary] = checkInSteps(venue.manifest);
  // Without PINs, which take their time: called, identity checked, ended, the next one called.
  const [called, identity, , , ended] = defenseSteps(venue.manifest);
  steps = [secretary!, called!, identity!, ended!, callStep("A2")];
  locked = lockedOf(await aRecordedDay(venue, image));
});
afterAll(() => venue.remove());

function lockedOf(day: readonly DiskStep[]): DeskBirth {
  const at = notesOf(day).findLast(({ note }) => note.is === "acknowledged")!.at;
  const disk = new DiskModel(image);
  for (const step of day.slice(0, at + 1)) disk.apply(step);
  const before = day.slice(0, at + 1).filter(({ type }) => type === "marked");
  return { image: disk.cached(), before };
}

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? "ok" : outcome.error.code);

/** Every write and every sync of a life, one at a time, failing in both ways. */
function everyFailure({ layer }: DeskLife): readonly (RecordingOptions & { failure: Failure })[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return (["EIO", "ENOSPC"] as const).flatMap((failure) => [
    ...upTo(layer.writeCount()).map((failWrite) => ({ failWrite, failure })),
    ...upTo(layer.syncCount()).map((failSync) => ({ failSync, failure })),
  ]);
}

async function violationOf(birth: DeskBirth, life: DeskLife): Promise<string | undefined> {
  const from = birth.before?.length ?? 0;
  return findViolation(birth.image, life.layer.history, check, { from, sampling });
}

/** Enough for some commands: the rest makes the file longer, as without. */
const someSpace: SpaceNeeded = () => ({ journalBytes: 4 * 1024, resultBytes: 1024 });
const noSpace: SpaceNeeded = () => ({ journalBytes: 0, resultBytes: 0 });

test.each([
  ["without space in advance", noSpace, 30],
  ["with frames in space written in advance", someSpace, 40],
])(
  "a meeting on a disk that fails at any write or sync, %s, loses nothing that was acknowledged",
  async (_, space, least) => {
    const whole = aDeskLife(venue, { image }, {}, space);
    must(await whole.open());
    for (const step of steps) must(await whole.act(step));
    await whole.close();
    const failures = everyFailure(whole);

    expect(failures.length).toBeGreaterThan(least);
    const refused = new Set<string>();
    for (const options of failures) {
      const life = aDeskLife(venue, { image }, options, space);
      const given = await codesUntilStopped(life);
      const at = JSON.stringify(options);
      const first = given.find((code) => code !== "ok") ?? "ok";
      refused.add(first);
      // Where the space itself can't be had, the meeting isn't begun, in words of its own.
      expect(
        [
          codes[options.failure],
          options.failure === "ENOSPC" && space === someSpace && "SPACE_NOT_RESERVED",
        ],
        at,
      ).toContain(first);
      await life.close();
      expect(await violationOf({ image }, life), at).toBeUndefined();
      await expectNextDeskGoesOn(life.layer.history, at, space);
    }
    const spaceRefused = space === someSpace ? ["SPACE_NOT_RESERVED"] : [];
    expect([...refused].sort()).toEqual(["DISK_FAILED", "DISK_FULL", ...spaceRefused]);
  },
);

/** What the desk answered: a failed opening is asked again, as a person would. */
async function codesUntilStopped(life: DeskLife): Promise<readonly string[]> {
  const opened = codeOf(await life.open());
  if (opened !== "ok") expect(codeOf(await life.open())).toBe("ok");
  const given: string[] = [];
  for (const step of steps) given.push(codeOf(await life.act(step)));
  const failed = given.findIndex((code) => code !== "ok");
  // Behind the first failure every command, also one that would write nothing.
  if (failed >= 0) {
    expect(given.slice(failed + 1).every((code) => code === "DESK_STOPPED")).toBe(true);
    expect(codeOf(await life.act(steps[0]!))).toBe("DESK_STOPPED");
    expect(codeOf(await life.prepare())).toBe("DESK_STOPPED");
  }
  return [opened, ...given];
}

async function expectNextDeskGoesOn(
  before: readonly DiskStep[],
  at: string,
  space: SpaceNeeded,
): Promise<void> {
  const next = aDeskLife(venue, { image, before }, {}, space);
  must(await next.open());
  for (const step of steps) expect(codeOf(await next.act(step)), at).toBe("ok");
  await next.close();
  expect(await violationOf({ image, before }, next), at).toBeUndefined();
}

test("a result on a disk that fails at any write or sync can be made again", async () => {
  const whole = aDeskLife(venue, locked);
  must(await whole.open());
  // Opening writes only space in advance, and a meeting that was begun goes on without (ADR 23).
  const inAdvance = whole.layer.writeCount();
  must(await whole.prepare());
  await whole.close();

  for (const options of everyFailure(whole).filter(isUsual)) {
    const life = aDeskLife(venue, locked, options);
    const at = JSON.stringify(options);
    const opened = codeOf(await life.open());
    const first = opened === "ok" ? codeOf(await life.prepare()) : opened;
    const spare = options.failure === "ENOSPC" && (options.failWrite ?? Infinity) <= inAdvance;
    expect(first, at).toBe(spare ? "ok" : codes[options.failure]);
    if (opened !== "ok") must(await life.open());
    must(await life.prepare());
    await life.close();
    expect(await violationOf(locked, life), at).toBeUndefined();
  }
});

/** Full while writing, broken while syncing: the other two go the same ways, and each takes two PINs. */
const isUsual = ({ failWrite, failure }: ReturnType<typeof everyFailure>[number]): boolean =>
  (failWrite === undefined) === (failure === "EIO");
