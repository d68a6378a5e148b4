import { join } from "node:path";
import { createDeskClient, serveDesk } from "../../src/contract/channel.ts";
import { createDesk, type DeskOptions } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { cheapLogN, type Venue } from "./venue.ts";

/** A real desk over the venue's station, called through the contract. */
export function aRunningDesk(venue: Venue, changes: Partial<DeskOptions> = {}) {
  const running = createDesk({
    stationFolder: venue.stationFolder,
    drives: folderDrives([venue.stickFolder]),
    resourcesFolder: join(import.meta.dirname, "../../resources"),
    version: "0.0.0-test",
    keyringLogN: cheapLogN,
    // Enough for a short day, and soon written.
    spaceNeeded: () => ({ journalBytes: 64 * 1024, resultBytes: 64 * 1024 }),
    ...changes,
  });
  const { desk: served, close } = running;
  return { desk: createDeskClient(serveDesk(served)), served, close };
}
