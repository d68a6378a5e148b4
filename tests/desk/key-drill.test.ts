import { readdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DrillLine } from "../../src/contract/answers.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
beforeEach(async () => {
  venue = await aVenue();
});
afterEach(() => venue.remove());

const states = (lines: readonly DrillLine[]) =>
  Object.fromEntries(lines.map(({ check, state }) => [check, state]));

test("all is well with a station and its office; nothing is left in their folders", async () => {
  const { desk, close } = aRunningDesk(venue, { freeBytes: () => Promise.resolve(1e12) });
  const before = readdirSync(venue.stationFolder);
  for (const lines of [
    must(await desk["station.drill"]({ passphrase })),
    must(await desk["office.drill"]({ passphrase })),
  ]) {
    expect(lines.every(({ state, next }) => state === "good" && next === null)).toBe(true);
    expect(lines).toHaveLength(7);
  }
  expect(readdirSync(venue.stationFolder)).toEqual(before);
  await close();
});

test("a card of other keys, a disk that is full or takes nothing: each line says what to do", async () => {
  await copyFile(
    join(venue.officeFolder, "office.vscard"),
    join(venue.stationFolder, "station.vscard"),
  );
  const files = createNodeFileLayer();
  const { desk, close } = aRunningDesk(venue, {
    freeBytes: () => Promise.resolve(1e9),
    files: {
      ...files,
      open: (path, mode) =>
        path.includes("drill.probe")
          ? Promise.reject(Object.assign(new Error("read-only"), { code: "EROFS" }))
          : files.open(path, mode),
    },
  });
  const lines = must(await desk["station.drill"]({ passphrase }));
  expect(states(lines)).toMatchObject({ card: "bad", diskWrite: "bad", diskSpace: "warning" });
  for (const { state, next } of lines) expect(next === null).toBe(state === "good");
  await close();
});

test("a wrong passphrase is a refusal, not a line", async () => {
  const { desk, close } = aRunningDesk(venue);
  expect(codeOf(await desk["station.drill"]({ passphrase: "wrong one" }))).toBe("PASSPHRASE_WRONG");
  await close();
});
