import {
  cp,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JournalComparison } from "../../src/contract/journal-answers.ts";
import { endOfContent } from "../../src/desk/journal/reserved-space.ts";
import { codeOf } from "../support/journal-fixture.ts";
import {
  aMirrorVenue,
  call,
  chosen,
  end,
  identify,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { compared, replicaOf, restoredFrom } from "../support/restoring.ts";
import { must } from "../support/venue.ts";

let venue: Awaited<ReturnType<typeof aMirrorVenue>>;
let station: MirroredStation;
beforeAll(async () => {
  venue = await aMirrorVenue();
});
afterAll(() => venue.remove());
beforeEach(async () => {
  station = await venue.copy();
});

/** A morning with the stick plugged in; three segments, and the desk has stopped. */
async function aMorning(): Promise<{ readonly lines: number; readonly hash: string }> {
  const { desk, day, close } = await station.started();
  await chosen(desk);
  await day.does(call("A1"));
  await until(desk, "synced");
  await day.does(identify("A1"));
  const { upTo } = await until(desk, "synced");
  const { own } = await compared(desk, station.meetingId);
  await close();
  return { lines: upTo, hash: own.head?.hash ?? "" };
}

const mirrorOf = ({ copies }: JournalComparison) =>
  copies.find(({ source }) => source === "mirror");

/** What the desk makes of the stick, the journal being gone. */
async function found() {
  await rm(station.journal);
  const { desk, close } = await station.started();
  const copy = mirrorOf(await compared(desk, station.meetingId));
  await close();
  return copy;
}

async function spoil(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const pathOf = async (index: number): Promise<string> =>
  join(await station.folder(), (await station.segments())[index] ?? "none");

describe("the journal comes back from the stick", () => {
  test("lost: with the same head, the chair's consent and an event that says so, and the mirror goes on", async () => {
    const morning = await aMorning();
    await rm(station.journal);
    const { desk, day, opened, close } = await station.started();
    expect(codeOf(opened)).toBe("JOURNAL_LOST");
    const comparison = await compared(desk, station.meetingId);
    const copy = mirrorOf(comparison);
    expect(copy).toMatchObject({
      ...{ won: morning.lines, lost: 0, label: "stick", refusal: null, fault: null },
      head: { seq: morning.lines, hash: morning.hash },
    });
    expect(codeOf(await restoredFrom(desk, comparison, copy, { by: "Z5" }))).toBe(
      "AUTHORITY_MISSING",
    );
    const restored = must(await restoredFrom(desk, comparison, copy));
    expect(restored.records.at(-1)?.event).toMatchObject({
      ...{ type: "journalRestored", source: "mirror", because: "missing", chairId: "Z1" },
      ...{ replaced: null, restored: { seq: morning.lines, hash: morning.hash } },
    });
    await day.does(end("A1"));
    expect(await until(desk, "synced")).toMatchObject({ upTo: morning.lines + 2, behind: 0 });
    await close();
    // And once more, from what was mirrored behind it.
    expect(await found()).toMatchObject({ won: morning.lines + 2, fault: null, refusal: null });
  });

  test("damaged in the middle: the damaged one is kept aside, and both heads are shown", async () => {
    const morning = await aMorning();
    const bytes = await readFile(station.journal);
    await spoil(station.journal, Math.floor((endOfContent(bytes, 0) * 2) / 3));
    const { desk, opened, close } = await station.started();
    expect(codeOf(opened)).toBe("JOURNAL_DAMAGED");
    const comparison = await compared(desk, station.meetingId);
    expect(comparison.own.head?.seq).toBeLessThan(morning.lines);
    const copy = mirrorOf(comparison);
    expect(copy?.head).toMatchObject({ seq: morning.lines, hash: morning.hash });
    must(await restoredFrom(desk, comparison, copy));
    const names = await readdir(join(station.journal, ".."));
    expect(names.filter((name) => name.endsWith("-damaged"))).toHaveLength(1);
    await close();
  });

  test("torn at its end: what the stick holds whole is taken before anything is cut", async () => {
    await aMorning();
    const bytes = await readFile(station.journal);
    await truncate(station.journal, endOfContent(bytes, 0) - 9);
    const { desk, opened, close } = await station.started();
    expect(codeOf(opened)).toBe("JOURNAL_TORN");
    const comparison = await compared(desk, station.meetingId);
    expect(mirrorOf(comparison)).toMatchObject({ won: 1, lost: 0, refusal: null });
    must(await restoredFrom(desk, comparison, mirrorOf(comparison)));
    expect(await until(desk, "synced")).toMatchObject({ behind: 0 });
    await close();
  });

  test("outdated: the stick that is ahead is told, and restored from", async () => {
    const first = await station.started();
    await chosen(first.desk);
    const older = await readFile(station.journal);
    await first.close();
    const morning = await aMorning();
    await writeFile(station.journal, older);
    const { desk, close } = await station.started();
    await until(desk, "differs");
    const comparison = await compared(desk, station.meetingId);
    expect(mirrorOf(comparison)).toMatchObject({ won: 2, lost: 0, refusal: null });
    const restored = must(await restoredFrom(desk, comparison, mirrorOf(comparison)));
    expect(restored.records.at(-1)?.event).toMatchObject({
      ...{ source: "mirror", because: "outdated", restored: { seq: morning.lines } },
    });
    expect(await until(desk, "synced")).toMatchObject({ behind: 0 });
    await close();
  });

  test("a stick that was set aside for differing can still be restored from", async () => {
    const first = await station.started();
    await chosen(first.desk);
    const older = await readFile(station.journal);
    await first.close();
    const morning = await aMorning();
    await writeFile(station.journal, older);
    const { desk, close } = await station.started();
    await until(desk, "differs");
    await chosen(desk);
    const { copies } = await compared(desk, station.meetingId);
    const ends = copies.map(({ label, head, refusal }) => [label, head?.seq, refusal?.code]);
    expect(ends).toEqual([
      ["stick", morning.lines - 2, "COPY_NOT_AHEAD"],
      ["stick (2)", morning.lines, undefined],
    ]);
    await close();
  });
});

test("a mirror that is behind the replica offers less, and says so by its head", async () => {
  const { desk, day, close } = await station.started();
  const { upTo } = await chosen(desk);
  await rename(station.stick, `${station.stick}-away`);
  await day.does(call("A1"));
  await until(desk, "away");
  const replica = await replicaOf(desk, station.meetingId);
  await close();
  await rename(`${station.stick}-away`, station.stick);
  await rm(station.journal);
  const next = await station.started();
  const { copies } = await compared(next.desk, station.meetingId, replica);
  expect(copies.map(({ source, head }) => [source, head?.seq])).toEqual([
    ["replica", upTo + 1],
    ["mirror", upTo],
  ]);
  await next.close();
});

describe("what is on the stick is judged as if a stranger had put it there", () => {
  test("a torn segment ends what is of use, and what is before it can be restored from", async () => {
    const morning = await aMorning();
    const last = await pathOf(2);
    await truncate(last, (await readFile(last)).length - 5);
    expect(await found()).toMatchObject({
      ...{ head: { seq: morning.lines - 1 }, refusal: null, fault: { code: "COPY_FORGED" } },
    });
  });

  test("an altered segment, too", async () => {
    const morning = await aMorning();
    await spoil(await pathOf(1), -1);
    expect(await found()).toMatchObject({
      ...{ head: { seq: morning.lines - 2 }, refusal: null, fault: { code: "COPY_FORGED" } },
    });
  });

  test("a segment with another header, too", async () => {
    const morning = await aMorning();
    await spoil(await pathOf(2), 40);
    expect(await found()).toMatchObject({
      ...{ head: { seq: morning.lines - 1 }, fault: { code: "MIRROR_SEGMENT_BAD" } },
    });
  });

  test("a missing segment, too", async () => {
    const morning = await aMorning();
    await rm(await pathOf(1));
    const line = morning.lines - 1;
    expect(await found()).toMatchObject({
      ...{ head: { seq: line - 1 }, refusal: null },
      fault: { code: "MIRROR_SEGMENT_MISSING", details: { line } },
    });
  });

  test("without its first segment nothing is of use", async () => {
    await aMorning();
    await rm(await pathOf(0));
    const fault = { code: "MIRROR_SEGMENT_MISSING", details: { line: 1 } };
    expect(await found()).toMatchObject({ head: null, refusal: fault });
  });

  test("a link in a segment's place isn't followed", async () => {
    await aMorning();
    const last = await pathOf(2);
    await rename(last, join(station.stick, "real"));
    await symlink(join(station.stick, "real"), last);
    expect((await found())?.fault?.code).toBe("MIRROR_SEGMENT_BAD");
  });

  test("a segment larger than any that is written isn't read", async () => {
    await aMorning();
    await truncate(await pathOf(2), 64 * 1024 * 1024);
    expect((await found())?.fault?.code).toBe("MIRROR_SEGMENT_BAD");
  });

  test("a folder that is a link is no mirror", async () => {
    await aMorning();
    const folder = await station.folder();
    await rename(folder, join(station.stick, "moved"));
    await symlink(join(station.stick, "moved"), folder);
    expect(await found()).toBeUndefined();
  });

  test("a mirror of another meeting isn't offered at all", async () => {
    await aMorning();
    const folder = await station.folder();
    const other = folder.replace(station.meetingId, "00000000-0000-4000-8000-000000000000");
    await rename(folder, other);
    expect(await found()).toBeUndefined();
  });

  test("another station's mirror under this one's name is refused", async () => {
    await aMorning();
    const folder = await station.folder();
    const elsewhere = await aMirrorVenue();
    const theirs = await elsewhere.copy();
    const running = await theirs.started();
    await chosen(running.desk);
    await running.close();
    await rm(folder, { recursive: true });
    await cp(await theirs.folder(), folder, { recursive: true });
    await elsewhere.remove();
    expect((await found())?.refusal?.code).toBe("JOURNAL_NOT_FOR_STATION");
  });

  test("no more than eight mirrors of one meeting are read", async () => {
    await aMorning();
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
    const morning = await aMorning();
    const spoiled = await pathOf(1);
    await change(spoiled);
    const { desk, close } = await station.started();
    expect(await until(desk, "synced")).toMatchObject({ upTo: morning.lines, behind: 0 });
    await close();
    expect(await readdir(await station.folder())).toContain(
      `${spoiled.split("/").at(-1) ?? ""}.spoiled-1`,
    );
    expect(await found()).toMatchObject({ won: morning.lines, fault: null, refusal: null });
  });

  test("has a segment that is gone written anew", async () => {
    const morning = await aMorning();
    await rm(await pathOf(0));
    const { desk, close } = await station.started();
    await until(desk, "synced");
    await close();
    expect(await found()).toMatchObject({ won: morning.lines, fault: null, refusal: null });
  });
});
