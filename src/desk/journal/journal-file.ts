import { basename } from "node:path";
import { ok } from "../../core/result.ts";
import { chainStart, type JournalRecord } from "../../core/journal/record.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { Signer } from "../sealed/ed25519.ts";
import type { BesidePayload } from "./batch.ts";
import { isTornTail } from "./frame.ts";
import { continueJournal, MAX_JOURNAL_BYTES, type Journal, type RandomBytes } from "./journal.ts";
import { referenceJournalCrypto, type JournalCrypto } from "./journal-crypto.ts";
import {
  MEETING_KEY_BYTES,
  readHeader,
  sealHeader,
  unwrapKey,
  type JournalHeader,
  type StationKeys,
} from "./journal-header.ts";
import { readFrames, type FrameOpening } from "./read-frames.ts";
import {
  readFromSnapshot,
  type FoundSnapshots,
  type JournalSnapshot,
  type ReadFromSnapshot,
} from "./read-snapshot.ts";
import { endOfContent } from "./reserved-space.ts";
import { settleJournal, type Recovered } from "./settle-journal.ts";

export interface NewJournal {
  readonly files: FileLayer;
  /** In an existing folder. */
  readonly path: string;
  readonly meetingId: string;
  /** Age X25519 recipients (`age1…`), one per station of the bundle; checked when their cards were read. */
  readonly recipients: readonly string[];
  /** This station's, which says that it has made the meeting's key. */
  readonly signer: Signer;
  readonly random: RandomBytes;
  /** The host's, where it is faster than the reference. */
  readonly crypto?: JournalCrypto;
}

export interface ExistingJournal extends StationKeys {
  readonly files: FileLayer;
  readonly path: string;
  readonly meetingId: string;
  readonly random: RandomBytes;
  /** The host's, where it is faster than the reference. */
  readonly crypto?: JournalCrypto;
  readonly tornTail?: TornTail;
  /** To begin with; none: the journal is read whole. */
  readonly snapshots?: FoundSnapshots;
}

/** What becomes of an end that a crash has torn; `refuse`: left as it is, to be compared with copies first. */
export type TornTail = "cut" | "refuse";

export interface OpenedJournal {
  readonly journal: Journal;
  /** Every record of the chain, or those behind the snapshot; `recordLine` gives its line again. */
  readonly records: readonly JournalRecord[];
  /** Every payload beside the chain. */
  readonly beside: readonly BesidePayload[];
  /** Set where it was opened from a snapshot, and the rest still is to be read. */
  readonly unread: UnreadJournal | undefined;
  /** What was cut from the end, if the end didn't check out. */
  readonly recovered: Recovered | undefined;
}

/** The beginning of a journal that a snapshot stood for. */
export interface UnreadJournal {
  readonly snapshot: JournalSnapshot;
  /** The whole file, as it was read. */
  readonly bytes: Uint8Array;
  /** Where its first frame begins. */
  readonly offset: number;
  readonly opening: FrameOpening;
}

/** Makes the journal of a meeting: when this returns `ok`, it survives a crash. Refuses with JOURNAL_EXISTS and DISK_ codes. */
export async function createJournal(wanted: NewJournal): Promise<Outcome<Journal>> {
  const { files, path, meetingId, recipients, signer, random } = wanted;
  const { crypto = referenceJournalCrypto } = wanted;
  const name = basename(path);
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (facts.value) return refuse("JOURNAL_EXISTS", { file: name });
  const meetingKey = random(MEETING_KEY_BYTES);
  const header = await sealHeader(meetingId, meetingKey, recipients, signer);
  const written = await writeFileDurably(files, path, header.bytes);
  if (!written.ok) return written;
  const file = await onDisk(path, () => files.open(path, "write"));
  if (!file.ok) return file;
  const head = { seq: 0, hash: chainStart(meetingId) };
  const start = { name, header, meetingKey, random, crypto, head };
  const nothing = { frames: [], framesWithBeside: [] };
  return ok(
    continueJournal({ ...start, ...nothing, sizeBytes: header.bytes.length, file: file.value }),
  );
}

