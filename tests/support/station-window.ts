import { join } from "node:path";
import { serveDesk, type Invoke } from "../../src/contract/channel.ts";
import { createDesk, type DeskOptions } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { aWindow, picturesFolder } from "./sample-window.ts";
import { aSecretary } from "./secretary.ts";
import { cheapLogN, must, passphrase } from "./venue.ts";

interface StationWindow {
  readonly stationFolder: string;
  readonly profileFolder: string;
  readonly stickFolder: string;
  readonly through?: (invoke: Invoke) => Invoke;
  /** Of the desk. */
  readonly changes?: Partial<DeskOptions>;
}

/** The browser host over a station that has its keys, unlocked: on the page that lists its meetings. */
export async function aStationWindow({
  stationFolder,
  profileFolder,
  stickFolder,
  through = (invoke) => invoke,
  changes = {},
}: StationWindow) {
  const running = createDesk({
    ...{ stationFolder, drives: folderDrives([stickFolder]), keyringLogN: cheapLogN },
    ...{ resourcesFolder: join(import.meta.dirname, "../../resources"), version: "0.1.0" },
    ...changes,
  });
  must(await running.desk["station.unlock"]({ passphrase }));
  const { host, complaints } = await aWindow(through(serveDesk(running.desk)), profileFolder);
  return {
    ...{ desk: running.desk, page: host.page, complaints },
    secretary: aSecretary(host.page, picturesFolder),
    openMeeting: () => host.page.getByRole("button", { name: /^打开会议/ }).click(),
    close: async () => {
      await host.close();
      await running.close();
    },
  };
}
