import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { beforeAll, expect, test } from "vitest";
import type { DrivePlace } from "../../src/desk/drives/drives.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import type { Journal } from "../../src/desk/journal/journal.ts";
import { mirrorFolder, mirrorIdPath } from "../../src/desk/mirror/mirror-place.ts";
import { beginMirror, writeSegment } from "../../src/desk/mirror/mirror-stick.ts";
import { readMirrors } from "../../src/desk/mirror/read-mirror.ts";
import { crashPoints, findViolation, legalStates } from "../support/crash-states.ts";
import type { DiskImage } from "../support/disk-model.ts";
import { aBatch, createHere, meetingId } from "../support/journal-fixture.ts";
import {
  createRecordingFileLayer,
  emptyDisk,
  type RecordingFileLayer,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { must } from "../support/venue.ts";

/*
 * The stick as a recorded disk that loses every legal subset of what wasn't synced, at each step: a
 * stick that is pulled out.
 */

const emptyStick: DiskImage = { folders: ["/", "/stick"], files: new Map() };
const stick: DrivePlace = { id: "stick", label: "stick", folder: "/stick" };
const mirrorId = "0123456789abcdef0123456789abcdef";

/** The journal lies on the station, which stays. */
let journal: Journal;
/** What a mirror that has it all comes to, and how long it is up to each line. */
let whole: Uint8Array;
const sizes = new Map<number, number>([[0, 0]]);
beforeAll(async () => {
  journal = must(await createHere(createRecordingFileLayer(emptyDisk).files));
  for (const command of ["a", "b", "c", "d"]) must(await journal.append(aBatch(command, 2)));
  const frames = must(await journal.framesAfter(0, 1_000_000));
  whole = concatBytes(journal.header, ...frames.map(({ bytes }) => bytes));
  let size = journal.header.length;
  for (const { lastSeq, bytes } of frames) sizes.set(lastSeq, (size += bytes.length));
});

/** Makes the stick a mirror, a segment for each of these lines; notes what a screen would have told by then. */
async function mirrored(
  files: FileLayer,
  mark: (note: string) => void,
  upTo: readonly number[] = [2, 4, 6, 8],
): Promise<void> {
  let reached = must(await beginMirror(files, stick, journal, mirrorId));
  mark(String(reached));
  for (const line of upTo.filter((one) => one > reached)) {
    reached = must(
      await writeSegment(files, mirrorFolder("/stick", journal), journal, {
        after: reached,
        upTo: line,
      }),
    );
    mark(String(reached));
  }
}

/** What is wrong with a stick after a crash, given what was told before. */
async function complaintOf(
  state: DiskImage,
  notes: readonly string[],
): Promise<string | undefined> {
  const { files } = createRecordingFileLayer(state);
  const told = Number(notes.at(-1) ?? -1);
  const [mirror] = await readMirrors(files, "/stick", meetingId);
  const bytes = mirror?.bytes ?? new Uint8Array();
  if (mirror?.fault) return `fault ${mirror.fault.code}`;
  if (Buffer.compare(bytes, whole.subarray(0, bytes.length)) !== 0) return "other bytes";
  if (![...sizes.values()].includes(bytes.length)) return "ends in the middle of a frame";
  if (bytes.length < (sizes.get(told) ?? 0)) return `line ${told} was told and isn't there`;
  if (told < 0) return undefined;
  const id = await files.readFile(mirrorIdPath(mirrorFolder("/stick", journal))).catch(() => null);
  return id && Buffer.compare(id, utf8ToBytes(mirrorId)) === 0 ? undefined : "no id";
}

async function lived(options: RecordingOptions = {}): Promise<RecordingFileLayer> {
  const layer = createRecordingFileLayer(emptyStick, options);
  await mirrored(layer.files, layer.mark);
  return layer;
}

test("whenever the stick is pulled, it holds a beginning of the journal in whole frames, and all that was told", async () => {
  const layer = await lived();
  expect(await findViolation(layer.image, layer.history, complaintOf)).toBeUndefined();
});

test("leaving out any one sync breaks that, but for the one that settles what an earlier desk left", async () => {
  const { syncCount } = await lived();
  const unneeded: number[] = [];
  for (let dropSync = 1; dropSync <= syncCount(); dropSync += 1) {
    const layer = await lived({ dropSync });
    const violation = await findViolation(layer.image, layer.history, complaintOf);
    if (violation === undefined) unneeded.push(dropSync);
  }
  // Two folders are made, then the third sync is of a folder with nothing in it.
  expect(unneeded).toEqual([3]);
});

test("whatever a pull has left, the next desk brings it to the end, and can be pulled out again", async () => {
  const { image, history } = await lived();
  let looked = 0;
  for (const { disk } of crashPoints(image, history))
    for (const state of legalStates(disk, { limit: 20, seed: 7 })) {
      looked += 1;
      const next = createRecordingFileLayer(state);
      await mirrored(next.files, next.mark, [8]);
      const [mirror] = await readMirrors(next.files, "/stick", meetingId);
      expect(mirror).toMatchObject({ bytes: whole, fault: null });
      const violation = await findViolation(next.image, next.history, complaintOf, {
        sampling: { limit: 10, seed: 11 },
      });
      expect(violation).toBeUndefined();
    }
  expect(looked).toBeGreaterThan(50);
});

test("after any failed sync or write the next look finds what is there, and goes on", async () => {
  const { syncCount, writeCount } = await lived();
  const faults = [
    ...Array.from({ length: syncCount() }, (_, index) => ({ failSync: index + 1 })),
    ...Array.from({ length: writeCount() }, (_, index) => ({ failWrite: index + 1 })),
    ...Array.from({ length: writeCount() }, (_, index) => ({
      ...{ failWrite: index + 1, failure: "ENOSPC" as const },
    })),
  ];
  for (const fault of faults) {
    const layer = createRecordingFileLayer(emptyStick, fault);
    const done = await mirrored(layer.files, layer.mark).then(
      () => true,
      () => false,
    );
    expect(done, JSON.stringify(fault)).toBe(false);
    await mirrored(layer.files, layer.mark);
    const [mirror] = await readMirrors(layer.files, "/stick", meetingId);
    expect(mirror, JSON.stringify(fault)).toMatchObject({ bytes: whole, fault: null });
  }
});
