import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { OpenFile } from "../files/file-layer.ts";
import { readFrame } from "./frame.ts";
import type { FramePosition, SealedFrame } from "./journal.ts";

/** The frames of a journal's file with lines after `seq`, oldest first, as `Journal.framesAfter` gives them. */
export async function sealedFramesAfter(
  { file, name, frames }: SealedFrames,
  seq: number,
  maxBytes: number,
): Promise<Outcome<readonly SealedFrame[]>> {
  const first = frames[0]?.firstSeq ?? 1;
  if (first > seq + 1) return refuse("JOURNAL_CHECK_RUNNING");
  const sealed: SealedFrame[] = [];
  let room = maxBytes;
  for (const { firstSeq, lastSeq, offset, sizeBytes } of positionsAfter(frames, seq)) {
    room -= sizeBytes;
    if (room < 0 && sealed.length > 0) break;
    const read = await onDisk(name, () => file.readAt(offset, sizeBytes));
    if (!read.ok) return read;
    const bytes = readFrame(read.value, 0)?.bytes;
    if (bytes?.length !== sizeBytes) return refuse("JOURNAL_DAMAGED", { file: name, offset });
    sealed.push({ firstSeq, lastSeq, bytes });
  }
  return ok(sealed);
}

export interface SealedFrames {
  readonly file: OpenFile;
  readonly name: string;
  readonly frames: readonly FramePosition[];
}

function positionsAfter(frames: readonly FramePosition[], seq: number): readonly FramePosition[] {
  // A replica is behind by a few frames at most times, so the search goes from the end.
  const known = frames.findLastIndex(({ lastSeq }) => lastSeq <= seq);
  return frames.slice(known + 1);
}
