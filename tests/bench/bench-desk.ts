import { createDeskClient, serveDesk } from "../../src/contract/channel.ts";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createDesk, type DeskOptions } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { cheapLogN, type Venue } from "../support/venue.ts";
import { cryptoOf } from "./large-bundle.ts";

/** A desk at a venue, called through the contract as the screens do. */
export function benchDesk(
  { stationFolder, stickFolder }: Venue,
  kind: "native" | "reference",
  options: Partial<DeskOptions> = {},
) {
  const running = createDesk({
    ...{ stationFolder, drives: folderDrives([stickFolder]), version: "bench" },
    ...{ resourcesFolder: appFolders(import.meta.url).resources },
    ...{ keyringLogN: cheapLogN, crypto: cryptoOf(kind) },
    ...options,
  });
  return { desk: createDeskClient(serveDesk(running.desk)), close: running.close };
}
