import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ActAnswer, ExportReceipt, HandedPaper } from "../../src/contract/answers.ts";
import type { Desk } from "../../src/contract/table.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import type { SpaceNeeded } from "../../src/desk/meeting/meeting-space.ts";
import type { DiskImage, DiskStep } from "./disk-model.ts";
import {
  createRecordingFileLayer,
  type RecordingFileLayer,
  type RecordingOptions,
} from "./recording-file-layer.ts";
import { aRunningDesk } from "./running-desk.ts";
import {
  actOf,
  checkInSteps,
  closingSteps,
  defenseSteps,
  roundBursts,
  signerPins,
  type DayStep,
} from "./short-day.ts";
import { bundleName, must, passphrase, type Venue } from "./venue.ts";

export const stationFolder = "/station";

/** What a life of a desk notes on its way; a crashed disk is judged by these notes alone. */
export type DeskNote =
  | { readonly is: "opened"; readonly lines: readonly string[] }
  | { readonly is: "issued"; readonly command: string }
  | { readonly is: "acknowledged"; readonly command: string; readonly lines: readonly string[] }
  | { readonly is: "prepared"; readonly sha256: string };

/** The venue's station with its bundle loaded and its meeting not begun, as a disk. */
export async function loadedStation(venue: Venue): Promise<DiskImage> {
  const { desk, close } = aRunningDesk(venue);
  must(await desk["station.unlock"]({ passphrase }));
  must(await desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));
  await close();
  return stationImage(venue);
}

/** The venue's station as it lies there, as a disk. */
export async function stationImage(venue: Venue): Promise<DiskImage> {
  const folders = ["/", stationFolder];
  const files = new Map<string, Uint8Array>();
  const entries = await readdir(venue.stationFolder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const real = join(entry.parentPath, entry.name);
    const path = join(stationFolder, real.slice(venue.stationFolder.length));
    if (entry.isDirectory()) folders.push(path);
    else files.set(path, new Uint8Array(await readFile(real)));
  }
  return { folders, files };
}

/** Where a life begins: a disk, and what was done to it by a desk that was killed or had failed. */
export interface DeskBirth {
  readonly image: DiskImage;
  readonly before?: readonly DiskStep[];
}

/** One run of a real desk over a recorded disk. */
export interface DeskLife {
  readonly layer: RecordingFileLayer;
  readonly desk: Desk;
  readonly open: () => Promise<Outcome<unknown>>;
  readonly act: (step: DayStep) => Promise<Outcome<ActAnswer>>;
  readonly prepare: () => Promise<Outcome<ExportReceipt>>;
  readonly close: () => Promise<void>;
}

/** Megabytes of reserve would make most of what a crash may lose; who tests them says how much. */
const noSpace: SpaceNeeded = () => ({ journalBytes: 0, resultBytes: 0 });

export function aDeskLife(
  venue: Venue,
  { image, before = [] }: DeskBirth,
  options: RecordingOptions = {},
  spaceNeeded: SpaceNeeded = noSpace,
): DeskLife {
  const layer = createRecordingFileLayer(image, { ...options, before });
  const { desk, close } = aRunningDesk(venue, { stationFolder, files: layer.files, spaceNeeded });
  const note = (what: DeskNote) => layer.mark(JSON.stringify(what));
  const papers = new Map<string, HandedPaper>();
  return {
    ...{ layer, desk, close },
    open: async () => {
      const unlocked = await desk["station.unlock"]({ passphrase });
      if (!unlocked.ok) return unlocked;
      const opened = await desk["meeting.open"]({ meetingId: venue.manifest.bundleId });
      if (opened.ok) note({ is: "opened", lines: opened.value.records.map(recordLine) });
      return opened;
    },
    act: async (step) => {
      const wanted = actOf(step, papers);
      note({ is: "issued", command: step.commandId });
      const done = await desk["meeting.act"](wanted);
      if (!done.ok) return done;
      const { records, paper } = done.value;
      const lines = records.map(recordLine);
      note({ is: "acknowledged", command: step.commandId, lines });
      if (paper && "expertId" in wanted.request) papers.set(wanted.request.expertId, paper);
      return done;
    },
    prepare: async () => {
      const done = await desk["result.prepare"]({ pins: signerPins });
      if (done.ok) note({ is: "prepared", sha256: done.value.sha256 });
      return done;
    },
  };
}

/** A whole short day on a disk, from the first opening to the result. */
export async function aRecordedDay(
  venue: Venue,
  image: DiskImage,
  spaceNeeded: SpaceNeeded = noSpace,
): Promise<readonly DiskStep[]> {
  const life = aDeskLife(venue, { image }, {}, spaceNeeded);
  must(await life.open());
  const { manifest } = venue;
  const steps = [
    ...[...checkInSteps(manifest), ...defenseSteps(manifest)],
    ...[...roundBursts(manifest).flat(), ...closingSteps()],
  ];
  for (const step of steps) must(await life.act(step));
  must(await life.prepare());
  await life.close();
  return life.layer.history;
}

export interface SyncPlace {
  /** Index of the step in the history. */
  readonly at: number;
  /** The file's first name, or the folder with a slash. */
  readonly of: string;
}

/** Every sync of a history that began with `image`, from step `from` on. */
export function syncsOf(
  image: DiskImage,
  history: readonly DiskStep[],
  from = 0,
): readonly SyncPlace[] {
  const paths = new Map([...image.files.keys()].map((path, index) => [index + 1, path]));
  const syncs = history.flatMap((step, at) => {
    if (step.type === "created") paths.set(step.inode, step.path);
    if (step.type === "synced") return [{ at, of: basename(paths.get(step.inode) ?? "") }];
    return step.type === "folderSynced" ? [{ at, of: `${basename(step.path)}/` }] : [];
  });
  return syncs.filter(({ at }) => at >= from);
}

/** The notes of a history, with the step at which each was made. */
export const notesOf = (
  history: readonly DiskStep[],
): readonly { readonly at: number; readonly note: DeskNote }[] =>
  history.flatMap((step, at) =>
    step.type === "marked" ? [{ at, note: JSON.parse(step.note) as DeskNote }] : [],
  );
