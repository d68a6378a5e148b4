import { join } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import { refusal, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { isSameBytes } from "../journal/byte-layout.ts";
import { MAX_FRAME_BYTES } from "../journal/frame.ts";
import { MAX_HEADER_BYTES, readHeader } from "../journal/journal-header.ts";
import { MAX_JOURNAL_BYTES } from "../journal/journal.ts";
import { followingSegments, mirrorFolder, segmentName, type SegmentRange } from "./mirror-place.ts";

/** The most bytes of frames that the mirror writes into one segment, and one frame more. */
export const SEGMENT_FRAMES_BYTES = 4 * 1024 * 1024;
export const MAX_SEGMENT_BYTES = MAX_HEADER_BYTES + SEGMENT_FRAMES_BYTES + MAX_FRAME_BYTES;

/** A mirror put together: like a journal file, as far as its segments go; their frames unchecked. */
export interface ReadMirror {
  readonly bytes: Uint8Array;
  /** Why what is behind wasn't used. */
  readonly fault: Refusal | null;
}

/**
 * Reads a meeting's mirror off a stick, which may hold anything: sizes are bounded before they are
 * read, nothing but regular files is opened, and no link followed. `undefined` where there is none.
 */
export async function readMirror(
  files: FileLayer,
  driveFolder: string,
  meetingId: string,
): Promise<ReadMirror | undefined> {
  const folder = mirrorFolder(driveFolder, meetingId);
  const names = await segmentNames(files, folder);
  if (!names) return undefined;
  const segments = followingSegments(meetingId, names);
  const pieces: Uint8Array[] = [];
  let header: Uint8Array | undefined;
  let sizeBytes = 0;
  for (const range of segments) {
    const file = segmentName(meetingId, range);
    const read = await readSegment(files, join(folder, file), file);
    const segment = read.ok ? split(read.value, header) : undefined;
    sizeBytes += segment?.frames.length ?? 0;
    if (!segment || sizeBytes > MAX_JOURNAL_BYTES) {
      const fault = read.ok ? refusal("MIRROR_SEGMENT_BAD", { file }) : read.error;
      return { bytes: joined(header, pieces), fault };
    }
    header = segment.header;
    pieces.push(segment.frames);
  }
  return { bytes: joined(header, pieces), fault: missingOf(segments, names) };
}

const joined = (header: Uint8Array | undefined, frames: readonly Uint8Array[]): Uint8Array =>
  header ? concatBytes(header, ...frames) : new Uint8Array(0);

/** Names in a mirror's folder; `undefined` where that isn't a folder that can be read. */
export async function segmentNames(
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
export async function readSegment(
  files: FileLayer,
  path: string,
  file: string,
): Promise<Outcome<Uint8Array>> {
  const read = await onDisk(path, async () => {
    const facts = await files.stat(path);
    const isUsable = facts?.kind === "file" && facts.sizeBytes <= MAX_SEGMENT_BYTES;
    return isUsable ? files.readFile(path) : undefined;
  });
  if (!read.ok) return read;
  const { value: bytes } = read;
  return bytes
    ? { ok: true, value: bytes }
    : { ok: false, error: refusal("MIRROR_SEGMENT_BAD", { file }) };
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

function missingOf(segments: readonly SegmentRange[], names: readonly string[]): Refusal | null {
  const reached = segments.at(-1)?.lastSeq ?? 0;
  const isBehind = names.some((name) => {
    const first = /-([0-9]{8,9})-[0-9]{8,9}\.vssegment$/.exec(name)?.[1];
    return first !== undefined && Number(first) > reached + 1;
  });
  return isBehind ? refusal("MIRROR_SEGMENT_MISSING", { line: reached + 1 }) : null;
}
