import { ok } from "../../core/result.ts";
import type { JournalRecord } from "../../core/journal/record.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { OpenFile } from "../files/file-layer.ts";
import { batchBytes, chainBatch, type Batch, type JournalHead, type NewEvent } from "./batch.ts";
import { MAX_BATCH_BYTES, NONCE_BYTES, sealFrame } from "./frame.ts";
import type { JournalCrypto } from "./journal-crypto.ts";
import type { JournalHeader } from "./journal-header.ts";
import type { SnapshotPlace } from "./read-snapshot.ts";
import { writeReserve } from "./reserved-space.ts";
import { sealedFramesAfter } from "./sealed-frames.ts";
import { sealSnapshot } from "./snapshot-file.ts";

/** The largest journal: some 700,000 commands, far past any meeting, and it fits into memory. */
export const MAX_JOURNAL_BYTES = 512 * 1024 * 1024;

/** Random bytes fit for keys and nonces. */
export type RandomBytes = (length: number) => Uint8Array;

/** The journal of one meeting, open for appending. One desk has it open at a time. */
export interface Journal {
  readonly meetingId: string;
  /** The header's bytes, which a replica keeps along with the frames. */
  readonly header: Uint8Array;
  /** The end of what is synced. */
  readonly head: () => JournalHead;
  /**
   * Writes the events of one command as one frame; resolves `ok` only when they are on the disk.
   * Calls queue: a frame is written only after the one before it was synced.
   * The first failed write or sync refuses with its DISK_ code and stops the journal, since
   * nobody can know what reached the disk; every later call refuses with DESK_STOPPED.
   * Also refuses, writing nothing, with JOURNAL_BATCH_TOO_LARGE and JOURNAL_TOO_LARGE.
   */
  readonly append: (command: NewBatch) => Promise<Outcome<Appended>>;
  /**
   * The sealed frames with lines after `seq`, oldest first: as many as fit `maxBytes`, and at
   * least one if there is one. For replicas and mirrors. Refuses JOURNAL_CHECK_RUNNING where it was
   * opened from a snapshot and some of them aren't known yet.
   */
  readonly framesAfter: (seq: number, maxBytes: number) => Promise<Outcome<readonly SealedFrame[]>>;
  /**
   * Sees to it that at least `bytes` of really written space lie behind the last frame; frames
   * then go into it, so that a full disk can't refuse them. Refuses with DISK_FULL where the disk
   * has no room, and appending goes on; any other failure stops the journal as a failed append does.
   */
  readonly reserve: (bytes: number) => Promise<Outcome<void>>;
  /** Where the journal stands, for a snapshot; `undefined` before the first frame. */
  readonly place: () => Omit<SnapshotPlace, "commands"> | undefined;
  /** Seals a snapshot of this journal up to line `seq`. */
  readonly sealSnapshot: (seq: number, plaintext: Uint8Array) => Uint8Array;
  /** Takes over the frames before a snapshot that it was opened from, once they were read. */
  readonly takeEarlier: (frames: readonly FramePosition[]) => void;
  /** Whether a write failed, or it was closed: what is in memory may not be what is on the disk. */
  readonly hasStopped: () => boolean;
  /** Waits for what is queued; later appends refuse with DESK_STOPPED. */
  readonly close: () => Promise<void>;
}

export interface NewBatch {
  /** The client's id of the command. */
  readonly command: string;
  /** At least one. */
  readonly events: readonly NewEvent[];
}

export interface Appended {
  readonly records: readonly JournalRecord[];
  readonly frame: SealedFrame;
}

export interface SealedFrame {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** The frame as it stands in the file. */
  readonly bytes: Uint8Array;
}

/** Where a synced frame stands in the file. */
export interface FramePosition {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Hash of the line before its first. */
  readonly prev: string;
  readonly offset: number;
  readonly sizeBytes: number;
}

/** What a journal goes on from: a file that is synced up to the end of its last frame. */
export interface JournalStart {
  readonly file: OpenFile;
  /** The file's name, for the sentences. */
  readonly name: string;
  readonly header: JournalHeader;
  readonly meetingKey: Uint8Array;
  readonly random: RandomBytes;
  readonly crypto: JournalCrypto;
  readonly head: JournalHead;
  /** All that are known: from a snapshot those from its last frame on. */
  readonly frames: readonly FramePosition[];
  /** Those of all frames that hold payloads beside the chain. */
  readonly framesWithBeside: readonly FramePosition[];
  /** Size of the file: what lies behind the last frame is reserved. */
  readonly sizeBytes: number;
}

