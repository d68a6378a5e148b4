import { mkdir, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OfficeProgress, OfficeWork, Job } from "../../src/contract/answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { fillSourceFolder } from "../support/source-folder.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "../support/venue.ts";
import { codeOf } from "./sealed-fixtures.ts";

let venue: Venue;
let running: ReturnType<typeof aRunningDesk>;
let desk: Desk;

beforeEach(async () => {
  venue = await aVenue();
  running = aRunningDesk(venue);
  ({ desk } = running);
});
afterEach(async () => {
  await running.close();
  await venue.remove();
});

const driveId = "folder-1";
const source = { driveId, folderName: "源文件夹", strict: false };
const stationCode = () => venue.station.card.checkCode.hex;
type Sealing = Parameters<(typeof desk)["office.seal"]>[0];
const sealing = (stations: string[] = [stationCode()]): Sealing => ({
  ...{ ...source, lock: { kind: "stations", stations }, kind: "rehearsal", toDriveId: driveId },
});
const sealingUnder = (typed: string): Sealing => ({
  ...sealing(),
  lock: { kind: "passphrase", passphrase: typed },
});

async function ended(): Promise<Job<OfficeProgress, OfficeWork>> {
  for (;;) {
    const job = must(await desk["office.job"]({}));
    if (job.state !== "running") return job;
    await setTimeout(10);
  }
}

async function aSource(edit?: Parameters<typeof fillSourceFolder>[1]): Promise<void> {
  const folder = join(venue.stickFolder, "源文件夹");
  await mkdir(folder);
  await fillSourceFolder(folder, edit);
}

const bundlesOnStick = async () =>
  (await readdir(venue.stickFolder)).filter((name) => /^bundle-.*vsbundle|partial/.test(name));

describe("an office that is locked", () => {
  test("does nothing but tell its status", async () => {
    expect(must(await desk["office.status"]({}))).toMatchObject({ state: "locked", stations: [] });
    for (const asked of [
      desk["office.checkSource"](source),
      desk["office.seal"](sealing()),
      desk["office.exportCard"]({ driveId }),
      desk["office.verifyResult"]({ driveId, fileName: "result.vsresult" }),
    ])
      expect(codeOf(await asked)).toBe("OFFICE_LOCKED");
    const { stations } = must(await desk["office.unlock"]({ passphrase }));
    expect(stations).toEqual([{ name: "一号评审电脑", checkCode: stationCode() }]);
  });
});

describe("a source folder", () => {
  test("is found at the top of a drive by its roster; links lead nowhere", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource();
    await mkdir(join(venue.stickFolder, "别的文件夹"));
    await symlink(join(venue.stickFolder, "源文件夹"), join(venue.stickFolder, "链接"));
    expect(must(await desk["office.sources"]({}))).toEqual([
      { driveId, driveLabel: "stick", folderName: "源文件夹" },
    ]);
    must(await desk["office.checkSource"]({ ...source, folderName: "链接" }));
    expect(await ended()).toMatchObject({ state: "refused", refusal: { code: "SOURCE_GONE" } });
  });

  test("without a fault is reported as ready, with what it holds", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.checkSource"](source));
    expect(codeOf(await desk["office.checkSource"](source))).toBe("JOB_RUNNING");
    const job = await ended();
    expect(job).toMatchObject({
      state: "done",
      value: {
        kind: "source",
        report: { refusal: null, faults: [], contents: { applicants: 24 } },
      },
    });
  });

  test("with faults is not sealed: all of them come back with their places", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource((roster) => roster.set("申报人", 5, "申报层级", "副高级工程师"));
    await rm(join(venue.stickFolder, "源文件夹", "materials", "SZ20240003"), { recursive: true });
    must(await desk["office.seal"](sealing()));
    const job = await ended();
    if (job.state !== "done" || job.value.kind !== "source") throw new Error(job.state);
    expect(job.value.report.refusal?.code).toBe("ROSTER_FAULTY");
    expect(job.value.report.faults.map(({ sheet, row, column }) => [sheet, row, column])).toEqual(
      expect.arrayContaining([
        ["申报人", 5, "申报层级"],
        ["申报人", 4, "材料目录"],
      ]),
    );
    expect(await bundlesOnStick()).toEqual([]);
  });
});

