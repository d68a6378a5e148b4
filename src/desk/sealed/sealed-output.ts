import { dirname } from "node:path";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk, onNewFile } from "../files/disk-refusal.ts";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import { temporaryNameOf } from "../files/write-durably.ts";
import type { FilePart, FileSum, Hashing, SumFile } from "../crypto/desk-crypto.ts";
import { feedHash } from "../crypto/feed-hash.ts";
import { emptySum, joinSums, sumOf, type Sum } from "../crypto/joined-crc32.ts";
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
  sumFile?: SumFile,
): Promise<Outcome<WrittenFile>> {
  const written = await onNewFile(path, () => writeAndName(files, path, fill));
  if (!written.ok) return written;
  if (!written.value.ok) return written.value;
  const expected = written.value.value;
  const readBack = await onDisk(path, () => readBackSum(files, path, sumFile));
  if (!readBack.ok) return readBack;
  const { crc32, sizeBytes } = readBack.value;
  return crc32 === expected.crc32 && sizeBytes === expected.sizeBytes
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
  let sum = emptySum;
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
    write: async (bytes, crc32) => {
      const writing = file.writeAt(sum.sizeBytes, bytes).catch(keepFailure);
      const written = crc32 === undefined ? sumOf(bytes) : { sizeBytes: bytes.length, crc32 };
      sum = joinSums(sum, written);
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

/** Parts of a file that are read back at the same time, and how much of it a thread is told of. */
const atOnce = 6;
const partBytes = 16 * 1024 * 1024;

/**
 * What is compared after reading back. A disk or stick that loses or mixes up bytes is no enemy
 * (who could forge this sum could as well replace the file), and SHA-256 a second time takes
 * longer than all the rest of sealing.
 */
function readBackSum(files: FileLayer, path: string, sumFile?: SumFile): Promise<Sum> {
  return withFile(files, path, async (source, descriptor) => {
    if (sumFile && descriptor !== undefined && source.sizeBytes > partBytes)
      return sumByParts(source.sizeBytes, (part) => sumFile({ descriptor, ...part }));
    let sum = emptySum;
    for await (const piece of readAhead(source, 0, source.sizeBytes))
      sum = joinSums(sum, sumOf(piece));
    return sum;
  });
}

/** In other threads. Rejects with the system's error, like the file layer. */
async function sumByParts(
  sizeBytes: number,
  sumOfPart: (part: Omit<FilePart, "descriptor">) => Promise<FileSum>,
): Promise<Sum> {
  const offsets = Array.from({ length: Math.ceil(sizeBytes / partBytes) }).keys();
  const sums: Sum[] = [];
  const failures: string[] = [];
  const sumRest = async () => {
    for (const index of offsets) {
      const part = { offset: index * partBytes, sizeBytes: partBytes };
      part.sizeBytes = Math.min(partBytes, sizeBytes - part.offset);
      const found = await sumOfPart(part);
      if ("errno" in found) failures.push(found.errno);
      else sums[index] = { sizeBytes: part.sizeBytes, crc32: found.crc32 };
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sumRest));
  const [errno] = failures;
  if (errno === undefined) return sums.reduce(joinSums, emptySum);
  // A file that got shorter isn't what was written.
  if (errno === "EOF") return emptySum;
  throw Object.assign(new Error(`${errno}: read back`), { code: errno });
}

/** A file as it stands, open for reading. Rejects with the system's error, like the file layer. */
async function withFile<T>(
  files: FileLayer,
  path: string,
  take: (source: ByteSource, descriptor: number | undefined) => Promise<T>,
): Promise<T> {
  const facts = await files.stat(path);
  const sizeBytes = facts?.sizeBytes ?? 0;
  const file = await files.open(path, "read");
  try {
    return await take({ sizeBytes, read: file.readAt }, file.descriptor);
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
  return withFile(files, path, async (source) => {
    const { sizeBytes } = source;
    const { digest } = await feedHash(hashing.start(), readAhead(source, 0, sizeBytes));
    return { sizeBytes, sha256: await digest };
  });
}