/**
 * Opens the journal of a meeting and reads it whole, or from a snapshot where it may. When this returns `ok`, everything that it
 * gives is on the disk, also what an earlier desk had written and not yet synced.
 *
 * An end that doesn't check out is copied to a numbered file beside the journal, then cut, and
 * reported; with `tornTail` `refuse` it is refused with JOURNAL_TORN instead. Damage with a whole
 * frame behind it is refused with JOURNAL_DAMAGED, untouched.
 * Other refusals: JOURNAL_NOT_RECOGNIZED, JOURNAL_VERSION_UNKNOWN, JOURNAL_OTHER_MEETING,
 * JOURNAL_NOT_FOR_STATION, JOURNAL_KEY_NOT_OWN, JOURNAL_TOO_LARGE, DISK_ codes.
 */
export async function openJournal(wanted: ExistingJournal): Promise<Outcome<OpenedJournal>> {
  const { files, path, random, crypto = referenceJournalCrypto } = wanted;
  const name = basename(path);
  const content = await readJournalBytes(files, path);
  if (!content.ok) return content;
  const bytes = content.value;
  const unlocked = await unlock(bytes, name, wanted);
  if (!unlocked.ok) return unlocked;
  const { header, meetingKey } = unlocked.value;
  const opening = { meetingId: header.meetingId, meetingKey, crypto };
  const from = fromSnapshot(bytes, header, opening, wanted.snapshots);
  const read = from?.read ?? readFrames(bytes, header, meetingKey, crypto);
  const contentEnd = endOfContent(bytes, read.end);
  if (read.end < contentEnd && !isTornTail(bytes, read.end, contentEnd, crypto.hashing.hex))
    return refuse("JOURNAL_DAMAGED", { file: name, offset: read.end });
  if (read.end < contentEnd && wanted.tornTail === "refuse")
    return refuse("JOURNAL_TORN", { file: name, bytes: contentEnd - read.end });
  const settled = await settleJournal(files, path, bytes, read);
  if (!settled.ok) return settled;
  const { file, sizeBytes, recovered } = settled.value;
  const { head, frames, framesWithBeside, records, beside } = read;
  const start = { file, name, header, meetingKey, random, crypto, head, frames, framesWithBeside };
  const journal = continueJournal({ ...start, sizeBytes });
  const offset = header.bytes.length;
  const unread = from && { snapshot: from.snapshot, bytes, offset, opening };
  return ok({ journal, records, beside, recovered, unread });
}

function fromSnapshot(
  bytes: Uint8Array,
  header: JournalHeader,
  opening: FrameOpening,
  snapshots: FoundSnapshots | undefined,
): ReadFromSnapshot | undefined {
  if (!snapshots || snapshots.files.length === 0) return undefined;
  return readFromSnapshot(bytes, header.bytes, opening, snapshots);
}

/** All of a file that may be a journal. Refuses JOURNAL_TOO_LARGE and DISK_ codes. */
export async function readJournalBytes(
  files: FileLayer,
  path: string,
): Promise<Outcome<Uint8Array>> {
  const file = basename(path);
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (!facts.value) return refuse("DISK_FILE_MISSING", { file });
  if (facts.value.kind !== "file") return refuse("DISK_PATH_UNUSABLE", { file });
  if (facts.value.sizeBytes > MAX_JOURNAL_BYTES)
    return refuse("JOURNAL_TOO_LARGE", { file, limit: MAX_JOURNAL_BYTES });
  return onDisk(path, () => files.readFile(path));
}

async function unlock(
  bytes: Uint8Array,
  file: string,
  { meetingId, ...keys }: ExistingJournal,
): Promise<Outcome<UnlockedJournal>> {
  const header = readHeader(bytes, file);
  if (!header.ok) return header;
  if (header.value.meetingId !== meetingId) return refuse("JOURNAL_OTHER_MEETING", { file });
  return unlockJournal(bytes, file, keys);
}

/** The header and the meeting key. Refuses as `readHeader` and `unwrapKey` do. */
export async function unlockJournal(
  bytes: Uint8Array,
  file: string,
  keys: StationKeys,
): Promise<Outcome<UnlockedJournal>> {
  const header = readHeader(bytes, file);
  if (!header.ok) return header;
  const meetingKey = await unwrapKey(header.value, keys, file);
  if (!meetingKey.ok) return meetingKey;
  return ok({ header: header.value, meetingKey: meetingKey.value });
}

export interface UnlockedJournal {
  readonly header: JournalHeader;
  readonly meetingKey: Uint8Array;
}
