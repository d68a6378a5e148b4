import { randomUUID } from "node:crypto";
import { cp, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { OpenedMeeting } from "../../src/contract/answers.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import { takeInHand } from "../../src/renderer/store/meeting-in-hand.ts";
import {
  aSnapshotVenue,
  changedIn,
  checked,
  everyFifty,
  type SnapshotVenue,
} from "../support/snapshot-venue.ts";
import { must } from "../support/venue.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let at: SnapshotVenue;
beforeAll(async () => {
  at = await aSnapshotVenue();
});
afterAll(() => at.venue.remove());

/** Every test begins with the same files. */
beforeEach(() => cp(at.place.folder, `${at.place.folder}.kept`, { recursive: true }));
afterEach(async () => {
  await at.forget();
  await cp(`${at.place.folder}.kept`, at.place.folder, { recursive: true });
});

type Running = Awaited<ReturnType<SnapshotVenue["desk"]>>;
let running: Running;
const started = async (...given: Parameters<SnapshotVenue["desk"]>): Promise<Running> => {
  running = await at.desk(...given);
  return running;
};
afterEach(() => running.close());

const codeOf = async (outcome: Promise<{ readonly ok: boolean }>): Promise<string> => {
  const given = (await outcome) as { readonly ok: boolean; readonly error?: { code: string } };
  return given.error?.code ?? "ok";
};
const stateOf = (opened: OpenedMeeting) => takeInHand(opened).state;
const a1 = applicantId("A1");
const checkedBy = personId("GZ1");
const call = {
  type: "callApplicant",
  applicantId: a1,
  overrideReason: null,
} as const;

/** The meeting as the whole journal gives it. */
async function readWhole(): Promise<OpenedMeeting> {
  const whole = await at.desk();
  const opened = must(await whole.opened(false));
  await whole.close();
  return opened;
}

describe("a meeting that has a snapshot", () => {
  test("shows what the whole journal comes to, and gives every line once it was read", async () => {
    const whole = await readWhole();
    const { desk, opened } = await started();
    const quick = must(await opened());

    expect(quick.snapshot?.seq).toBe(whole.records.length);
    expect(quick.records).toEqual([]);
    expect(stateOf(quick)).toEqual(stateOf(whole));
    expect(must(await desk["journal.check"]({}))).toMatchObject({ state: "running" });
    expect(must(await desk["meeting.records"]({ afterSeq: 0 }))).toEqual(whole.records);
    const ofLines = whole.records.length;
    expect(await checked(desk)).toEqual({ state: "done", value: { lines: ofLines, ofLines } });
    expect(must(await opened(false)).records).toEqual(whole.records);
    const frames = must(await desk["meeting.frames"]({ afterSeq: 0 }));
    expect(frames).toHaveLength(whole.records.length);
  });

  test("goes on behind it, and a reloaded page gets the lines since", async () => {
    const { desk, opened } = await started();
    must(await opened());
    const commandId = randomUUID();
    const called = must(await desk["meeting.act"]({ commandId, request: call, pins: [] }));
    const reloaded = must(await opened());

    expect(reloaded.records).toEqual(called.records);
    await checked(desk);
    expect(must(await opened()).records).toEqual(called.records);
    const whole = must(await desk["meeting.open"]({ meetingId: at.meetingId }));
    expect(whole.records.map(({ seq }) => seq)).toEqual(whole.records.map((_, index) => index + 1));
    expect(stateOf(reloaded)).toEqual(stateOf(whole));
    const last = must(await desk["meeting.frames"]({ afterSeq: whole.records.length - 2 }));
    expect(last.map(({ lastSeq }) => lastSeq)).toEqual([
      whole.records.length - 1,
      whole.records.length,
    ]);
  });

  test("isn't locked, and gives no report and no result, while its journal is being read", async () => {
    const { desk, opened } = await started();
    must(await opened());
    const pins = { pins: [] };
    const lock = () => desk["meeting.act"]({ commandId: randomUUID(), request, ...pins });
    const request = { type: "lockMeeting", note: null } as const;

    expect(await codeOf(lock())).toBe("JOURNAL_CHECK_RUNNING");
    expect(await codeOf(desk["result.prepare"](pins))).toBe("JOURNAL_CHECK_RUNNING");
    expect(await codeOf(desk["report.make"]({ kind: "attendance" }))).toBe("JOURNAL_CHECK_RUNNING");
    await checked(desk);
    expect(await codeOf(lock())).not.toBe("JOURNAL_CHECK_RUNNING");
    expect(await codeOf(desk["report.make"]({ kind: "attendance" }))).toBe("ok");
  });

  test("answers a command of before the snapshot with its first answer, and does nothing again", async () => {
    const { records } = await readWhole();
    const leaving = records.find(({ event }) => event.type === "expertLeft");
    if (leaving?.event.type !== "expertLeft") throw new Error("Nobody left");
    const { desk, opened } = await started();
    must(await opened());
    const request = { type: "leave", expertId: leaving.event.expertId } as const;
    const again = { commandId: leaving.command, request, pins: [] };

    expect(must(await desk["meeting.act"](again)).records).toEqual([leaving]);
    expect(await codeOf(desk["meeting.act"]({ ...again, request: call }))).toBe(
      "COMMAND_ID_REUSED",
    );
    expect(must(await opened()).records).toEqual([]);
  });

  test("is opened whole by whoever doesn't ask for less", async () => {
    const { desk } = await started();
    const opened = must(await desk["meeting.open"]({ meetingId: at.meetingId }));

    expect(opened.snapshot).toBeNull();
    expect(must(await desk["journal.check"]({}))).toEqual({ state: "none" });
  });
});

describe("snapshots are written", () => {
  test("in a pause, when there are lines enough, and the last two are kept", async () => {
    await at.forget();
    const { desk, opened, pauses } = await started({ snapshotPace: everyFifty });
    must(await opened());
    expect(await at.snapshots()).toEqual([]);
    await pauses.pass();
    expect(await at.snapshots()).toEqual(["state-1.vssnapshot"]);
    const first = await readFile(join(at.place.folder, "state-1.vssnapshot"));
    const act = async (request: Parameters<Running["desk"]["meeting.act"]>[0]["request"]) =>
      must(await desk["meeting.act"]({ commandId: randomUUID(), request, pins: [] }));
    const stopAndGo = async (times: number) => {
      for (let time = 0; time < times; time += 1)
        await act({ type: time % 2 === 0 ? "pauseClock" : "continueClock", applicantId: a1 });
      await pauses.pass();
    };
    await act(call);
    await act({ type: "checkIdentity", applicantId: a1, checkedBy, document: "居民身份证" });
    await act({ type: "startStatement", applicantId: a1 });
    await stopAndGo(46);
    expect(await at.snapshots()).toEqual(["state-1.vssnapshot"]);
    await stopAndGo(2);
    expect(await at.snapshots()).toEqual(["state-1.vssnapshot", "state-2.vssnapshot"]);
    await stopAndGo(50);
    expect(await at.snapshots()).toEqual(["state-1.vssnapshot", "state-2.vssnapshot"]);
    expect(await readFile(join(at.place.folder, "state-1.vssnapshot"))).not.toEqual(first);
  });

  test("of no journal that is still being read", async () => {
    const { path } = await at.newest();
    const before = await readFile(path);
    const { opened, pauses, close } = await started({
      snapshotPace: { everyLines: 1, pauseMs: 0 },
    });
    must(await opened());
    await pauses.pass();
    await close();

    expect(await at.snapshots()).toHaveLength(1);
    expect(await readFile(path)).toEqual(before);
  });

  test("of no state that a bug has left behind", async () => {
    await at.forget();
    let broken = false;
    const now = () => {
      if (broken) throw new Error("A clock that can't be");
      return new Date("2024-11-11T08:00:00Z");
    };
    const { desk, opened, pauses, close } = await started({
      ...{ clock: { now }, snapshotPace: everyFifty },
    });
    must(await opened());
    broken = true;
    const act = () => desk["meeting.act"]({ commandId: randomUUID(), request: call, pins: [] });
    await expect(act()).rejects.toThrow();
    await pauses.pass();
    await close();

    expect(await at.snapshots()).toEqual([]);
  });
});

describe("a snapshot is passed over, and the journal read whole,", () => {
  const expectWhole = async () => {
    const whole = await readWhole();
    const { opened } = await started();
    const again = must(await opened());
    expect(again.snapshot).toBeNull();
    expect(again.records.slice(0, whole.records.length)).toEqual(whole.records);
  };

  test("when it is gone: nothing changes", async () => {
    await at.forget();
    await expectWhole();
  });

  test("wherever a byte of it was changed", async () => {
    const { path, bytes } = await at.newest();
    for (const offset of [0, 9, 13, 19, 25, 60, bytes.length - 1]) {
      const forged = bytes.slice();
      forged[offset] = (forged[offset] ?? 0) ^ 1;
      await writeFile(path, forged);
      const { opened, close } = await started();
      expect(must(await opened()).snapshot, `byte ${offset}`).toBeNull();
      await close();
      await at.forget();
      await writeFile(path, bytes);
    }
  });

  test.each([0, 10, 43, 44, 59, 60, 1_000])("when only %i bytes of it are there", async (size) => {
    const { path } = await at.newest();
    await truncate(path, size);
    await expectWhole();
  });

  test("when it belongs to another meeting's journal of the same station", async () => {
    const other = await aSnapshotVenue(100);
    const { bytes } = await other.newest();
    await writeFile((await at.newest()).path, bytes);
    await other.venue.remove();
    await expectWhole();
  });

  test("when another version of the program wrote it, or one with another shape of state", async () => {
    const snapshot = await at.content();
    for (const change of [{ program: "0.0.1" }, { shape: 999 }, { bundleHash: "00".repeat(32) }]) {
      const content = changedIn(snapshot.content, (form) => Object.assign(form, change));
      await at.put({ ...snapshot, content });
      const { opened, close } = await started();
      expect(must(await opened()).snapshot, JSON.stringify(change)).toBeNull();
      await close();
    }
    await at.put(snapshot);
    const { opened } = await started();
    expect(must(await opened()).snapshot).not.toBeNull();
  });

  test("when the journal is an older copy, which ends before it", async () => {
    const { last } = await at.content();
    await truncate(at.place.journal, last.offset);
    await expectWhole();
  });

  test("when the journal went another way after an older copy was put in its place", async () => {
    const { last } = await at.content();
    await truncate(at.place.journal, last.offset);
    const { desk, close } = await started();
    must(await desk["meeting.open"]({ meetingId: at.meetingId }));
    for (const id of ["A1", "A2"]) {
      const request = { ...call, applicantId: applicantId(id), overrideReason: null };
      await desk["meeting.act"]({ commandId: randomUUID(), request, pins: [] });
    }
    await close();
    await expectWhole();
  });

  test("when the journal's end is torn: what is cut is judged by the whole journal", async () => {
    const bytes = await readFile(at.place.journal);
    const { last } = await at.content();
    const end = last.offset + last.sizeBytes;
    await writeFile(
      at.place.journal,
      Buffer.concat([bytes.subarray(0, end), bytes.subarray(last.offset, end - 5)]),
    );
    const { opened } = await started();
    const again = must(await opened());

    expect(again.snapshot).toBeNull();
    expect(again.recovered?.cutBytes).toBe(last.sizeBytes - 5);
  });
});

test("the newer of two is used, and the older where the newer is spoiled", async () => {
  const older = await at.newest();
  const { seq } = (await at.content()).head;
  const { desk, opened, pauses, close } = await started({
    snapshotPace: { everyLines: 1, pauseMs: 0 },
  });
  must(await opened(false));
  must(await desk["meeting.act"]({ commandId: randomUUID(), request: call, pins: [] }));
  await pauses.pass();
  await close();
  const newer = await at.newest();
  expect(newer.path).not.toBe(older.path);

  const second = await started();
  const opening = must(await second.opened());
  expect(opening.snapshot?.seq).toBe(seq + 1);
  await second.close();
  await writeFile(newer.path, newer.bytes.subarray(0, 100));
  const third = await started();
  const byOlder = must(await third.opened());
  expect(byOlder.snapshot?.seq).toBe(seq);
  expect(byOlder.records).toHaveLength(1);
  expect(stateOf(byOlder)).toEqual(stateOf(opening));
});

describe("when the check finds", () => {
  test("the journal damaged in its middle, the desk takes nothing more and opening leads to restoring", async () => {
    const { beside: _, ...snapshot } = await at.content();
    const bytes = await readFile(at.place.journal);
    const middle = Math.floor(snapshot.last.offset / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(at.place.journal, bytes);
    const { desk, opened } = await started();
    expect(must(await opened()).snapshot).not.toBeNull();
    const ended = await checked(desk);

    expect(ended).toMatchObject({ state: "refused", refusal: { code: "JOURNAL_DAMAGED" } });
    const act = () => desk["meeting.act"]({ commandId: randomUUID(), request: call, pins: [] });
    expect(await codeOf(act())).toBe("JOURNAL_DAMAGED");
    expect(await codeOf(desk["result.prepare"]({ pins: [] }))).toBe("JOURNAL_DAMAGED");
    expect(await codeOf(desk["meeting.records"]({ afterSeq: 0 }))).toBe("JOURNAL_DAMAGED");
    expect(await codeOf(opened())).toBe("JOURNAL_DAMAGED");
    const compared = must(await desk["journal.compare"]({ meetingId: at.meetingId }));
    expect(compared.own.condition).toBe("damaged");
    expect(await at.snapshots()).toEqual([]);
    expect(await readFile(at.place.journal)).toEqual(bytes);
  });

  test("the snapshot to be something else than the journal comes to, opening reads the journal", async () => {
    const whole = await readWhole();
    const snapshot = await at.content();
    const content = changedIn(snapshot.content, (form) => {
      (form["state"] as Record<string, unknown>)["lockNote"] = "编造";
    });
    await at.put({ ...snapshot, content });
    const { desk, opened } = await started();
    expect(stateOf(must(await opened())).lockNote).toBe("编造");
    const ended = await checked(desk);

    expect(ended).toMatchObject({ state: "refused", refusal: { code: "SNAPSHOT_DIFFERS" } });
    const act = () => desk["meeting.act"]({ commandId: randomUUID(), request: call, pins: [] });
    expect(await codeOf(act())).toBe("SNAPSHOT_DIFFERS");
    const again = must(await opened());
    expect(again.snapshot).toBeNull();
    expect(stateOf(again)).toEqual(stateOf(whole));
    expect(await codeOf(act())).toBe("ok");
  });
});

test("a desk that is closed in the middle of the check leaves everything as it was", async () => {
  const before = await at.newest();
  const { opened, close } = await started();
  must(await opened());
  await close();

  expect(await at.newest()).toEqual(before);
});
