import { cp, mkdir, readFile, readdir, rename, rm, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  aMirrorVenue,
  aMorning,
  chosen,
  foundOnStick,
  spoil,
  stationForEachTest,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { compared } from "../support/restoring.ts";

let station: MirroredStation;
stationForEachTest((copy) => {
  station = copy;
});

const pathOf = async (index: number): Promise<string> =>
  join(await station.folder(), (await station.segments())[index] ?? "none");

describe("what is on the stick is judged as if a stranger had put it there", () => {
  test("a torn segment ends what is of use, and what is before it can be restored from", async () => {
    const morning = await aMorning(station);
    const last = await pathOf(2);
    await truncate(last, (await readFile(last)).length - 5);
    expect(await foundOnStick(station)).toMatchObject({
      ...{ head: { seq: morning.lines - 1 }, refusal: null, fault: { code: "COPY_FORGED" } },
    });
  });

  test("an altered segment, too", async () => {
    const morning = await aMorning(station);
    await spoil(await pathOf(1), -1);
    expect(await foundOnStick(station)).toMatchObject({
      ...{ head: { seq: morning.lines - 2 }, refusal: null, fault: { code: "COPY_FORGED" } },
    });
  });

  test("a segment with another header, too", async () => {
    const morning = await aMorning(station);
    await spoil(await pathOf(2), 40);
    expect(await foundOnStick(station)).toMatchObject({
      ...{ head: { seq: morning.lines - 1 }, fault: { code: "MIRROR_SEGMENT_BAD" } },
    });
  });

  test("a missing segment, too", async () => {
    const morning = await aMorning(station);
    await rm(await pathOf(1));
    const line = morning.lines - 1;
    expect(await foundOnStick(station)).toMatchObject({
      ...{ head: { seq: line - 1 }, refusal: null },
      fault: { code: "MIRROR_SEGMENT_MISSING", details: { line } },
    });
  });

  test("without its first segment nothing is of use", async () => {
    await aMorning(station);
    await rm(await pathOf(0));
    const fault = { code: "MIRROR_SEGMENT_MISSING", details: { line: 1 } };
    expect(await foundOnStick(station)).toMatchObject({ head: null, refusal: fault });
  });

  test("a link in a segment's place isn't followed", async () => {
    await aMorning(station);
    const last = await pathOf(2);
    await rename(last, join(station.stick, "real"));
    await symlink(join(station.stick, "real"), last);
    expect((await foundOnStick(station))?.fault?.code).toBe("MIRROR_SEGMENT_BAD");
  });

  test("a segment larger than any that is written isn't read", async () => {
    await aMorning(station);
    await truncate(await pathOf(2), 64 * 1024 * 1024);
    expect((await foundOnStick(station))?.fault?.code).toBe("MIRROR_SEGMENT_BAD");
  });

  test("a folder that is a link is no mirror", async () => {
    await aMorning(station);
    const folder = await station.folder();
    await rename(folder, join(station.stick, "moved"));
    await symlink(join(station.stick, "moved"), folder);
    expect(await foundOnStick(station)).toBeUndefined();
  });

  test("a mirror of another meeting isn't offered at all", async () => {
    await aMorning(station);
    const folder = await station.folder();
    const other = folder.replace(station.meetingId, "00000000-0000-4000-8000-000000000000");
    await rename(folder, other);
    expect(await foundOnStick(station)).toBeUndefined();
  });

  test("another station's mirror under this one's name is refused", async () => {
    await aMorning(station);
    const folder = await station.folder();
    const elsewhere = await aMirrorVenue();
    const theirs = await elsewhere.copy();
    const running = await theirs.started();
    await chosen(running.desk);
    await running.close();
    await rm(folder, { recursive: true });
    await cp(await theirs.folder(), folder, { recursive: true });
    await elsewhere.remove();
    expect((await foundOnStick(station))?.refusal?.code).toBe("JOURNAL_NOT_FOR_STATION");
  });

  test("no more than eight mirrors of one meeting are read", async () => {
    await aMorning(station);
    for (let number = 1; number <= 20; number += 1)
      await mkdir(`${await station.folder()}.earlier-${number}`);
    await rm(station.journal);
    const { desk, close } = await station.started();
    const { copies } = await compared(desk, station.meetingId);
    expect(copies).toHaveLength(8);
    expect(copies[0]).toMatchObject({ label: "stick", refusal: null });
    await close();
  });
});

describe("a stick whose mirror was spoiled while it was away", () => {
  test.each<[string, (path: string) => Promise<void>]>([
    ["torn", async (path) => truncate(path, 900)],
    ["altered", (path) => spoil(path, -1)],
    ["emptied", (path) => truncate(path, 0)],
  ])("has its %s segment kept aside and its lines written anew", async (_, change) => {
    const morning = await aMorning(station);
    const spoiled = await pathOf(1);
    await change(spoiled);
    const { desk, close } = await station.started();
    expect(await until(desk, "synced")).toMatchObject({ upTo: morning.lines, behind: 0 });
    await close();
    expect(await readdir(await station.folder())).toContain(
      `${spoiled.split("/").at(-1) ?? ""}.spoiled-1`,
    );
    expect(await foundOnStick(station)).toMatchObject({
      won: morning.lines,
      fault: null,
      refusal: null,
    });
  });

  test("has a segment that is gone written anew", async () => {
    const morning = await aMorning(station);
    await rm(await pathOf(0));
    const { desk, close } = await station.started();
    await until(desk, "synced");
    await close();
    expect(await foundOnStick(station)).toMatchObject({
      won: morning.lines,
      fault: null,
      refusal: null,
    });
  });
});
