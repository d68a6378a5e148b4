import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, vi } from "vitest";
import type { JournalComparison, JournalCopyView } from "../../src/contract/journal-answers.ts";
import type { MirrorStatus } from "../../src/contract/mirror-table.ts";
import type { Desk } from "../../src/contract/table.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { DeskOptions } from "../../src/desk/compose.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { aDay } from "./meeting-day.ts";
import { compared } from "./restoring.ts";
import { aRunningDesk } from "./running-desk.ts";
import type { ManifestWishes } from "./small-manifest.ts";
import { aVenue, must, passphrase, type Venue } from "./venue.ts";

/** A station whose meeting has begun, copied for each test, with an empty stick of its own. */
export async function aMirrorVenue(
  begin: (day: ReturnType<typeof aDay>) => Promise<unknown> = async (day) => {
    await day.opened();
    await day.everyoneCheckedIn();
  },
  wishes: ManifestWishes = {},
) {
  const original = await aVenue(wishes);
  const { desk, close } = aRunningDesk(original);
  await begin(aDay(desk, original));
  await close();
  let copies = 0;
  return {
    remove: original.remove,
    copy: async () => {
      copies += 1;
      const folder = join(original.folder, `copy-${copies}`);
      await cp(original.stationFolder, join(folder, "station"), { recursive: true });
      await mkdir(join(folder, "stick"));
      return mirroredStation({
        ...original,
        stationFolder: join(folder, "station"),
        stickFolder: join(folder, "stick"),
      });
    },
  };
}

/**
 * Hooks of a test file or a `describe`: the meeting begun once, each test with a station and a stick
 * of its own, which `take` is given.
 */
export function stationForEachTest(
  take: (station: MirroredStation) => void,
  ...meeting: Parameters<typeof aMirrorVenue>
): void {
  let venue: Awaited<ReturnType<typeof aMirrorVenue>>;
  beforeAll(async () => {
    venue = await aMirrorVenue(...meeting);
  });
  afterAll(() => venue.remove());
  beforeEach(async () => {
    take(await venue.copy());
  });
}

export type MirroredStation = ReturnType<typeof mirroredStation>;

/** What a test does with one station and its stick. */
export function mirroredStation(venue: Venue) {
  const meetingId = venue.manifest.bundleId;
  const mirrors = join(venue.stickFolder, "vivaseal-mirror");
  const station = {
    ...{ venue, meetingId, mirrors, stick: venue.stickFolder },
    journal: meetingFolder(venue.stationFolder, meetingId).journal,
    /** A desk over the station, unlocked, its meeting open where it can be opened. */
    started: async (changes: Partial<DeskOptions> = {}) => {
      const running = aRunningDesk(venue, { mirrorPauseMs: 10, ...changes });
      must(await running.desk["station.unlock"]({ passphrase }));
      const opened = await running.desk["meeting.open"]({ meetingId, tornTail: "refuse" });
      return { ...running, opened, day: aDay(running.desk, venue) };
    },
    /** The same station with the stick in another port. */
    withStickAt: (stickFolder: string) => mirroredStation({ ...venue, stickFolder }),
    /** Where this journal's mirror lies. */
    folder: async (): Promise<string> => join(mirrors, (await readdir(mirrors))[0] ?? "none"),
    segments: async (): Promise<readonly string[]> => {
      const names = await readdir(await station.folder());
      return names.filter((name) => name.endsWith(".vssegment")).sort();
    },
  };
  return station;
}

/** Waits until the mirror is in one of these states. */
export async function until(
  desk: Desk,
  ...states: readonly MirrorStatus["state"][]
): Promise<MirrorStatus> {
  const look = async () => must(await desk["mirror.status"]({}));
  const come = async () => expect(states).toContain((await look()).state);
  await vi.waitFor(come, { timeout: 20_000, interval: 20 });
  return look();
}

/** Chooses the stick and waits until it holds the whole journal. */
export async function chosen(desk: Desk): Promise<MirrorStatus> {
  must(await desk["mirror.choose"]({ driveId: "folder-1" }));
  return until(desk, "synced");
}

/** Three steps that need no PIN, each with a time. */
export const call = (id: string) =>
  ({ type: "callApplicant", applicantId: applicantId(id), overrideReason: null }) as const;
export const identify = (id: string) =>
  ({
    type: "checkIdentity",
    applicantId: applicantId(id),
    checkedBy: personId("GZ1"),
    document: "居民身份证",
  }) as const;
export const end = (id: string) => ({ type: "endDefense", applicantId: applicantId(id) }) as const;

/** A morning with the stick plugged in; three segments, and the desk has stopped. */
export async function aMorning(
  station: MirroredStation,
): Promise<{ readonly lines: number; readonly hash: string }> {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  await day.does(call("A1"));
  await until(desk, "synced");
  await day.does(identify("A1"));
  const { upTo } = await until(desk, "synced");
  const { own } = await compared(desk, station.meetingId);
  await close();
  return { lines: upTo, hash: own.head?.hash ?? "" };
}

export const mirrorOf = ({ copies }: JournalComparison): JournalCopyView | undefined =>
  copies.find(({ source }) => source === "mirror");

/** What the desk makes of the stick, the journal being gone. */
export async function foundOnStick(station: MirroredStation): Promise<JournalCopyView | undefined> {
  await rm(station.journal);
  const { desk, close } = await station.started();
  const copy = mirrorOf(await compared(desk, station.meetingId));
  await close();
  return copy;
}

/** Changes one byte, from the end where `at` is negative. */
export async function spoil(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
