import { join } from "node:path";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "./built-renderer.ts";
import { chromiumPath } from "./chromium.ts";
import { aDay, pinOf } from "./meeting-day.ts";
import { aSecretary } from "./secretary.ts";
import { cheapLogN, must, passphrase, type Venue } from "./venue.ts";

const root = join(import.meta.dirname, "../..");

/** The browser host over a meeting that `begin` has brought as far as a test wants it. */
export async function aMeetingWindow(
  venue: Venue,
  profileFolder: string,
  begin: (day: ReturnType<typeof aDay>) => Promise<unknown>,
) {
  await builtRenderer();
  const running = createDesk({
    ...{ stationFolder: venue.stationFolder, drives: folderDrives([venue.stickFolder]) },
    ...{ resourcesFolder: join(root, "resources"), version: "0.1.0", keyringLogN: cheapLogN },
  });
  const day = aDay(running.desk, venue);
  await day.opened();
  await begin(day);
  await running.desk["station.lock"]({ reason: "asked" });
  must(await running.desk["station.unlock"]({ passphrase }));
  const host = must(
    await openBrowserHost({
      invoke: serveDesk(running.desk),
      rendererFolder: join(root, "out/renderer"),
      profileFolder,
      executablePath: chromiumPath ?? "",
      headless: true,
      tell: () => undefined,
    }),
  );
  const secretary = aSecretary(host.page, join(root, "out/pictures"));
  const complaints: string[] = [];
  host.page.on("pageerror", (error) => complaints.push(error.message));
  host.page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await host.page.getByRole("button", { name: /^打开会议/ }).click();
  return {
    day,
    secretary,
    complaints,
    /** The label of a PIN field says whose it is. */
    pinByLabel: (label: string): string => {
      const { experts, staff } = venue.manifest;
      const person = [...experts, ...staff].find(({ name }) => label.includes(`${name} `));
      if (!person) throw new Error(`Whose PIN: ${label}?`);
      return pinOf(person.id);
    },
    close: async () => {
      await host.close();
      await running.close();
    },
  };
}
