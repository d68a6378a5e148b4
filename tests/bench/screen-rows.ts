import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowserHost } from "../../src/cli/browser-host.ts";
import { serveDesk } from "../../src/contract/channel.ts";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { builtRenderer } from "../support/built-renderer.ts";
import { chromiumPath } from "../support/chromium.ts";
import { aDay } from "../support/meeting-day.ts";
import { aSecretary } from "../support/secretary.ts";
import { aVenue, cheapLogN, must } from "../support/venue.ts";
import type { BenchOptions } from "./options.ts";
import { inMs, type Row } from "./row.ts";

/** Longest answer of the page to each of the hand's moves, in ms: from the move to the next picture. */
interface Moves {
  readonly firstScreenMs: number;
  readonly longest: readonly (readonly [string, number])[];
}

/** The screens of a large meeting, in an installed browser at 1366 x 768. */
export async function screenRows(
  scratch: string,
  { screenApplicants: applicants }: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  if (chromiumPath === undefined) return [];
  say("Screens");
  const { firstScreenMs, longest } = await measure(scratch, applicants, chromiumPath);
  const most = Math.max(...longest.map(([, ms]) => ms));
  return [
    {
      ...{ what: "first screen after the window", with: "", ours: inMs(firstScreenMs) },
      ...{ against: "", ratio: null, reach: "< 1 s", reached: firstScreenMs < 1_000 },
    },
    {
      ...{ what: `longest interaction, ${applicants} applicants`, with: "" },
      ours: longest.map(([move, ms]) => `${move} ${inMs(ms)}`).join(", "),
      ...{ against: "", ratio: null, reach: "<= 100 ms", reached: most <= 100 },
    },
  ];
}

async function measure(
  scratch: string,
  applicants: number,
  executablePath: string,
): Promise<Moves> {
  await builtRenderer();
  const { root, resources } = appFolders(import.meta.url);
  const venue = await aVenue({ applicants }, scratch);
  const running = createDesk({
    ...{ stationFolder: venue.stationFolder, drives: folderDrives([venue.stickFolder]) },
    ...{ resourcesFolder: resources, version: "bench", keyringLogN: cheapLogN },
  });
  const day = aDay(running.desk, venue);
  await day.opened();
  await day.everyoneCheckedIn();
  const host = must(
    await openBrowserHost({
      ...{ invoke: serveDesk(running.desk), rendererFolder: join(root, "out/renderer") },
      ...{ profileFolder: join(venue.folder, "profile"), executablePath, headless: true },
      tell: () => undefined,
    }),
  );
  try {
    const { page } = host;
    await page.getByRole("button", { name: /^打开会议/ }).waitFor();
    const firstScreenMs = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    return { firstScreenMs, longest: await movesOf(page) };
  } finally {
    await host.close();
    await running.close();
    await venue.remove();
  }
}

async function movesOf(page: Page): Promise<Moves["longest"]> {
  const secretary = aSecretary(page, "");
  await secretary.press(/^打开会议/);
  await page.getByRole("navigation", { name: "会议流程" }).waitFor();
  await watchEvents(page);
  const longest: (readonly [string, number])[] = [];
  const measured = async (move: string, work: () => Promise<unknown>) => {
    await page.waitForTimeout(500);
    await takeLongest(page);
    await work();
    await page.waitForTimeout(500);
    longest.push([move, await takeLongest(page)]);
  };
  const search = page.getByLabel("查找申报人");
  await measured("to the list", () => secretary.goTo("答辩"));
  await measured("typing a name", () => search.pressSequentially("申报人1999", { delay: 80 }));
  await measured("clearing it", () => search.fill(""));
  await measured("typing pinyin", () => search.pressSequentially("sbr", { delay: 80 }));
  await measured("moving down", async () => {
    for (let times = 0; times < 10; times += 1) await page.keyboard.press("ArrowDown");
  });
  await measured("opening one", () => page.keyboard.press("Enter"));
  await measured("back", () => secretary.press("← 返回列表"));
  await measured("scrolling", async () => {
    await page.mouse.move(700, 560);
    for (let times = 0; times < 20; times += 1) await page.mouse.wheel(0, 900);
  });
  await measured("calling", () => page.locator(".now-strip").getByRole("button").last().click());
  await measured("to the check-in", () => secretary.goTo("签到"));
  return longest;
}

/** Collects the event timings of the page from here on. */
async function watchEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { benchEvents: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
}

/** The longest since the last call; what took less than 16 ms isn't told by the browser. */
const takeLongest = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { benchEvents } = globalThis as unknown as { readonly benchEvents: number[] };
    return Math.max(16, ...benchEvents.splice(0));
  });
