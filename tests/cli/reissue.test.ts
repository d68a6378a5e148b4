import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Desk } from "../../src/contract/table.ts";
import { createDeskClient, serveDesk } from "../../src/contract/channel.ts";
import { createDesk, type RunningDesk } from "../../src/desk/compose.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import {
  commandLine,
  sealFrom,
  testPassphrase,
  twoSides,
  type CommandLine,
} from "../support/command-line.ts";
import { fillSourceFolder } from "../support/source-folder.ts";
import { cheapLogN, must } from "../support/venue.ts";

let line: CommandLine;
let running: RunningDesk;
let desk: Desk;

beforeEach(async () => {
  line = await commandLine();
  await twoSides(line);
  await mkdir(line.path("stick"));
  await mkdir(line.path("source"));
  await fillSourceFolder(line.path("source"));
  running = createDesk({
    stationFolder: line.path("station"),
    officeFolder: line.path("office"),
    drives: folderDrives([line.path("stick")]),
    resourcesFolder: join(import.meta.dirname, "../../resources"),
    version: "0.0.0-test",
    keyringLogN: cheapLogN,
  });
  desk = createDeskClient(serveDesk(running.desk));
  must(await desk["station.unlock"]({ passphrase: testPassphrase }));
});
afterEach(async () => {
  await running.close();
  await line.remove();
});

async function load(name: string): Promise<string> {
  await copyFile(line.path(name), line.path("stick", name));
  const loaded = await desk["bundle.load"]({ driveId: "folder-1", fileName: name });
  return loaded.ok ? `issue ${loaded.value.serial}` : loaded.error.code;
}

const reseal = (out: string, replaces: string, ...more: readonly string[]) =>
  line.call(
    ...["office", "seal", line.path("source"), "--office", line.path("office"), ...more],
    ...["--to", line.path("station", "station.vscard"), "--out", line.path(out)],
    ...["--replaces", line.path(replaces), "--json"],
  );

test("a re-issue keeps the bundle's id and takes the earlier one's place until its meeting has begun", async () => {
  const first = await sealFrom(line, line.path("source"));
  const second = await reseal("second.vsbundle", "bundle.vsbundle", "--rehearsal");
  expect(second.json["bundleId"]).toBe(first.json["bundleId"]);
  expect(second.json["serial"]).toBe(2);

  expect(await load("bundle.vsbundle")).toBe("issue 1");
  expect(await load("second.vsbundle")).toBe("issue 2");
  expect(await load("bundle.vsbundle")).toBe("BUNDLE_SERIAL_LOWER");
  must(await desk["meeting.open"]({ meetingId: String(first.json["bundleId"]) }));
  const third = await reseal("third.vsbundle", "second.vsbundle", "--rehearsal");
  expect(third.json["serial"]).toBe(3);
  expect(await load("third.vsbundle")).toBe("BUNDLE_MEETING_STARTED");
});

test("a rehearsal is never re-issued as official", async () => {
  await sealFrom(line, line.path("source"));
  const official = await reseal("official.vsbundle", "bundle.vsbundle");
  expect(official).toMatchObject({ exit: 1, code: "BUNDLE_KIND_DIFFERS" });
});
