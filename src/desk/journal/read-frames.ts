import { chainStart, type JournalRecord } from "../../core/journal/record.ts";
import { readBatch, type Batch, type BesidePayload, type JournalHead } from "./batch.ts";
import { openFrame, readFrame, type Frame } from "./frame.ts";
import type { FramePosition } from "./journal.ts";
import { referenceJournalCrypto, type JournalCrypto } from "./journal-crypto.ts";
import type { JournalHeader } from "./journal-header.ts";

/** What a journal file holds up to the first byte that doesn't check out. */
export interface ReadFrames {
  readonly records: readonly JournalRecord[];
  readonly beside: readonly BesidePayload[];
  readonly head: JournalHead;
  readonly frames: readonly FramePosition[];
  /** Those with payloads beside the chain. */
  readonly framesWithBeside: readonly FramePosition[];
  /** Offset behind the last good frame. */
  readonly end: number;
}

/** Reads frame by frame behind the header: checksum, AEAD at its place in the chain, then the lines' own chain. */
export function readFrames(
  bytes: Uint8Array,
  header: JournalHeader,
  meetingKey: Uint8Array,
  crypto: JournalCrypto = referenceJournalCrypto,
): ReadFrames {
  const opening = { meetingId: header.meetingId, meetingKey, crypto };
  const start = { seq: 0, hash: chainStart(header.meetingId) };
  const reader = createFrameReader(bytes, opening, start, header.bytes.length);
  while (reader.readNext());
  return reader.read();
}

/** What frames are opened with. */
export interface FrameOpening {
  readonly meetingId: string;
  readonly meetingKey: Uint8Array;
  readonly crypto: JournalCrypto;
}

/** Reads one frame after the other, so that a long journal can be read in many short turns. */
export interface FrameReader {
  /** Whether the next frame was there and checked out. */
  readonly readNext: () => boolean;
  readonly read: () => ReadFrames;
}

/** Reads the frames behind `start`, which end at `offset`. */
export function createFrameReader(
  bytes: Uint8Array,
  opening: FrameOpening,
  start: JournalHead,
  offset: number,
): FrameReader {
  const records: JournalRecord[] = [];
  const beside: BesidePayload[] = [];
  const frames: FramePosition[] = [];
  const framesWithBeside: FramePosition[] = [];
  let head = start;
  let end = offset;
  return {
    readNext: () => {
      const frame = readFrame(bytes, end, opening.crypto.hashing.hex);
      const batch = frame && openBatch(frame, head, opening);
      if (!batch) return false;
      const sizeBytes = frame.bytes.length;
      const position = {
        firstSeq: head.seq + 1,
        lastSeq: batch.head.seq,
        prev: head.hash,
        offset: end,
        sizeBytes,
      };
      frames.push(position);
      records.push(...batch.records);
      if (batch.beside.length > 0) {
        framesWithBeside.push(position);
        beside.push(...batch.beside);
      }
      head = batch.head;
      end += sizeBytes;
      return true;
    },
    read: () => ({ records, beside, head, frames, framesWithBeside, end }),
  };
}

function openBatch(
  frame: Frame,
  head: JournalHead,
  { meetingId, meetingKey, crypto }: FrameOpening,
): Batch | undefined {
  const place = { meetingId, firstSeq: head.seq + 1, prev: head.hash };
  const plaintext = openFrame(meetingKey, place, frame, crypto.frames);
  const { hex } = crypto.hashing;
  return plaintext && readBatch(plaintext, head, { isAuthentic: true, hex });
}
