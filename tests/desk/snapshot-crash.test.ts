import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { applicantId } from "../../src/core/ids.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import { replay } from "../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../src/core/meeting/facts.ts";
import { stateForm } from "../../src/core/meeting/state-form.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { openMeeting } from "../../src/desk/meeting/open-meeting.ts";
import { slotCipher } from "../../src/desk/meeting/slot-content.ts";
import { usualPace } from "../../src/desk/meeting/snapshot-keeper.ts";
import { findViolation } from "../support/crash-states.ts";
import { stationFolder, stationImage } from "../support/desk-lives.ts";
import type { DiskImage, DiskStep } from "../support/disk-model.ts";
import { createCountedBytes } from "../support/journal-fixture.ts";
import { plannedPauses } from "../support/planned-pauses.ts";
import {
  createRecordingFileLayer,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aSnapshotVenue, type SnapshotVenue } from "../support/snapshot-venue.ts";
import { must, passphrase } from "../support/venue.ts";

const sampling = { limit: 16, seed: 20_261_125 };
const noSpace = () => ({ journalBytes: 0, resultBytes: 0 });

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let at: SnapshotVenue;
/** A station whose meeting has one snapshot. */
let image: DiskImage;
beforeAll(async () => {
  at = await aSnapshotVenue(80);
  image = await stationImage(at.venue);
});
afterAll(() => at.venue.remove());

/** A desk that writes a snapshot behind every command, over a recorded disk. */
async function aLife(options: RecordingOptions = {}) {
  const layer = createRecordingFileLayer(image, options);
  const pauses = plannedPauses();
  const { desk, close } = aRunningDesk(at.venue, {
    ...{ stationFolder, files: layer.files, spaceNeeded: noSpace },
    ...{ pauses, snapshotPace: { everyLines: 1, pauseMs: 0 } },
  });
  must(await desk["station.unlock"]({ passphrase }));
  const note = (lines: readonly string[]) => layer.mark(JSON.stringify(lines));
  return {
    layer,
    open: async () => {
      const { records } = must(await desk["meeting.open"]({ meetingId: at.meetingId }));
      note(records.map(recordLine));
    },
    call: async (id: string) => {
      const request = { type: "callApplicant", applicantId: applicantId(id) } as const;
      const asked = { ...request, overrideReason: null };
      const done = await desk["meeting.act"]({ commandId: randomUUID(), request: asked, pins: [] });
      if (done.ok) note(done.value.records.map(recordLine));
      return done.ok ? "ok" : done.error.code;
    },
    pause: pauses.pass,
    close,
  };
}

/** Opens what a crash has left, from a snapshot, and reads all of it behind that. */
async function complaintAbout(
  state: DiskImage,
  notes: readonly string[],
): Promise<string | undefined> {
  const { files } = createRecordingFileLayer(state);
  const { station, manifest } = at.venue;
  const ports = {
    ...{ files, random: createCountedBytes(), crypto: referenceCrypto, slotCipher },
    ...{ clock: { now: () => new Date("2024-11-11T01:00:00Z") }, steady: () => 0 },
    ...{ spaceNeeded: noSpace, version: "0.0.0-test" },
    ...{ pauses: plannedPauses(), snapshotPace: usualPace },
  };
  const wishes = { tornTail: "cut", fromSnapshot: true } as const;
  const opened = await openMeeting(ports, stationFolder, station, at.meetingId, wishes);
  if (!opened.ok) return `the meeting doesn't open: ${opened.error.code}`;
  const session = opened.value;
  const ended = await session.check.ended();
  const lines = session.records.map(recordLine);
  await session.journal.close();
  await session.closeBundle();
  if (!ended.ok) return `the check ends with ${ended.error.code}`;
  const kept = notes.flatMap((note) => JSON.parse(note) as readonly string[]);
  if (!kept.every((line, index) => line === lines[index])) return "acknowledged lines are lost";
  // The journal's end is torn in some states, and then it is read whole; else one snapshot is of use.
  if (!session.from && !session.recovered) return "no snapshot is of use";
  const facts = meetingFacts(manifest);
  const whole = replay(
    facts,
    session.records.map(({ event }) => event),
  );
  const isSame =
    canonicalJson(stateForm(session.state, facts)) === canonicalJson(stateForm(whole, facts));
  return isSame ? undefined : "the state isn't what the journal comes to";
}

const seen = new Map<string, Promise<string | undefined>>();
const violationOf = (history: readonly DiskStep[]) =>
  findViolation(
    image,
    history,
    (state, notes) => {
      const files = [...state.files].map(
        ([path, bytes]) => `${path} ${Buffer.from(bytes).toString("base64")}`,
      );
      const key = [...files, notes.length].join();
      const known = seen.get(key) ?? complaintAbout(state, notes);
      seen.set(key, known);
      return known;
    },
    { sampling },
  );

test("whenever the power fails while snapshots are written, one of them is of use and the meeting is whole", async () => {
  const life = await aLife();
  await life.open();
  await life.pause();
  expect(await life.call("A1")).toBe("ok");
  await life.pause();
  await life.close();
  const written = life.layer.history.filter((step) => step.type === "renamed");

  expect(written.length).toBeGreaterThanOrEqual(2);
  expect(await violationOf(life.layer.history)).toBeUndefined();
});

test("a disk that fails at any write or sync of a snapshot hinders no command", async () => {
  const whole = await aLife();
  await whole.open();
  const before = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
  await whole.pause();
  const after = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
  await whole.close();
  const between = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index + 1);
  const failures = (["EIO", "ENOSPC"] as const).flatMap((failure) => [
    ...between(before.writes, after.writes).map((failWrite) => ({ failWrite, failure })),
    ...between(before.syncs, after.syncs).map((failSync) => ({ failSync, failure })),
  ]);

  expect(failures.length).toBeGreaterThanOrEqual(6);
  for (const options of failures) {
    const life = await aLife(options);
    await life.open();
    await life.pause();
    expect(await life.call("A1"), JSON.stringify(options)).toBe("ok");
    await life.pause();
    await life.close();
    expect(await violationOf(life.layer.history), JSON.stringify(options)).toBeUndefined();
  }
});
