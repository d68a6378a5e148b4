import { join } from "node:path";
import { concatBytes } from "@noble/hashes/utils.js";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { readFrame } from "../journal/frame.ts";
import type { Journal } from "../journal/journal.ts";
import { followingSegments, segmentName, segmentRange, type SegmentRange } from "./mirror-place.ts";
import { namesIn, readSegment } from "./read-mirror.ts";

/**
 * Up to which line the mirror in `folder` holds the journal, every segment read and compared. One
 * that isn't whole (a stick that was pulled out may lie about what it wrote) is renamed and kept, and
 * its lines are to be written anew. Refuses MIRROR_DIFFERS where the mirror holds whole frames that
 * the journal hasn't: it may then be the only true copy. Refuses DRIVE_GONE and DISK_ codes, too.
 */
export async function mirroredUpTo(
  files: FileLayer,
  folder: string,
  journal: Journal,
): Promise<Outcome<number>> {
  const names = await namesIn(files, folder);
  if (!names) return refuse("DRIVE_GONE");
  const head = journal.head().seq;
  if (names.some((name) => (segmentRange(name)?.lastSeq ?? 0) > head))
    return refuse("MIRROR_DIFFERS");
  let upTo = 0;
  for (const range of followingSegments(names)) {
    const holds = await compareSegment(files, folder, journal, range);
    if (!holds.ok) return holds;
    if (holds.value === "other") return refuse("MIRROR_DIFFERS");
    if (holds.value === "spoiled") {
      const aside = await setAside(files, folder, segmentName(range), names);
      return aside.ok ? ok(upTo) : aside;
    }
    upTo = range.lastSeq;
  }
  // Names that an earlier desk has left in the cache, or a sync that failed.
  const settled = await onDisk(folder, () => files.syncFolder(folder));
  return settled.ok ? ok(upTo) : settled;
}

type Found = "same" | "other" | "spoiled";

async function compareSegment(
  files: FileLayer,
  folder: string,
  journal: Journal,
  range: SegmentRange,
): Promise<Outcome<Found>> {
  const segment = await readSegment(files, join(folder, segmentName(range)));
  if (!segment.ok) return segment.error.code === "MIRROR_SEGMENT_BAD" ? ok("spoiled") : segment;
  const expected = await segmentOf(journal, range, segment.value.length);
  if (!expected.ok) return expected;
  if (expected.value && Buffer.compare(expected.value, segment.value) === 0) return ok("same");
  return ok(isWhole(segment.value, journal.header) ? "other" : "spoiled");
}

/** What a segment with these lines must hold, of no more than `sizeBytes`; `undefined` where batches end elsewhere. */
async function segmentOf(
  journal: Journal,
  { firstSeq, lastSeq }: SegmentRange,
  sizeBytes: number,
): Promise<Outcome<Uint8Array | undefined>> {
  const read = await journal.framesAfter(firstSeq - 1, sizeBytes);
  if (!read.ok) return read;
  const frames = read.value.filter((frame) => frame.lastSeq <= lastSeq);
  const fits = frames[0]?.firstSeq === firstSeq && frames.at(-1)?.lastSeq === lastSeq;
  return ok(fits ? concatBytes(journal.header, ...frames.map(({ bytes }) => bytes)) : undefined);
}

/** Whether these bytes are this journal's header and frames to the end, of whatever content. */
function isWhole(bytes: Uint8Array, header: Uint8Array): boolean {
  if (Buffer.compare(bytes.subarray(0, header.length), header) !== 0) return false;
  let offset = header.length;
  for (let frame = readFrame(bytes, offset); frame; frame = readFrame(bytes, offset))
    offset += frame.bytes.length;
  return offset === bytes.length && offset > header.length;
}

async function setAside(
  files: FileLayer,
  folder: string,
  name: string,
  taken: readonly string[],
): Promise<Outcome<void>> {
  let number = 1;
  while (taken.includes(`${name}.spoiled-${number}`)) number += 1;
  return onDisk(folder, async () => {
    await files.rename(join(folder, name), join(folder, `${name}.spoiled-${number}`));
    await files.syncFolder(folder);
  });
}
