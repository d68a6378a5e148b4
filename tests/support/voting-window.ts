import { join } from "node:path";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk, type Invoke } from "../../src/contract/channel.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "./built-renderer.ts";
import { chromiumPath } from "./chromium.ts";
import { pinOf } from "./meeting-day.ts";
import { aSecretary } from "./secretary.ts";
import { cheapLogN, must, passphrase } from "./venue.ts";
import type { aVotingVenue } from "./voting-venue.ts";

const root = join(import.meta.dirname, "../..");

/** The browser host over a meeting that has come to the vote, on the page where a round is opened. */
export async function aVotingWindow(
  voting: Awaited<ReturnType<typeof aVotingVenue>>,
  profileFolder: string,
  through: (invoke: Invoke) => Invoke = (invoke) => invoke,
  /** Of an earlier window, after a crash; a fresh copy where none is given. */
  earlier?: string,
) {
  await builtRenderer();
  const stationFolder = earlier ?? (await voting.station()).stationFolder;
  const running = createDesk({
    ...{ stationFolder, drives: folderDrives([voting.venue.stickFolder]) },
    ...{ resourcesFolder: join(root, "resources"), version: "0.1.0", keyringLogN: cheapLogN },
  });
  must(await running.desk["station.unlock"]({ passphrase }));
  const host = must(
    await openBrowserHost({
      invoke: through(serveDesk(running.desk)),
      rendererFolder: join(root, "out/renderer"),
      profileFolder,
      executablePath: chromiumPath ?? "",
      headless: true,
      tell: () => undefined,
    }),
  );
  const secretary = aSecretary(host.page, join(root, "out/pictures"));
  await host.page.getByRole("button", { name: /^打开会议/ }).click();
  await secretary.goTo("表决");
  return {
    secretary,
    stationFolder,
    /** The label of a PIN field says whose it is. */
    pinByLabel: (label: string): string => {
      const { experts, staff } = voting.venue.manifest;
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
