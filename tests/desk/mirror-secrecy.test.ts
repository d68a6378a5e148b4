import { readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { personId } from "../../src/core/ids.ts";
import { segmentRange } from "../../src/desk/mirror/mirror-place.ts";
import {
  chosen,
  stationForEachTest,
  until,
  type MirroredStation,
} from "../support/mirror-venue.ts";
import { must } from "../support/venue.ts";

/*
 * A file system notes when a file was written, and nothing can be done about that. A round's events
 * have no time, so that who saw the room can't join what was seen to the journal. So what is dated on
 * the stick must be dated in the journal.
 */

/** Names and dates of everything on the stick. */
async function datesOn(stick: string): Promise<readonly string[]> {
  const names = (await readdir(stick, { recursive: true })).sort();
  const facts = await Promise.all(names.map((name) => stat(join(stick, name))));
  return names.map((name, index) => `${name} ${facts[index]?.mtimeMs ?? 0}`);
}

/** Many times longer than the mirror pauses. */
const aWhile = () => delay(150);

describe.each([
  ["counts in memory", false],
  ["断电续投", true],
])("%s", (_, resumableRounds) => {
  let station: MirroredStation;
  stationForEachTest(
    (copy) => {
      station = copy;
    },
    (day) => day.readyToVote(),
    { experts: 5, applicants: 2, rules: { resumableRounds } },
  );

  test("from the opening of a round to its announcement nothing on the stick is written, made or renamed", async () => {
    const { desk, day, close } = await station.started();
    const { upTo } = await chosen(desk);
    const before = await datesOn(station.stick);
    const unchanged = async () => {
      await aWhile();
      expect(await datesOn(station.stick)).toEqual(before);
      expect(must(await desk["mirror.status"]({})).state).toBe("waiting");
    };
    await day.roundOpened("A1", "A2");
    await unchanged();
    for (const voter of ["Z1", "Z2", "Z3", "Z4", "Z5"]) {
      await day.cast(voter, () => "approve");
      await unchanged();
    }
    await day.does({ type: "closeRound", reason: null }, "Z1");
    await unchanged();
    await day.does({ type: "tallyRound" }, "Z3", "Z4");
    await unchanged();
    // The first line with a time after the round. Nothing follows it, which might come in the same segment.
    if (resumableRounds) await day.does({ type: "destroyCodes", round: 1, note: null }, "Z1", "Z3");
    else await day.does({ type: "announceOutcomes" }, "Z1");
    await until(desk, "synced");

    // All of the round came at once, with the line behind it that has a time.
    const names = (await station.segments()).filter(
      (name) => (segmentRange(name)?.firstSeq ?? 0) > upTo,
    );
    const records = must(await desk["meeting.records"]({ afterSeq: upTo }));
    const last = records.find(({ seq }) => seq === segmentRange(names[0] ?? "")?.lastSeq);
    expect(last?.at).toBeDefined();
    const type = resumableRounds ? "roundCodesDestroyed" : "outcomesAnnounced";
    expect(last?.event.type).toBe(type);
    await close();
  });

  test("a round that is void waits for the next line with a time, too", async () => {
    const { desk, day, close } = await station.started();
    await chosen(desk);
    await day.roundOpened("A1", "A2");
    await day.cast("Z1", () => "approve");
    const before = await datesOn(station.stick);
    await day.does({ type: "voidRound", note: "投影未准备好" }, "Z1", "Z3");
    await aWhile();
    expect(await datesOn(station.stick)).toEqual(before);
    expect(must(await desk["mirror.status"]({})).state).toBe("waiting");
    await day.does({ type: "leave", expertId: personId("Z5") }, "GZ1");
    await until(desk, "synced");
    await close();
  });

  test("a stick that comes back in a round is filled only after it", async () => {
    const { desk, day, close } = await station.started();
    await chosen(desk);
    await rename(station.stick, `${station.stick}-away`);
    await until(desk, "away");
    // With a time, so nothing but the round keeps it from the stick.
    await day.does({ type: "leave", expertId: personId("Z5") }, "GZ1");
    await day.roundOpened("A1");
    await rename(`${station.stick}-away`, station.stick);
    const before = await datesOn(station.stick);
    await day.cast("Z1", () => "approve");
    await aWhile();
    expect(await datesOn(station.stick)).toEqual(before);
    await day.does({ type: "voidRound", note: "投影未准备好" }, "Z1", "Z3");
    expect(await until(desk, "waiting")).toMatchObject({ refusal: null });
    await day.does({ type: "comeBack", expertId: personId("Z5") }, "Z5");
    await until(desk, "synced");
    await close();
  });

  test("every segment ends with a line that has a time, whatever the pauses were", async () => {
    const { desk, day, close } = await station.started({ mirrorPauseMs: 1 });
    await chosen(desk);
    await day.roundOpened("A1");
    await day.cast("Z1", () => "approve");
    await close();
    // The power is back: the round is void, or waits for its codes.
    const next = await station.started({ mirrorPauseMs: 1 });
    await until(next.desk, "waiting");
    await next.close();
    const records = next.opened.ok ? next.opened.value.records : [];
    for (const name of await station.segments())
      expect(records[(segmentRange(name)?.lastSeq ?? 0) - 1]?.at, name).toBeDefined();
  });
});
