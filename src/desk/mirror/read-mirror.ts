import { basename, join } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import { refusal, refuse, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { isSameBytes } from "../journal/byte-layout.ts";
import { MAX_FRAME_BYTES } from "../journal/frame.ts";
import { MAX_HEADER_BYTES, readHeader } from "../journal/journal-header.ts";
import { MAX_JOURNAL_BYTES } from "../journal/journal.ts";
import {
  followingSegments,
  isMirrorOf,
  mirrorsFolder,
  segmentName,
  segmentRange,
} from "./mirror-place.ts";

/** The most bytes of frames that the mirror writes into one segment, unless one frame is larger. */
export const SEGMENT_FRAMES_BYTES = 1024 * 1024;
export const MAX_SEGMENT_BYTES = MAX_HEADER_BYTES + SEGMENT_FRAMES_BYTES + MAX_FRAME_BYTES;

/** Most mirrors of one meeting that are read off a stick: a stranger's stick may hold any number. */
const mostMirrors = 8;

/** A mirror put together: like a journal file, as far as its segments go; their frames unchecked. */
export interface ReadMirror {
  /** Its folder's name on the stick. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Why what is behind wasn't used. */
  readonly fault: Refusal | null;
}

/**
 * Reads a meeting's mirrors off a stick, which may hold anything: sizes are bounded before they are
 * read, nothing but regular files is opened, and no link followed.
 */
export async function readMirrors(
  files: FileLayer,
  driveFolder: string,
  meetingId: string,
): Promise<readonly ReadMirror[]> {
  const parent = mirrorsFolder(driveFolder);
  const names = (await namesIn(files, parent)) ?? [];
  const mirrors: ReadMirror[] = [];
  for (const name of names.filter((one) => isMirrorOf(meetingId, one)).slice(0, mostMirrors)) {
    const folder = join(parent, name);
    const segments = await namesIn(files, folder);
    if (segments) mirrors.push({ name, ...(await readSegments(files, folder, segments)) });
  }
  return mirrors;
}

async function readSegments(
  files: FileLayer,
  folder: string,
  names: readonly string[],
): Promise<Omit<ReadMirror, "name">> {
  const pieces: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let sizeBytes = 0;
  for (const range of followingSegments(names)) {
    const file = segmentName(range);
    const read = await readSegment(files, join(folder, file));
    const segment = read.ok ? split(read.value, header) : undefined;
    sizeBytes += segment?.frames.length ?? 0;
    if (!segment || sizeBytes > MAX_JOURNAL_BYTES) {
      const fault = read.ok ? refusal("MIRROR_SEGMENT_BAD", { file }) : read.error;
      return { bytes: joined(header, pieces), fault };
    }
    header = segment.header;
    pieces.push(segment.frames);
  }
  return { bytes: joined(header, pieces), fault: missingOf(names) };
}

const joined = (header: Uint8Array | undefined, frames: readonly Uint8Array[]): Uint8Array =>
  header ? concatBytes(header, ...frames) : new Uint8Array(0);

/** Names in a folder; `undefined` where that isn't a folder that can be read. */
export async function namesIn(
  files: FileLayer,
  folder: string,
): Promise<readonly string[] | undefined> {
  const names = await onDisk(folder, async () => {
    const facts = await files.stat(folder);
    return facts?.kind === "folder" ? files.list(folder) : undefined;
  });
  return names.ok ? names.value : undefined;
}

/** A segment's bytes. Refuses MIRROR_SEGMENT_BAD where it is no file or too large, and DISK_ codes. */
export async function readSegment(files: FileLayer, path: string): Promise<Outcome<Uint8Array>> {
  const read = await onDisk(path, async () => {
    const facts = await files.stat(path);
    const isUsable = facts?.kind === "file" && facts.sizeBytes <= MAX_SEGMENT_BYTES;
    return isUsable ? files.readFile(path) : undefined;
  });
  if (!read.ok) return read;
  return read.value ? ok(read.value) : refuse("MIRROR_SEGMENT_BAD", { file: basename(path) });
}

/** Header and frames of a segment, whose header must be the one of the segments before it. */
function split(
  bytes: Uint8Array,
  known: Uint8Array | undefined,
): { readonly header: Uint8Array; readonly frames: Uint8Array } | undefined {
  const read = readHeader(bytes, "");
  if (!read.ok) return undefined;
  const { bytes: header } = read.value;
  if (known && !isSameBytes(known, header)) return undefined;
  return { header, frames: bytes.subarray(header.length) };
}

function missingOf(names: readonly string[]): Refusal | null {
  const reached = followingSegments(names).at(-1)?.lastSeq ?? 0;
  const isBehind = names.some((name) => (segmentRange(name)?.firstSeq ?? 0) > reached + 1);
  return isBehind ? refusal("MIRROR_SEGMENT_MISSING", { line: reached + 1 }) : null;
}