describe("sealing on the screen", () => {
  test("gives a receipt, and the station opens the bundle", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    must(await desk["station.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.seal"](sealing()));
    const job = await ended();
    if (job.state !== "done" || job.value.kind !== "sealed") throw new Error(JSON.stringify(job));
    const { fileName, stations, kind } = job.value.receipt;
    expect({ stations, kind }).toEqual({ stations: ["一号评审电脑"], kind: "rehearsal" });
    const loaded = must(await desk["bundle.load"]({ driveId, fileName }));
    expect(loaded).toMatchObject({ kind: "rehearsal", applicants: 24 });
  });

  test("under a passphrase is for any station that is told it, and for no other", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    must(await desk["station.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.seal"](sealingUnder("材料包口令 battery")));
    const job = await ended();
    if (job.state !== "done" || job.value.kind !== "sealed") throw new Error(JSON.stringify(job));
    const { fileName, stations } = job.value.receipt;
    expect(stations).toEqual([]);
    const load = (typed?: string) =>
      desk["bundle.load"]({ driveId, fileName, ...(typed && { passphrase: typed }) });
    expect(codeOf(await load())).toBe("BUNDLE_PASSPHRASE_NEEDED");
    expect(codeOf(await load("材料包口令 batteries"))).toBe("BUNDLE_PASSPHRASE_WRONG");
    expect(must(await load("材料包口令 battery"))).toMatchObject({ applicants: 24 });
  });

  test("refuses a passphrase of fewer than twelve characters", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.seal"](sealingUnder("eleven char")));
    expect(await ended()).toMatchObject({
      refusal: { code: "PASSPHRASE_TOO_SHORT", details: { least: 12 } },
    });
    expect(await bundlesOnStick()).toEqual([]);
  });

  test("goes to enrolled stations only", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.seal"](sealing(["0".repeat(64)])));
    expect(await ended()).toMatchObject({ refusal: { code: "STATION_NOT_KNOWN" } });
    expect(await bundlesOnStick()).toEqual([]);
  });

  test("leaves nothing behind when it is stopped, or the office is locked", async () => {
    must(await desk["office.unlock"]({ passphrase }));
    await aSource();
    must(await desk["office.seal"](sealing()));
    expect(codeOf(await desk["office.lock"]({ reason: "idle" }))).toBe("JOB_RUNNING");
    must(await desk["office.cancelJob"]({}));
    expect(await ended()).toMatchObject({ refusal: { code: "SEALING_STOPPED" } });
    must(await desk["office.seal"](sealing()));
    must(await desk["office.lock"]({ reason: "asked" }));
    expect(must(await desk["office.job"]({}))).toEqual({ state: "none" });
    expect(await bundlesOnStick()).toEqual([]);
  });
});

test("a result is recounted on the screen and written out once, the second time unchanged", async () => {
  const day = aDay(desk, venue);
  await day.readyToVote();
  await day.roundOpened("A1", "A2", "A3", "A4");
  for (const id of ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "Z8", "Z9"])
    await day.cast(id, () => "approve");
  await day.finished();
  const { fileName } = must(await desk["result.export"]({ driveId }));
  must(await desk["office.unlock"]({ passphrase }));
  const summary = must(await desk["office.verifyResult"]({ driveId, fileName }));
  expect(summary).toMatchObject({ station: "一号评审电脑", bundleId: venue.manifest.bundleId });
  expect(summary.applicants.map(({ stage }) => stage)).toEqual(Array(4).fill("passed"));
  const rehearsal = summary.kind === "rehearsal";
  const importing = (wrong = false) =>
    desk["office.importResults"]({
      ...{ files: [{ driveId, fileName }], rehearsal: wrong ? !rehearsal : rehearsal },
      toDriveId: driveId,
    });
  expect(codeOf(await importing(true))).toBe(
    rehearsal ? "RESULT_IS_REHEARSAL" : "RESULT_IS_OFFICIAL",
  );
  const first = must(await importing());
  expect(first).toMatchObject({ applicants: 4, alreadyThere: false });
  expect(must(await importing())).toEqual({ ...first, alreadyThere: true });
  expect(await readdir(venue.stickFolder)).toEqual(
    expect.arrayContaining([bundleName, first.folderName]),
  );
});
