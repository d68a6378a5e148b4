import { cp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { segmentName } from "../../src/desk/mirror/mirror-place.ts";
import { codeOf } from "../support/journal-fixture.ts";
import {
  aMirrorVenue,
  call,
  chosen,
  end,
  identify,
  stationForEachTest,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { replicaOf } from "../support/restoring.ts";
import { must } from "../support/venue.ts";

let station: MirroredStation;
stationForEachTest((copy) => {
  station = copy;
});

const contents = async () => {
  const folder = await station.folder();
  const names = await station.segments();
  return Promise.all(names.map((name) => readFile(join(folder, name))));
};

test("nothing is mirrored before the secretary has chosen a stick", async () => {
  const { desk, day, close } = await station.started();
  await day.does(call("A1"));
  const status = must(await desk["mirror.status"]({}));
  expect(status).toMatchObject({ state: "off", driveLabel: null, upTo: 0 });
  await close();
  expect(await readdir(station.stick)).toEqual([]);
});

test("what happens is on the stick soon after, and its lag is told", async () => {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  await day.does(call("A1"));
  await day.does(identify("A1"));
  const { length } = must(await desk["meeting.records"]({ afterSeq: 0 }));
  expect(await until(desk, "synced")).toEqual({
    ...{ state: "synced", driveLabel: "stick", upTo: length, behind: 0, refusal: null },
  });
  await close();
});

test("the segments hold the journal's own sealed bytes, header first, and nothing else", async () => {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  await day.does(call("A1"));
  await until(desk, "synced");
  await day.does(identify("A1"));
  await until(desk, "synced");
  const replica = await replicaOf(desk, station.meetingId);
  await close();
  const journal = Buffer.concat([replica.header, ...replica.frames]);
  // Not cut at its last byte that isn't zero: a frame may end in a zero itself.
  expect((await readFile(station.journal)).subarray(0, journal.length)).toEqual(journal);
  const segments = await contents();
  expect(segments.length).toBeGreaterThan(1);
  const header = replica.header.length;
  for (const one of segments) expect(one.subarray(0, header)).toEqual(journal.subarray(0, header));
  const put = Buffer.concat([
    journal.subarray(0, header),
    ...segments.map((one) => one.subarray(header)),
  ]);
  expect(put).toEqual(journal);
});

test("a segment that was written is never touched again", async () => {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  const [first = ""] = await station.segments();
  const path = join(await station.folder(), first);
  const before = await readFile(path);
  const { mtimeMs } = await stat(path);
  await day.does(call("A1"));
  await until(desk, "synced");
  expect(await station.segments()).toHaveLength(2);
  expect(await readFile(path)).toEqual(before);
  expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  await close();
});

test("its names say which lines it holds, and name no person; every stick's file system takes them", async () => {
  const { desk, close } = await station.started();
  const { upTo } = await chosen(desk);
  await close();
  const lastLine = String(upTo).padStart(8, "0");
  expect(await station.segments()).toEqual([`00000001-${lastLine}.vssegment`]);
  const names = await readdir(station.stick, { recursive: true });
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9./\\-]{1,100}$/);
});

test("what was done just before the desk closes is on the stick, too", async () => {
  const first = await station.started({ mirrorPauseMs: 60_000 });
  await chosen(first.desk);
  expect(await station.segments()).toHaveLength(1);
  await first.day.does(call("A1"));
  await first.close();
  expect(await station.segments()).toHaveLength(2);
});

test("the choice holds for the next start, wherever the stick is plugged in", async () => {
  const first = await station.started();
  await chosen(first.desk);
  await first.close();
  const elsewhere = `${station.stick}-port-2`;
  await rename(station.stick, elsewhere);
  station = station.withStickAt(elsewhere);
  const { desk, day, close } = await station.started();
  await day.does(call("A1"));
  expect(await until(desk, "synced")).toMatchObject({ driveLabel: "stick" });
  expect(await station.segments()).toHaveLength(2);
  await close();
});

