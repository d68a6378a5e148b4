import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk, type Invoke } from "../../src/contract/channel.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "./built-renderer.ts";
import { chromiumPath } from "./chromium.ts";
import { anOffice } from "./office-counter.ts";
import { aSecretary } from "./secretary.ts";
import { cheapLogN, must, passphrase } from "./venue.ts";

const root = join(import.meta.dirname, "../..");
export const picturesFolder = join(root, "out/pictures");

/** A station that has loaded the sample, its desk running and unlocked. */
export async function aSampleStation() {
  const folder = await mkdtemp(join(tmpdir(), "vivaseal-sample-"));
  const stick = join(folder, "评审U盘");
  const stationFolder = join(folder, "station");
  await mkdir(stick);
  // Not beside the station's keys: the office is another computer.
  const office = await anOffice(join(folder, "bureau"), stick);
  const running = createDesk({
    stationFolder,
    officeFolder: join(folder, "no-office"),
    drives: folderDrives([stick]),
    resourcesFolder: join(root, "resources"),
    version: "0.1.0",
    keyringLogN: cheapLogN,
  });
  const { desk } = running;
  const station = must(await desk["station.create"]({ name: "一号答辩室", passphrase }));
  const [drive] = must(await desk["drives.list"]({}));
  const driveId = drive?.id ?? "none";
  must(await desk["station.exportCard"]({ driveId }));
  await office.enrolStation(station.checkCode ?? "");
  await office.putCardOnStick();
  const card = { driveId, fileName: "office.vscard", checkCode: office.checkCode, passphrase };
  must(await desk["office.trust"](card));
  const manifest = await office.sealSample();
  must(await desk["bundle.load"]({ driveId, fileName: "2024年度评审.vsbundle" }));
  return {
    ...{ manifest, desk, office, stick, stationFolder, folder },
    closeDesk: running.close,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The browser host over any desk; what the page complains of is in `complaints`. */
export async function aWindow(invoke: Invoke, profileFolder: string) {
  await builtRenderer();
  const host = must(
    await openBrowserHost({
      ...{ invoke, profileFolder },
      rendererFolder: join(root, "out/renderer"),
      executablePath: chromiumPath ?? "",
      headless: true,
      tell: () => undefined,
    }),
  );
  const complaints: string[] = [];
  host.page.on("pageerror", (error) => complaints.push(error.message));
  host.page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  return { host, complaints };
}

/** The browser host over a station that has loaded the sample, unlocked, on the page that lists its meetings. */
export async function aSampleWindow() {
  const station = await aSampleStation();
  const { host, complaints } = await aWindow(
    serveDesk(station.desk),
    join(station.folder, "profile"),
  );
  const { manifest, desk, office, stick, folder } = station;
  return {
    ...{ manifest, desk, office, stick, folder, complaints },
    secretary: aSecretary(host.page, picturesFolder),
    close: async () => {
      await host.close();
      await station.closeDesk();
      await station.remove();
    },
  };
}
