import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk, onNewFile } from "../files/disk-refusal.ts";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import { temporaryNameOf } from "../files/write-durably.ts";
import type { Hashing } from "../crypto/desk-crypto.ts";
import { feedHash } from "../crypto/feed-hash.ts";
import { referenceHashing } from "../crypto/reference-crypto.ts";
import type { ByteSink, ByteSource } from "./byte-ports.ts";
import { readAhead } from "./read-ahead.ts";

/** What was written, read back and compared. */
export interface WrittenFile {
  readonly sizeBytes: number;
}

export interface HashedFile extends WrittenFile {
  /** SHA-256, 64 hex digits. */
  readonly sha256: string;
}

/**
 * Writes a file of any size as a stream: `fill` writes to a temporary name beside `path`, which
 * is synced, renamed, and read back. Where anything fails or `fill` refuses, neither name stays
 * (what `path` held before is left as it was). Refuses with `fill`'s refusal, with DISK_* codes,
 * and with DISK_READ_BACK_DIFFERS where the disk doesn't hold what was written.
 */
export async function writeSealedFile(
  files: FileLayer,
  path: string,
  fill: Fill,
): Promise<Outcome<WrittenFile>> {
  const written = await onNewFile(path, () => writeAndName(files, path, fill));
  if (!written.ok) return written;
  if (!written.value.ok) return written.value;
  const expected = written.value.value;
  const readBack = await onDisk(path, () => readThrough(files, path, eachSum));
  if (!readBack.ok) return readBack;
  const { crc32: found, sizeBytes } = readBack.value;
  return found === expected.crc32 && sizeBytes === expected.sizeBytes
    ? ok({ sizeBytes })
    : refuse("DISK_READ_BACK_DIFFERS", { file: path });
}

/** The same, with the hash of what lies there then. */
export async function writeHashedFile(
  files: FileLayer,
  path: string,
  fill: Fill,
  hashing?: Hashing,
): Promise<Outcome<HashedFile>> {
  const written = await writeSealedFile(files, path, fill);
  return written.ok ? onDisk(path, () => hashFile(files, path, hashing)) : written;
}

/** Writes a file's content. */
type Fill = (out: ByteSink) => Promise<Outcome<unknown>>;

async function writeAndName(files: FileLayer, path: string, fill: Fill): Promise<Outcome<Sum>> {
  const temporary = temporaryNameOf(path);
  let named = false;
  try {
    if (await files.stat(temporary)) await files.unlink(temporary);
    const filled = await fillTemporary(files, temporary, fill);
    if (!filled.ok) return filled;
    await files.rename(temporary, path);
    named = true;
    await files.syncFolder(dirname(path));
    return filled;
  } finally {
    // The first failure is the one to tell; on a stick that is gone this fails too.
    if (!named) await files.unlink(temporary).catch(() => undefined);
  }
}

async function fillTemporary(
  files: FileLayer,
  temporary: string,
  fill: Fill,
): Promise<Outcome<Sum>> {
  const file = await files.open(temporary, "create");
  const out = createFileSink(file);
  try {
    const filled = await fillInto(out, fill);
    if (!filled.ok) return filled;
    const written = await out.end();
    await file.sync();
    return ok(written);
  } finally {
    await out.abandon();
    await file.close();
  }
}

interface FileSink extends ByteSink {
  /** Waits for what is under way; gives what was written. */
  readonly end: () => Promise<Sum>;
  /** Waits for what is under way, whatever became of it. */
  readonly abandon: () => Promise<void>;
  readonly failure: () => unknown;
}

/** Streams between `fill` and the file may wrap a disk's error: the sink keeps the first itself. */
async function fillInto(out: FileSink, fill: Fill): Promise<Outcome<unknown>> {
  try {
    return await fill(out);
  } catch (error) {
    throw out.failure() ?? error;
  }
}

/** What may lie in the system's cache before the disk is told to begin: the last sync is short then. */
const syncBytes = 64 * 1024 * 1024;

function createFileSink(file: OpenFile): FileSink {
  let sum: Sum = { sizeBytes: 0, crc32: 0 };
  let unsynced = 0;
  let syncing: Promise<void> = Promise.resolve();
  let failure: unknown;
  const keepFailure = (error: unknown): never => {
    failure ??= error;
    throw error;
  };
  const beginSync = async () => {
    await syncing;
    unsynced = 0;
    syncing = file.sync().catch(keepFailure);
    // Told of by the next sync, or at the end.
    syncing.catch(() => undefined);
  };
  return {
    write: async (bytes) => {
      const writing = file.writeAt(sum.sizeBytes, bytes).catch(keepFailure);
      sum = addTo(sum, bytes);
      unsynced += bytes.length;
      await writing;
      if (unsynced >= syncBytes) await beginSync();
    },
    end: async () => {
      await syncing;
      return sum;
    },
    abandon: async () => {
      await Promise.allSettled([syncing]);
    },
    failure: () => failure,
  };
}

/**
 * What is compared after reading back. A disk or stick that loses or mixes up bytes is no enemy
 * (who could forge this sum could as well replace the file), and SHA-256 a second time takes
 * longer than all the rest of sealing.
 */
interface Sum {
  readonly sizeBytes: number;
  readonly crc32: number;
}

const addTo = (sum: Sum, bytes: Uint8Array): Sum => ({
  sizeBytes: sum.sizeBytes + bytes.length,
  crc32: crc32(bytes, sum.crc32),
});

async function eachSum(pieces: AsyncIterable<Uint8Array>): Promise<Sum> {
  let sum: Sum = { sizeBytes: 0, crc32: 0 };
  for await (const piece of pieces) sum = addTo(sum, piece);
  return sum;
}

/** Reads a file as it stands. Rejects with the system's error, like the file layer. */
async function readThrough<T>(
  files: FileLayer,
  path: string,
  take: (pieces: AsyncIterable<Uint8Array>, sizeBytes: number) => Promise<T>,
): Promise<T> {
  const facts = await files.stat(path);
  const sizeBytes = facts?.sizeBytes ?? 0;
  const file = await files.open(path, "read");
  const source: ByteSource = { sizeBytes, read: file.readAt };
  try {
    return await take(readAhead(source, 0, sizeBytes), sizeBytes);
  } finally {
    await file.close();
  }
}

/** Size and hash of a file as it stands. Rejects with the system's error, like the file layer. */
export function hashFile(
  files: FileLayer,
  path: string,
  hashing: Hashing = referenceHashing,
): Promise<HashedFile> {
  return readThrough(files, path, async (pieces, sizeBytes) => {
    const { digest } = await feedHash(hashing.start(), pieces);
    return { sizeBytes, sha256: await digest };
  });
}
