import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { applicantId, personId } from "../../src/core/ids.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import type { MeetingEvent } from "../../src/core/meeting/events.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { findViolation } from "../support/crash-states.ts";
import { failuresBetween } from "../support/disk-failures.ts";
import { stationFolder, stationImage, syncsOf } from "../support/desk-lives.ts";
import type { DiskImage, DiskStep } from "../support/disk-model.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { addEvents } from "../support/long-journal.ts";
import { aDay } from "../support/meeting-day.ts";
import {
  createRecordingFileLayer,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { compared, replicaOf, restoredFrom, type HeldReplica } from "../support/restoring.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, passphrase, type Venue } from "../support/venue.ts";

const sampling = { limit: 12, seed: 20_261_125 };
const noSpace = () => ({ journalBytes: 0, resultBytes: 0 });

// PINs are stretched; a machine with other work takes its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let venue: Venue;
let meetingId: string;
let replica: HeldReplica;
let lines: readonly string[];
let image: DiskImage;
const place = () => meetingFolder(stationFolder, meetingId);

/** A meeting that was locked, of which chair and secretary have PINs, and what the browser has copied of it. */
beforeAll(async () => {
  venue = await aVenue({ experts: 5, applicants: 2 });
  meetingId = venue.manifest.bundleId;
  const first = aRunningDesk(venue, { spaceNeeded: noSpace });
  const day = aDay(first.desk, venue);
  await day.opened();
  for (const id of ["GZ1", "Z1"].map(personId)) await day.checkedIn(id);
  await first.close();
  const locked: MeetingEvent = {
    ...{ type: "meetingLocked", v: 1, note: "演练到此为止" },
    ...{ chairId: personId("Z1"), secretaryId: personId("GZ1") },
  };
  await addEvents(venue, [locked]);
  const second = aRunningDesk(venue, { spaceNeeded: noSpace });
  must(await second.desk["station.unlock"]({ passphrase }));
  replica = await replicaOf(second.desk, meetingId);
  lines = must(await second.desk["meeting.records"]({ afterSeq: 0 })).map(recordLine);
  await second.close();
  image = await stationImage(venue);
});
afterAll(() => venue.remove());

/** The station's disk with its journal changed. */
function withJournal(change: (bytes: Uint8Array) => Uint8Array | undefined): DiskImage {
  const files = new Map(image.files);
  const changed = change(Uint8Array.from(files.get(place().journal) ?? []));
  if (changed) files.set(place().journal, changed);
  else files.delete(place().journal);
  return { ...image, files };
}

const journals = {
  "a damaged journal": () =>
    withJournal((bytes) => {
      const middle = replica.header.length + (replica.frames[0]?.length ?? 0) + 40;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      return bytes;
    }),
  "a lost journal": () => withJournal(() => undefined),
};

async function aLife(disk: DiskImage, options: RecordingOptions = {}) {
  const layer = createRecordingFileLayer(disk, options);
  const { desk, close } = aRunningDesk(venue, {
    ...{ stationFolder, files: layer.files, spaceNeeded: noSpace },
  });
  must(await desk["station.unlock"]({ passphrase }));
  return { layer, desk, close };
}

async function restored({ desk, layer }: Awaited<ReturnType<typeof aLife>>) {
  const comparison = await compared(desk, meetingId, replica);
  const copy = comparison.copies.find(({ source }) => source === "replica");
  const given = await restoredFrom(desk, comparison, copy);
  if (given.ok) layer.mark("restored");
  return given.ok ? "ok" : given.error.code;
}

/** Opens what a crash has left: the old journal as it was, or the restored one that says so. */
async function complaintAbout(
  before: DiskImage,
  state: DiskImage,
  notes: readonly string[],
): Promise<string | undefined> {
  const old = before.files.get(place().journal);
  const now = state.files.get(place().journal);
  const isOld = Buffer.compare(old ?? new Uint8Array(), now ?? new Uint8Array()) === 0;
  const { desk, close } = await aLife(state);
  const opened = await desk["meeting.open"]({ meetingId, tornTail: "refuse" });
  await close();
  if (!opened.ok) {
    if (!isOld) return `a journal that is neither: ${opened.error.code}`;
    return notes.includes("restored") ? "what was restored is gone" : undefined;
  }
  const found = opened.value.records;
  const kept = lines.every((line, index) => found[index] && recordLine(found[index]) === line);
  if (!kept) return "lines of the copy are lost";
  if (found[lines.length]?.event.type !== "journalRestored") return "it doesn't say so";
  const aside = [...state.files].filter(([path]) => path.includes(".vsjournal.2"));
  const isAside = aside.some(([, bytes]) => old && Buffer.compare(bytes, old) === 0);
  return old && !isAside ? "what was replaced is not aside" : undefined;
}

describe.each(Object.entries(journals))("%s of a locked meeting", (_, before) => {
  test("is restored, and stays locked", async () => {
    const life = await aLife(before());
    expect(await restored(life)).toBe("ok");
    const { records } = must(await life.desk["meeting.open"]({ meetingId }));
    const [lock, restoring] = records.slice(-2).map(({ event }) => event.type);
    expect([lock, restoring]).toEqual(["meetingLocked", "journalRestored"]);
    const day = aDay(life.desk, venue);
    const call = { type: "callApplicant", applicantId: applicantId("A1") } as const;
    expect(codeOf(await day.act({ ...call, overrideReason: null }))).toBe("MEETING_LOCKED");
    await life.close();
  });

  test("whenever the power fails while it is restored, the old one is there or the restored one that says so", async () => {
    const disk = before();
    const life = await aLife(disk);
    expect(await restored(life)).toBe("ok");
    await life.close();
    expect(await violationOf(disk, life.layer.history)).toBeUndefined();
  });

  test("leaving out any one sync of the restored journal, or of what is kept aside, would be seen", async () => {
    const disk = before();
    const whole = await aLife(disk);
    const unlocked = whole.layer.syncCount();
    expect(await restored(whole)).toBe("ok");
    const paths = syncsOf(disk, whole.layer.history).map(({ of }) => of);
    await whole.close();
    const unseen: string[] = [];
    // Opening the meeting, once it was restored, settles the same anew.
    const inRestoring = paths.slice(unlocked, paths.indexOf("journal.vsjournal.partial") + 2);
    for (const [index, of] of inRestoring.entries()) {
      const life = await aLife(disk, { dropSync: unlocked + index + 1 });
      expect(await restored(life)).toBe("ok");
      await life.close();
      if ((await violationOf(disk, life.layer.history)) === undefined) unseen.push(of);
    }
    expect(inRestoring.length).toBeGreaterThanOrEqual(2);
    expect(unseen).toEqual([]);
  });

  test("a disk that fails at any write or sync while it is restored leaves one of the two", async () => {
    const disk = before();
    const whole = await aLife(disk);
    const unlocked = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
    expect(await restored(whole)).toBe("ok");
    const done = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
    await whole.close();
    for (const options of failuresBetween(unlocked, done)) {
      const life = await aLife(disk, options);
      const code = await restored(life);
      expect(code, JSON.stringify(options)).toMatch(/^(ok|DISK_\w+|SPACE_NOT_RESERVED)$/);
      await life.close();
      const at = JSON.stringify(options);
      expect(await violationOf(disk, life.layer.history), at).toBeUndefined();
    }
  });
});

function violationOf(disk: DiskImage, history: readonly DiskStep[]) {
  const seen = new Map<string, Promise<string | undefined>>();
  const check = (state: DiskImage, notes: readonly string[]) => {
    const files = [...state.files].map(([path, bytes]) => [
      path,
      Buffer.from(bytes).toString("hex"),
    ]);
    const key = JSON.stringify([files, notes]);
    const known = seen.get(key) ?? complaintAbout(disk, state, notes);
    seen.set(key, known);
    return known;
  };
  return findViolation(disk, history, check, { sampling });
}
