import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { crashPoints, findViolation, legalStates } from "../support/crash-states.ts";
import {
  aDeskLife,
  aRecordedDay,
  loadedStation,
  notesOf,
  syncsOf,
  type DeskBirth,
  type DeskLife,
} from "../support/desk-lives.ts";
import { createCheck, type Check } from "../support/desk-promises.ts";
import type { DiskImage, DiskStep } from "../support/disk-model.ts";
import { checkInSteps, shortDayWishes } from "../support/short-day.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

const sampling = { limit: 8, seed: 20_241_123 };

// Every life stretches PINs; a machine with other work takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let venue: Venue;
let image: DiskImage;
let check: Check;
let day: readonly DiskStep[];

beforeAll(async () => {
  venue = await aVenue(shortDayWishes);
  image = await loadedStation(venue);
  check = createCheck(venue);
  day = await aRecordedDay(venue, image);
});
afterAll(() => venue.remove());

const violationOf = (disk: DiskImage, history: readonly DiskStep[], from = 0) =>
  findViolation(disk, history, check, { from, sampling });

const withoutSteps = (history: readonly DiskStep[], ...dropped: readonly number[]) =>
  history.filter((_, at) => !dropped.includes(at));

test("whenever the power fails, the meeting opens with all that was acknowledged and nothing else", async () => {
  expect(await violationOf(image, day)).toBeUndefined();
});

test("whenever the power fails, the same holds where frames go into space written in advance", async () => {
  // Enough for some commands: the rest of the day makes the file longer, as without.
  const space = () => ({ journalBytes: 4 * 1024, resultBytes: 1024 });
  const reserved = await aRecordedDay(venue, image, space);
  const grown = reserved.filter((step) => step.type === "written" && isZero(step.bytes));

  expect(grown.length).toBeGreaterThan(0);
  expect(await violationOf(image, reserved)).toBeUndefined();
});

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

test("leaving out any one sync of a day breaks that, but for one that settles and four that no crash can show", async () => {
  const spare: string[] = [];
  const syncs = syncsOf(image, day);
  for (const { at, of } of syncs)
    if ((await violationOf(image, withoutSteps(day, at), at)) === undefined) spare.push(of);

  // The mark of a begun journal is set again at the next opening; it is for a journal that a disk
  // loses later, which is no crash.
  // Unlocking settles what a killed desk left of the keys: here nothing.
  // The secret is overwritten, and its name removed: either makes it useless after a crash. The
  // first is there for who reads the disk itself.
  const folder = `${venue.manifest.bundleId}/`;
  const mark = ["journal.begun.partial", folder];
  expect(spare).toEqual(["station/", ...mark, "session.age.partial", folder]);
  const [overwritten, removed] = syncs.slice(-2).map(({ at }) => at);
  const neither = withoutSteps(day, overwritten!, removed!);
  expect(await violationOf(image, neither, overwritten)).toContain("secret is still there");
});

test("the secret is zeros on the disk before its name goes", () => {
  const removal = day.findIndex(({ type }) => type === "unlinked");
  const [overwritten, synced] = day.slice(removal - 2, removal);
  expect(day[removal]).toMatchObject({ path: expect.stringContaining("session.age") as string });
  expect(overwritten?.type === "written" && overwritten.bytes.every((byte) => byte === 0)).toBe(
    true,
  );
  expect(synced?.type).toBe("synced");
});

/** The next desk's work, after the crash of one that was opening the meeting, or making the result. */
const openedAndCheckedIn = async (life: DeskLife) => {
  must(await life.open());
  must(await life.act(checkInSteps(venue.manifest)[0]!));
};
const openedAndPrepared = async (life: DeskLife) => {
  must(await life.open());
  must(await life.prepare());
};

/** Steps of the day while the meeting was being opened, and those while the result was being made. */
function phases() {
  const notes = notesOf(day);
  const opened = notes.findIndex(({ note }) => note.is === "opened");
  const locked = notes.findLastIndex(({ note }) => note.is === "acknowledged");
  return {
    opening: { from: 0, to: notes[opened]!.at },
    preparing: { from: notes[locked]!.at + 1, to: notes[locked + 1]!.at + 1 },
  };
}

/** Every way to be killed in a phase; the system, and with it the cache, lives on. */
const killedIn = ({ from, to }: { readonly from: number; readonly to: number }) =>
  Array.from({ length: to - from + 1 }, (_, index): DeskBirth => {
    return { image, before: day.slice(0, from + index) };
  });

async function lived(birth: DeskBirth, work: (life: DeskLife) => Promise<void>) {
  const life = aDeskLife(venue, birth);
  await work(life);
  await life.close();
  return { birth, history: life.layer.history };
}

test.each([
  ["opening the meeting", "opening", openedAndCheckedIn],
  ["making the result", "preparing", openedAndPrepared],
] as const)(
  "a desk killed at any step of %s leaves a disk on which the next one keeps its promises",
  async (_, phase, work) => {
    for (const birth of killedIn(phases()[phase])) {
      const { history } = await lived(birth, work);
      expect(await violationOf(image, history, birth.before?.length)).toBeUndefined();
    }
  },
);

test("a result whose making was cut short by a power failure can be made again", async () => {
  const { from, to } = phases().preparing;
  const seen = new Set<string>();
  for (const { after, notes, disk } of crashPoints(image, day.slice(0, to), from))
    for (const state of legalStates(disk, { ...sampling, limit: 3 })) {
      const key = contentOf(state);
      if (seen.has(key)) continue;
      seen.add(key);
      const before = notes.map((note) => ({ type: "marked", note }) as const);
      const { history } = await lived({ image: state, before }, openedAndPrepared);
      const violation = await violationOf(state, history, before.length);
      expect(violation, `after step ${after}`).toBeUndefined();
    }
  expect(seen.size).toBeGreaterThan(4);
});

/** What the meeting's folder holds, shortened. */
const contentOf = ({ files }: DiskImage): string =>
  [...files].map(([path, bytes]) => `${path} ${bytesToHex(sha256(bytes))}`).join();
