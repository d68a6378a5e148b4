import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "./built-renderer.ts";
import { chromiumPath } from "./chromium.ts";
import { anOffice } from "./office-counter.ts";
import { aSecretary } from "./secretary.ts";
import { cheapLogN, must, passphrase } from "./venue.ts";

const root = join(import.meta.dirname, "../..");

/**
 * The browser host over a station that has loaded the sample, unlocked, on the page that lists its
 * meetings. What the page complains of is in `complaints`.
 */
export async function aSampleWindow() {
  await builtRenderer();
  const folder = await mkdtemp(join(tmpdir(), "vivaseal-sample-"));
  const stick = join(folder, "评审U盘");
  await mkdir(stick);
  const office = await anOffice(join(folder, "office"), stick);
  const running = createDesk({
    stationFolder: join(folder, "station"),
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
  const host = must(
    await openBrowserHost({
      invoke: serveDesk(desk),
      rendererFolder: join(root, "out/renderer"),
      profileFolder: join(folder, "profile"),
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
  return {
    ...{ manifest, desk, office, stick, folder, complaints },
    secretary: aSecretary(host.page, join(root, "out/pictures")),
    close: async () => {
      await host.close();
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
