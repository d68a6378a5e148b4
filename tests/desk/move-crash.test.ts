import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { personId } from "../../src/core/ids.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { findViolation } from "../support/crash-states.ts";
import { failuresBetween } from "../support/disk-failures.ts";
import { stationFolder, stationImage, syncsOf } from "../support/desk-lives.ts";
import type { DiskImage, DiskStep } from "../support/disk-model.ts";
import {
  createRecordingFileLayer,
  type RecordingOptions,
} from "../support/recording-file-layer.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aDeadLaptop, aSpare, movedFrom, spareOf } from "../support/spare-venue.ts";
import { must, passphrase } from "../support/venue.ts";

const sampling = { limit: 12, seed: 20_261_126 };
const noSpace = () => ({ journalBytes: 0, resultBytes: 0 });

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let dead: Awaited<ReturnType<typeof aDeadLaptop>>;
let lines: readonly string[];
let image: DiskImage;

/** The spare with the bundle loaded, and the dead laptop's stick, as one disk. */
beforeAll(async () => {
  dead = await aDeadLaptop(async (day, desk) => {
    for (const id of ["GZ1", "Z1"].map(personId)) await day.checkedIn(id);
    lines = must(await desk["meeting.records"]({ afterSeq: 0 })).map(recordLine);
  });
  const { close } = await aSpare(dead.venue);
  await close();
  image = await withStick(await stationImage(spareOf(dead.venue)), dead.venue.stickFolder);
});
afterAll(() => dead.venue.remove());

async function withStick(station: DiskImage, stick: string): Promise<DiskImage> {
  const folders = new Set([...station.folders, stick]);
  const files = new Map(station.files);
  for (const entry of await readdir(stick, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) folders.add(path);
    else files.set(path, new Uint8Array(await readFile(path)));
  }
  for (let up = dirname(stick); up !== "/"; up = dirname(up)) folders.add(up);
  return { folders: [...folders].sort(), files };
}

async function aLife(disk: DiskImage, options: RecordingOptions = {}) {
  const layer = createRecordingFileLayer(disk, options);
  const { desk, close } = aRunningDesk(dead.venue, {
    ...{ stationFolder, files: layer.files, spaceNeeded: noSpace },
  });
  must(await desk["station.unlock"]({ passphrase }));
  return { layer, desk, close };
}

const meetingId = () => dead.venue.manifest.bundleId;
const journal = () => meetingFolder(stationFolder, meetingId()).journal;

async function moved({ desk, layer }: Awaited<ReturnType<typeof aLife>>) {
  const offer = must(await desk["journal.findToMove"]({ meetingId: meetingId() }));
  const given = await movedFrom(desk, offer, offer.copies[0]);
  if (given.ok) layer.mark("moved");
  return given.ok ? "ok" : given.error.code;
}

/** What a crash has left: nothing, and the copy is offered again; or the whole journal that says it was moved. */
async function complaintAbout(
  state: DiskImage,
  notes: readonly string[],
): Promise<string | undefined> {
  const { desk, close } = await aLife(state);
  try {
    if (!state.files.has(journal())) {
      if (notes.includes("moved")) return "what was moved is gone";
      const again = await desk["journal.findToMove"]({ meetingId: meetingId() });
      return again.ok && again.value.copies.length === 1 ? undefined : "not offered again";
    }
    const opened = await desk["meeting.open"]({ meetingId: meetingId(), tornTail: "refuse" });
    if (!opened.ok) return `a journal that is neither: ${opened.error.code}`;
    const found = opened.value.records;
    const kept = lines.every((line, at) => found[at] && recordLine(found[at]) === line);
    if (!kept) return "lines of the copy are lost";
    if (found[lines.length]?.event.type !== "meetingMoved") return "it doesn't say so";
    return undefined;
  } finally {
    await close();
  }
}

function violationOf(history: readonly DiskStep[]) {
  const seen = new Map<string, Promise<string | undefined>>();
  const check = (state: DiskImage, notes: readonly string[]) => {
    const files = [...state.files]
      .filter(([path]) => path.startsWith(stationFolder))
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString("hex")]);
    const key = JSON.stringify([files, notes]);
    const known = seen.get(key) ?? complaintAbout(state, notes);
    seen.set(key, known);
    return known;
  };
  return findViolation(image, history, check, { sampling });
}

test("§9.20 whenever the power fails while the spare takes over, it holds nothing, or the whole journal", async () => {
  const life = await aLife(image);
  expect(await moved(life)).toBe("ok");
  await life.close();
  expect(await violationOf(life.layer.history)).toBeUndefined();
});

test("§9.20 leaving out the sync of the journal that was moved, or of its folder, would be seen", async () => {
  const whole = await aLife(image);
  const unlocked = whole.layer.syncCount();
  expect(await moved(whole)).toBe("ok");
  const paths = syncsOf(image, whole.layer.history).map(({ of }) => of);
  await whole.close();
  const at = paths.indexOf("journal.vsjournal.partial");
  expect(at).toBeGreaterThanOrEqual(unlocked);
  const unseen: string[] = [];
  for (const dropSync of [at + 1, at + 2]) {
    const life = await aLife(image, { dropSync });
    await moved(life);
    await life.close();
    if ((await violationOf(life.layer.history)) === undefined)
      unseen.push(paths[dropSync - 1] ?? "");
  }
  expect(unseen).toEqual([]);
});

test("§9.20 a disk that fails at any write or sync meanwhile leaves nothing, or the whole journal", async () => {
  const whole = await aLife(image);
  const unlocked = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
  expect(await moved(whole)).toBe("ok");
  const done = { writes: whole.layer.writeCount(), syncs: whole.layer.syncCount() };
  await whole.close();
  for (const options of failuresBetween(unlocked, done)) {
    const life = await aLife(image, options);
    const code = await moved(life);
    expect(code, JSON.stringify(options)).toMatch(/^(ok|DISK_\w+|SPACE_NOT_RESERVED)$/);
    await life.close();
    expect(await violationOf(life.layer.history), JSON.stringify(options)).toBeUndefined();
  }
});
