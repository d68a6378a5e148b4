import { readFile, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { endOfContent } from "../../src/desk/journal/reserved-space.ts";
import { codeOf } from "../support/journal-fixture.ts";
import {
  aMorning,
  call,
  chosen,
  end,
  foundOnStick,
  mirrorOf,
  spoil,
  stationForEachTest,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { compared, replicaOf, restoredFrom } from "../support/restoring.ts";
import { must } from "../support/venue.ts";

let station: MirroredStation;
stationForEachTest((copy) => {
  station = copy;
});

describe("the journal comes back from the stick", () => {
  test("lost: with the same head, the chair's consent and an event that says so, and the mirror goes on", async () => {
    const morning = await aMorning(station);
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
    expect(await foundOnStick(station)).toMatchObject({
      won: morning.lines + 2,
      fault: null,
      refusal: null,
    });
  });

  test("damaged in the middle: the damaged one is kept aside, and both heads are shown", async () => {
    const morning = await aMorning(station);
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
    await aMorning(station);
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

  /** A station whose journal was exchanged for the one of before the morning; the stick has it all. */
  async function withOlderJournal() {
    const first = await station.started();
    await chosen(first.desk);
    const older = await readFile(station.journal);
    await first.close();
    const morning = await aMorning(station);
    await writeFile(station.journal, older);
    const { desk, close } = await station.started();
    await until(desk, "differs");
    return { desk, close, morning };
  }

  test("outdated: the stick that is ahead is told, and restored from", async () => {
    const { desk, close, morning } = await withOlderJournal();
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
    const { desk, close, morning } = await withOlderJournal();
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
