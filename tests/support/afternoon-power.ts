import { join } from "node:path";
import { aSampleStation, aWindow } from "./sample-window.ts";
import { builtProduct, startStdioDesk } from "./stdio-desk.ts";

/**
 * A station with the sample, its desk a process of its own that can be killed, and a window over it
 * that can be crashed: a laptop with a plug.
 */
export async function aLaptop() {
  await builtProduct();
  const station = await aSampleStation();
  await station.closeDesk();
  const { stationFolder, stick, folder, manifest } = station;
  const profile = join(folder, "profile");
  const start = async () => {
    const desk = startStdioDesk({ stationFolder, stickFolder: stick });
    const { host, complaints } = await aWindow(desk.invoke, profile);
    return { desk, host, complaints };
  };
  let running = await start();
  const complaints: string[] = [];
  const page = () => running.host.page;
  return {
    manifest,
    page,
    complaints: () => [...complaints, ...running.complaints],
    /** Nothing gets to close, to flush, to say good-bye; then somebody switches it on again. */
    powerCut: async () => {
      complaints.push(...running.complaints);
      const browser = await page().context().newCDPSession(page());
      const dead = running.desk.kill();
      browser.send("Browser.crash").catch(() => undefined);
      await Promise.all([dead, running.host.closed]);
      running = await start();
    },
    close: async () => {
      await running.host.close();
      await running.desk.end();
      await station.remove();
    },
  };
}