/** Takes up appending where `start` ends. */
export function continueJournal(start: JournalStart): Journal {
  const { meetingId, bytes: header } = start.header;
  const state: JournalState = {
    ...start,
    frames: [...start.frames],
    framesWithBeside: [...start.framesWithBeside],
    stopped: false,
  };
  const inTurn = createQueue();
  return {
    meetingId,
    header,
    head: () => state.head,
    append: (command) => inTurn(() => append(state, command)),
    reserve: (bytes) => inTurn(() => reserve(state, bytes)),
    place: () => placeOf(state),
    sealSnapshot: (seq, plaintext) => {
      const { header, meetingKey, crypto, random } = state;
      const sealing = { header: header.bytes, meetingKey, cipher: crypto.frames };
      return sealSnapshot(sealing, seq, random(NONCE_BYTES), plaintext);
    },
    takeEarlier: (frames) => {
      // The first frame known is the snapshot's last, which is among the earlier ones too.
      state.frames = [...frames, ...state.frames.slice(1)];
    },
    hasStopped: () => state.stopped,
    framesAfter: (seq, maxBytes) => sealedFramesAfter(state, seq, maxBytes),
    close: () =>
      inTurn(async () => {
        state.stopped = true;
        await state.file.close();
      }),
  };
}

interface JournalState extends Omit<
  JournalStart,
  "head" | "frames" | "framesWithBeside" | "sizeBytes"
> {
  head: JournalHead;
  frames: FramePosition[];
  readonly framesWithBeside: FramePosition[];
  sizeBytes: number;
  stopped: boolean;
}

/** Runs one piece of work after the other, in the order of the calls, whatever became of the one before. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function append(
  state: JournalState,
  { command, events }: NewBatch,
): Promise<Outcome<Appended>> {
  if (events.length === 0) throw new Error("A batch has at least one event");
  if (state.stopped) return refuse("DESK_STOPPED");
  const batch = chainBatch(state.head, command, events);
  const plaintext = batchBytes(batch);
  if (plaintext.length > MAX_BATCH_BYTES)
    return refuse("JOURNAL_BATCH_TOO_LARGE", { limit: MAX_BATCH_BYTES });
  const bytes = sealBatch(state, plaintext);
  const offset = endOf(state);
  if (offset + bytes.length > MAX_JOURNAL_BYTES)
    return refuse("JOURNAL_TOO_LARGE", {
      file: state.name,
      limit: MAX_JOURNAL_BYTES,
    });
  const written = await writeSynced(state, offset, bytes);
  return written.ok ? ok(accept(state, batch, offset, bytes)) : written;
}

function sealBatch(state: JournalState, plaintext: Uint8Array): Uint8Array {
  const place = {
    meetingId: state.header.meetingId,
    firstSeq: state.head.seq + 1,
    prev: state.head.hash,
  };
  const nonce = state.random(NONCE_BYTES);
  return sealFrame(state.meetingKey, place, nonce, plaintext, state.crypto.frames);
}

async function writeSynced(
  state: JournalState,
  offset: number,
  bytes: Uint8Array,
): Promise<Outcome<void>> {
  // Stopped until the disk has answered, so that no way out of here leaves it running by mistake.
  // A failed fsync must not be retried: the system may have dropped the pages and then report success.
  state.stopped = true;
  const written = await onDisk(state.name, async () => {
    await state.file.writeAt(offset, bytes);
    await state.file.sync();
  });
  state.stopped = !written.ok;
  return written;
}

async function reserve(state: JournalState, bytes: number): Promise<Outcome<void>> {
  if (state.stopped) return refuse("DESK_STOPPED");
  const end = Math.min(endOf(state) + bytes, MAX_JOURNAL_BYTES);
  if (end <= state.sizeBytes) return ok(undefined);
  state.stopped = true;
  const written = await onDisk(state.name, () => writeReserve(state.file, state.sizeBytes, end));
  // Nothing but zeros may have been written, of which any number is as good as none.
  if (!written.ok && written.error.code === "DISK_FULL") state.stopped = false;
  if (!written.ok) return written;
  const synced = await onDisk(state.name, () => state.file.sync());
  if (!synced.ok) return synced;
  state.stopped = false;
  state.sizeBytes = end;
  return ok(undefined);
}

function accept(
  state: JournalState,
  { records, head, beside }: Batch,
  offset: number,
  bytes: Uint8Array,
): Appended {
  const range = { firstSeq: state.head.seq + 1, lastSeq: head.seq };
  const position = { ...range, prev: state.head.hash, offset, sizeBytes: bytes.length };
  state.frames.push(position);
  if (beside.length > 0) state.framesWithBeside.push(position);
  state.head = head;
  state.sizeBytes = Math.max(state.sizeBytes, offset + bytes.length);
  return { records, frame: { ...range, bytes } };
}

function placeOf({ head, frames, framesWithBeside }: JournalState) {
  const last = frames.at(-1);
  return last && { head, last, beside: [...framesWithBeside] };
}

function endOf({ frames, header }: JournalState): number {
  const last = frames.at(-1);
  return last ? last.offset + last.sizeBytes : header.bytes.length;
}
