import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DeskOptions } from "../../src/desk/compose.ts";
import { aDay } from "./meeting-day.ts";
import { aRunningDesk } from "./running-desk.ts";
import type { ManifestWishes } from "./small-manifest.ts";
import { aVenue } from "./venue.ts";

/** A venue whose meeting has come to the vote, and what else was done `before` it, once; every test goes on from a copy of its station. */
export async function aVotingVenue(
  wishes: ManifestWishes = {},
  before: (day: ReturnType<typeof aDay>) => Promise<void> = () => Promise.resolve(),
) {
  const venue = await aVenue(wishes);
  const { desk, close } = aRunningDesk(venue);
  const day = aDay(desk, venue);
  await day.readyToVote();
  await before(day);
  await close();
  let copies = 0;
  return {
    venue,
    remove: () => rm(venue.folder, { recursive: true, force: true }),
    /** A fresh copy of the station, and how to run a desk over it, also again after a crash. */
    station: async () => {
      copies += 1;
      const stationFolder = join(venue.folder, `copy-${copies}`);
      await cp(venue.stationFolder, stationFolder, { recursive: true });
      return {
        stationFolder,
        started: async (changes: Partial<DeskOptions> = {}) => {
          const running = aRunningDesk({ ...venue, stationFolder }, changes);
          const day = aDay(running.desk, venue);
          const opened = await day.opened();
          return { ...running, day, opened };
        },
      };
    },
  };
}
