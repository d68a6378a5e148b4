import { basename, dirname, join } from "node:path";
import { ok } from "../../core/result.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { ReadFrames } from "./read-frames.ts";
import { endOfContent, writeReserve } from "./reserved-space.ts";

export interface Recovered {
  readonly cutBytes: number;
  /** Path of the file that holds the cut bytes. */
  readonly keptAside: string;
}

export interface Settled {
  /** The journal, open for appending. */
  readonly file: OpenFile;
  /** The file's size: zeros behind the last frame are reserved space. */
  readonly sizeBytes: number;
  readonly recovered: Recovered | undefined;
}

/**
 * Makes durable what was read from the journal file `bytes`, and cuts what lies behind it; where
 * reserved space follows, zeros are written over it, so that the space stays.
 *
 * Where a desk was killed between write and sync, its last write may be in the cache alone; and
 * after a failed sync the cache believes that write clean, so that a sync by itself would do
 * nothing. So it is done anew: the last frame, or in a journal without frames the whole file and
 * its name. The frames before a torn tail were synced before it was begun.
 */
export async function settleJournal(
  files: FileLayer,
  path: string,
  bytes: Uint8Array,
  read: ReadFrames,
): Promise<Outcome<Settled>> {
  const prepared = await prepare(files, path, bytes, read);
  if (!prepared.ok) return prepared;
  const recovered = prepared.value;
  const opened = await onDisk(path, () => files.open(path, "write"));
  if (!opened.ok) return opened;
  const file = opened.value;
  const done = await onDisk(path, () =>
    recovered ? cutTail(file, bytes, read.end) : settleLastFrame(file, bytes, read),
  );
  if (done.ok) return ok({ file, sizeBytes: done.value, recovered });
  await file.close();
  return done;
}

async function prepare(
  files: FileLayer,
  path: string,
  bytes: Uint8Array,
  { end, frames }: ReadFrames,
): Promise<Outcome<Recovered | undefined>> {
  const contentEnd = endOfContent(bytes, end);
  if (end < contentEnd) return keepAside(files, path, bytes.subarray(end, contentEnd));
  if (frames.length > 0) return ok(undefined);
  const written = await writeFileDurably(files, path, bytes);
  return written.ok ? ok(undefined) : written;
}

/** Gives the size of the file. */
async function cutTail(file: OpenFile, bytes: Uint8Array, end: number): Promise<number> {
  const contentEnd = endOfContent(bytes, end);
  const hasReserve = contentEnd < bytes.length;
  if (hasReserve) await writeReserve(file, end, contentEnd);
  else await file.truncate(end);
  await file.sync();
  return hasReserve ? bytes.length : end;
}

/** Gives the size of the file. */
async function settleLastFrame(
  file: OpenFile,
  bytes: Uint8Array,
  { end, frames }: ReadFrames,
): Promise<number> {
  const last = frames.at(-1);
  if (!last) return bytes.length;
  await file.writeAt(last.offset, bytes.subarray(last.offset, end));
  await file.sync();
  return bytes.length;
}

/** Copies a tail to the first free `<journal>.tail-<n>`, durably, so that it may be cut. */
async function keepAside(
  files: FileLayer,
  path: string,
  tail: Uint8Array,
): Promise<Outcome<Recovered>> {
  const folder = dirname(path);
  const names = await onDisk(folder, () => files.list(folder));
  if (!names.ok) return names;
  const taken = new Set(names.value);
  let number = 1;
  while (taken.has(`${basename(path)}.tail-${number}`)) number += 1;
  const keptAside = join(folder, `${basename(path)}.tail-${number}`);
  const written = await writeFileDurably(files, keptAside, tail);
  if (!written.ok) return written;
  return ok({ cutBytes: tail.length, keptAside });
}
