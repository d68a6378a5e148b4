import { chainStart, type JournalRecord, type Sha256 } from "../../core/journal/record.ts";
import { readBatch, type Batch, type BesidePayload, type JournalHead } from "./batch.ts";
import { openFrame, readFrame, type Frame } from "./frame.ts";
import type { FramePosition } from "./journal.ts";
import type { JournalHeader } from "./journal-header.ts";

/** What a journal file holds up to the first byte that doesn't check out. */
export interface ReadFrames {
  readonly lines: readonly string[];
  readonly records: readonly JournalRecord[];
  readonly beside: readonly BesidePayload[];
  readonly head: JournalHead;
  readonly frames: readonly FramePosition[];
  /** Offset behind the last good frame. */
  readonly end: number;
}

/** Reads frame by frame behind the header: checksum, AEAD at its place in the chain, then the lines' own chain. */
export function readFrames(
  bytes: Uint8Array,
  header: JournalHeader,
  meetingKey: Uint8Array,
  sha256?: Sha256,
): ReadFrames {
  const { meetingId } = header;
  const batches: Batch[] = [];
  const frames: FramePosition[] = [];
  let head: JournalHead = { seq: 0, hash: chainStart(meetingId) };
  let offset = header.bytes.length;
  for (;;) {
    const frame = readFrame(bytes, offset, sha256);
    const batch = frame && openBatch(frame, { meetingId, head, meetingKey, sha256 });
    if (!batch) break;
    const sizeBytes = frame.bytes.length;
    const range = { firstSeq: head.seq + 1, lastSeq: batch.head.seq };
    batches.push(batch);
    frames.push({ ...range, offset, sizeBytes });
    head = batch.head;
    offset += sizeBytes;
  }
  return {
    lines: batches.flatMap(({ lines }) => lines),
    records: batches.flatMap(({ records }) => records),
    beside: batches.flatMap(({ beside }) => beside),
    head,
    frames,
    end: offset,
  };
}

interface Opening {
  readonly meetingId: string;
  readonly head: JournalHead;
  readonly meetingKey: Uint8Array;
  readonly sha256: Sha256 | undefined;
}

function openBatch(
  frame: Frame,
  { meetingId, head, meetingKey, sha256 }: Opening,
): Batch | undefined {
  const place = { meetingId, firstSeq: head.seq + 1, prev: head.hash };
  const plaintext = openFrame(meetingKey, place, frame);
  return plaintext && readBatch(plaintext, head, { isAuthentic: true, ...(sha256 && { sha256 }) });
}
