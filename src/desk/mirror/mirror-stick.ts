import { join } from "node:path";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { refusal, refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DrivePlace, DrivePlaces } from "../drives/drives.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { isSameBytes } from "../journal/byte-layout.ts";
import type { Journal } from "../journal/journal.ts";
import { mirroredUpTo } from "./check-mirror.ts";
import {
  earlierName,
  mirrorFolder,
  mirrorIdPath,
  mirrorName,
  mirrorsFolder,
  segmentName,
} from "./mirror-place.ts";
import { SEGMENT_FRAMES_BYTES } from "./read-mirror.ts";

export interface WantedMirror {
  readonly journal: Journal;
  readonly mirrorId: string;
  /** Where it was last: looked at first, so that nobody waits for another stick that hangs. */
  readonly knownAt: string | undefined;
}

/** The drive on which this mirror lies now; `undefined` while it isn't plugged in. */
export async function findMirror(
  files: FileLayer,
  drives: DrivePlaces,
  { journal, mirrorId, knownAt }: WantedMirror,
): Promise<DrivePlace | undefined> {
  const places = await drives.find();
  const isKnown = ({ folder }: DrivePlace) => folder === knownAt;
  const inOrder = [...places.filter(isKnown), ...places.filter((one) => !isKnown(one))];
  for (const place of inOrder) {
    const path = mirrorIdPath(mirrorFolder(place.folder, journal));
    const read = await onDisk(path, async () => {
      const facts = await files.stat(path);
      return facts?.kind === "file" && facts.sizeBytes <= 64 ? files.readFile(path) : undefined;
    });
    if (read.ok && read.value && isSameBytes(read.value, utf8ToBytes(mirrorId))) return place;
  }
  return undefined;
}

/**
 * Makes a stick this journal's mirror and gives the line up to which it is one already. A mirror of
 * this journal that lies there is taken up; one that goes another way is kept and renamed, since it
 * may be the only true copy. Makes nothing where the drive's own folder is gone, which would then be
 * made on the station's disk. Refuses DRIVE_GONE and DISK_ codes.
 */
export async function beginMirror(
  files: FileLayer,
  { folder: driveFolder }: DrivePlace,
  journal: Journal,
  mirrorId: string,
): Promise<Outcome<number>> {
  const there = await onDisk(driveFolder, () => files.stat(driveFolder));
  if (!there.ok || there.value?.kind !== "folder") return refuse("DRIVE_GONE");
  const folder = mirrorFolder(driveFolder, journal);
  const made = await onDisk(folder, () => makeFolders(files, [mirrorsFolder(driveFolder), folder]));
  if (!made.ok) return made;
  let upTo = await mirroredUpTo(files, folder, journal);
  if (!upTo.ok && upTo.error.code === "MIRROR_DIFFERS") {
    upTo = await beginAnew(files, driveFolder, journal);
  }
  if (!upTo.ok) return upTo;
  const named = await writeFileDurably(files, mirrorIdPath(folder), utf8ToBytes(mirrorId));
  return named.ok ? upTo : named;
}

/** Each in the one before it, the first in a folder that is there; also durable where an earlier desk made it. */
async function makeFolders(files: FileLayer, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    if ((await files.stat(folder)) === undefined) await files.makeFolder(folder);
    await files.syncFolder(join(folder, ".."));
  }
}

async function beginAnew(
  files: FileLayer,
  driveFolder: string,
  journal: Journal,
): Promise<Outcome<number>> {
  const parent = mirrorsFolder(driveFolder);
  const name = mirrorName(journal);
  return onDisk(parent, async () => {
    const taken = new Set(await files.list(parent));
    let number = 1;
    while (taken.has(earlierName(name, number))) number += 1;
    await files.rename(join(parent, name), join(parent, earlierName(name, number)));
    await files.makeFolder(join(parent, name));
    await files.syncFolder(parent);
    return 0;
  });
}

/**
 * Writes the next segment behind line `after`, with whole batches up to line `upTo` and no more:
 * temporary name, synced, renamed, folder synced, read back. Gives the last line that is on the
 * stick then. Refuses as `framesAfter` and `writeFileDurably` do.
 */
export async function writeSegment(
  files: FileLayer,
  folder: string,
  journal: Journal,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<Outcome<number>> {
  const read = await journal.framesAfter(after, SEGMENT_FRAMES_BYTES);
  if (!read.ok) return read;
  const frames = read.value.filter(({ lastSeq }) => lastSeq <= upTo);
  const last = frames.at(-1);
  if (!last) return ok(after);
  const path = join(folder, segmentName({ firstSeq: after + 1, lastSeq: last.lastSeq }));
  const bytes = concatBytes(journal.header, ...frames.map((frame) => frame.bytes));
  // A folder that was made anew, or the mirror of another, would be filled without its id.
  const there = await onDisk(folder, () => files.stat(mirrorIdPath(folder)));
  if (!there.ok || !there.value)
    return there.ok ? { ok: false, error: refusal("DRIVE_GONE") } : there;
  const written = await writeFileDurably(files, path, bytes);
  return written.ok ? ok(last.lastSeq) : written;
}
