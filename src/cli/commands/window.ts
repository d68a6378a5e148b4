import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { serveDesk } from "../../contract/channel.ts";
import { err, ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { appFolders } from "../../desk/app-folder.ts";
import { createDesk, type RunningDesk } from "../../desk/compose.ts";
import { joinedDrives, systemDrives, userFolders } from "../../desk/drives/system-drives.ts";
import { createFolderClaims } from "../../desk/files/folder-claim.ts";
import { describeFault, stopOnFault } from "../../desk/window/stop-on-fault.ts";
import { openBrowserHost, type BrowserHost } from "../browser-host.ts";
import { refused, type Command, type CommandContext } from "../command.ts";
import { defaultStationFolder } from "../default-station.ts";
import { findBrowser, thisMachine } from "../find-browser.ts";
import { officeFolderOf } from "../office-folder.ts";

export const window: Command = {
  words: "window",
  form: {
    operands: [],
    options: {
      station: { kind: "value", value: "DIR" },
      office: { kind: "value", value: "DIR" },
      drive: { kind: "values", value: "DIR" },
    },
  },
  says: {
    zh: "用已安装的 Chrome、Chromium 或 Edge 打开工作台窗口（评审电脑或评委会办公室）；--drive 的文件夹也当作 U 盘。",
    en: "The desk's window, a station's or an office's, in an installed Chrome, Chromium or Edge; --drive folders count as sticks too.",
  },
  run: async (given, context) => {
    const station =
      given.optional("station") ?? defaultStationFolder(process.platform, context.environment);
    const drives = systemDrives(given.values("drive"), process.platform);
    const running = createDesk({
      files: context.files,
      claims: createFolderClaims(),
      resourcesFolder: context.resourcesFolder,
      version: context.version,
      crypto: context.crypto,
      keyringLogN: context.logN,
      stationFolder: station,
      officeFolder: await officeFolderOf(given, station, context),
      drives,
      officeDrives: joinedDrives(drives, userFolders(homedir())),
    });
    try {
      const opened = await open(running, station, context);
      if (!opened.ok) return err(refused(opened.error));
      await untilClosed(opened.value);
      return ok({ lines: [], json: {} });
    } finally {
      await running.close();
    }
  },
};

const opening =
  "正在打开窗口（不联网，不开端口）；关闭窗口或按 Ctrl+C 结束。 Opening the window (no network, no port); close it or press Ctrl+C to end.";

async function open(
  running: RunningDesk,
  station: string,
  { environment, terminal }: CommandContext,
): Promise<Outcome<BrowserHost>> {
  const browser = findBrowser({ ...thisMachine, env: environment });
  if (!browser.ok) return browser;
  const folder = appFolders(import.meta.url).renderer;
  if (!existsSync(join(folder, "index.html"))) return refuse("SCREENS_MISSING", { folder });
  terminal.tell(opening);
  return openBrowserHost({
    invoke: stopOnFault(serveDesk(running.desk), (fault) => {
      terminal.tell(describeFault(fault));
      running.close().catch(() => undefined);
    }),
    rendererFolder: folder,
    profileFolder: join(station, "browser-profile"),
    executablePath: browser.value,
    headless: false,
    tell: terminal.tell,
  });
}

/** Until the window is closed, by hand or because this process is told to end. */
async function untilClosed(host: BrowserHost): Promise<void> {
  const close = (): void => void host.close();
  process.once("SIGINT", close).once("SIGTERM", close).once("SIGHUP", close);
  await host.closed;
  process.off("SIGINT", close).off("SIGTERM", close).off("SIGHUP", close);
}