test("pulled out it is told and holds up nothing; plugged in again it goes on by itself", async () => {
  const { desk, day, close } = await station.started();
  const { upTo } = await chosen(desk);
  await rename(station.stick, `${station.stick}-away`);
  await until(desk, "away");
  await day.does(call("A1"));
  await day.does(identify("A1"));
  expect(await until(desk, "away")).toMatchObject({ upTo, behind: 2 });
  // Nothing was made in its place.
  expect(await readdir(join(station.stick, ".."))).not.toContain("stick");
  await rename(`${station.stick}-away`, station.stick);
  expect(await until(desk, "synced")).toMatchObject({ behind: 0 });
  await close();
});

test("another stick holds everything from the first line on; the one before is left as it is", async () => {
  const other = `${station.stick}-other`;
  await cp(station.stick, other, { recursive: true });
  const first = await station.started();
  await chosen(first.desk);
  await first.close();
  const before = await contents();
  const second = station.withStickAt(other);
  const { desk, day, close } = await second.started();
  await until(desk, "away");
  const { upTo } = await chosen(desk);
  await day.does(call("A1"));
  expect(await until(desk, "synced")).toMatchObject({ driveLabel: "stick-other", upTo: upTo + 1 });
  expect((await second.segments())[0]).toBe(segmentName({ firstSeq: 1, lastSeq: upTo }));
  await close();
  expect(await contents()).toEqual(before);
});

test("chosen again, a stick is taken up where it is", async () => {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  await day.does(call("A1"));
  await until(desk, "synced");
  const before = await station.segments();
  await chosen(desk);
  expect(await station.segments()).toEqual(before);
  expect(await readdir(station.mirrors)).toHaveLength(1);
  await close();
});

test("another station's mirror lies beside it untouched", async () => {
  const other = await aMirrorVenue();
  const theirs = (await other.copy()).withStickAt(station.stick);
  const first = await theirs.started();
  await chosen(first.desk);
  await first.close();
  const folder = await theirs.folder();
  const before = await readdir(folder);
  const { desk, close } = await station.started();
  await chosen(desk);
  expect(await readdir(station.mirrors)).toHaveLength(2);
  expect(await readdir(folder)).toEqual(before);
  await close();
  await other.remove();
});

test("a stick that isn't there can't be chosen", async () => {
  const { desk, close } = await station.started();
  expect(codeOf(await desk["mirror.choose"]({ driveId: "folder-9" }))).toBe("DRIVE_GONE");
  await rm(station.stick, { recursive: true });
  expect(codeOf(await desk["mirror.choose"]({ driveId: "folder-1" }))).toBe("DRIVE_GONE");
  expect(must(await desk["mirror.status"]({})).state).toBe("off");
  await close();
});

test("without an open meeting there is no mirror to ask for", async () => {
  const { desk, close } = await station.started();
  must(await desk["station.lock"]({ reason: "asked" }));
  expect(codeOf(await desk["mirror.status"]({}))).toBe("MEETING_NOT_OPEN");
  await close();
});

describe("a mirror that holds what the journal doesn't", () => {
  /** The stick has two lines more than the journal: an older one was put in its place. */
  async function outdated() {
    const first = await station.started();
    await chosen(first.desk);
    const older = await readFile(station.journal);
    await first.day.does(call("A1"));
    await first.day.does(identify("A1"));
    await until(first.desk, "synced");
    await first.close();
    await writeFile(station.journal, older);
    return station.started();
  }

  test("is told and left as it is; the meeting goes on", async () => {
    const { desk, day, close } = await outdated();
    const before = await contents();
    expect((await until(desk, "differs")).refusal?.code).toBe("MIRROR_DIFFERS");
    await day.does(call("A2"));
    await day.does(identify("A2"));
    await day.does(end("A2"));
    await until(desk, "differs");
    expect(await contents()).toEqual(before);
    await close();
  });

  test("chosen again, it is kept under another name and written anew", async () => {
    const { desk, day, close } = await outdated();
    const before = await contents();
    await day.does(call("A2"));
    await until(desk, "differs");
    await chosen(desk);
    const [now = "", kept = ""] = (await readdir(station.mirrors)).sort();
    expect(kept).toBe(`${now}.earlier-1`);
    const names = (await readdir(join(station.mirrors, kept))).filter((name) =>
      name.endsWith(".vssegment"),
    );
    const segments = names.map((name) => readFile(join(station.mirrors, kept, name)));
    expect(await Promise.all(segments)).toEqual(before);
    await close();
  });
});
