import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import type { BesidePayload, JournalHead } from "./batch.ts";
import type { FramePosition } from "./journal.ts";
import { createFrameReader, type FrameOpening, type ReadFrames } from "./read-frames.ts";
import { endOfContent } from "./reserved-space.ts";
import { claimedSeq, openSnapshot } from "./snapshot-file.ts";

/** What a snapshot says of the journal that it stands for. */
export interface SnapshotPlace {
  /** The last line that it stands for. */
  readonly head: JournalHead;
  /** The frame of that line, which is its last. */
  readonly last: FramePosition;
  /** Frames up to there that hold payloads beside the chain. The payloads themselves are read from the journal. */
  readonly beside: readonly FramePosition[];
  /** The ids of all commands up to there, in order, 32 digits each. */
  readonly commands: string;
}

export interface JournalSnapshot extends SnapshotPlace {
  /** What the meeting had come to; not the journal's to understand. */
  readonly content: Json;
}

/** The plaintext of a snapshot. */
export const snapshotBytes = ({ head, last, beside, commands, content }: JournalSnapshot) =>
  utf8ToBytes(
    canonicalJson({
      beside: beside.map(form),
      commands,
      content,
      head: { ...head },
      last: form(last),
    }),
  );

const form = (position: FramePosition): Json => ({ ...position });

/** A journal's tail, read from where a snapshot ends. */
export interface ReadFromSnapshot {
  readonly snapshot: JournalSnapshot;
  /** `records` are those behind the snapshot, `beside` all payloads, `frames` begin with the snapshot's last. */
  readonly read: ReadFrames;
}

/** Snapshots found beside a journal, as they lie on the disk. */
export interface FoundSnapshots {
  readonly files: readonly Uint8Array[];
  /** Whether the meeting can begin with this. */
  readonly isUsable: (content: Json) => boolean;
}

/**
 * Reads the journal `bytes` from the newest snapshot that is this journal's own and that the meeting can
 * use. A snapshot counts only where the frame that it ends with
 * is still there, opens at its place and ends in the line that it names: it commits to all before it.
 * `undefined` where none does, and where anything behind it doesn't check out: then the journal is to
 * be read whole, so that nothing is cut or refused by what a snapshot says.
 */
export function readFromSnapshot(
  bytes: Uint8Array,
  header: Uint8Array,
  opening: FrameOpening,
  { files, isUsable }: FoundSnapshots,
): ReadFromSnapshot | undefined {
  const sealing = { header, meetingKey: opening.meetingKey, cipher: opening.crypto.frames };
  const newestFirst = [...files].sort((a, b) => (claimedSeq(b) ?? -1) - (claimedSeq(a) ?? -1));
  for (const file of newestFirst) {
    const plaintext = openSnapshot(sealing, file);
    // Genuine, so of the form that this version of the file writes.
    const snapshot = plaintext && (JSON.parse(textOf(plaintext)) as JournalSnapshot);
    if (!snapshot || !isUsable(snapshot.content)) continue;
    const read = readTail(bytes, opening, snapshot);
    if (read && endOfContent(bytes, read.end) === read.end) return { snapshot, read };
  }
  return undefined;
}

function readTail(
  bytes: Uint8Array,
  opening: FrameOpening,
  { head, last, beside }: JournalSnapshot,
): ReadFrames | undefined {
  const ending = readOne(bytes, opening, last);
  if (ending?.head.seq !== head.seq || ending.head.hash !== head.hash) return undefined;
  const payloads: BesidePayload[] = [];
  for (const position of beside) {
    const frame = readOne(bytes, opening, position);
    if (!frame) return undefined;
    payloads.push(...frame.beside);
  }
  const reader = createFrameReader(bytes, opening, head, last.offset + last.sizeBytes);
  while (reader.readNext());
  const tail = reader.read();
  return {
    ...tail,
    beside: [...payloads, ...tail.beside],
    frames: [last, ...tail.frames],
    framesWithBeside: [...beside, ...tail.framesWithBeside],
  };
}

/** The one frame at a known place; `undefined` where it isn't there. */
function readOne(
  bytes: Uint8Array,
  opening: FrameOpening,
  { firstSeq, prev, offset, sizeBytes }: FramePosition,
): ReadFrames | undefined {
  const reader = createFrameReader(bytes, opening, { seq: firstSeq - 1, hash: prev }, offset);
  if (!reader.readNext()) return undefined;
  const read = reader.read();
  return read.end === offset + sizeBytes ? read : undefined;
}

const textOf = (plaintext: Uint8Array): string => new TextDecoder().decode(plaintext);
