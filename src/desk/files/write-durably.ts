import { basename, dirname } from "node:path";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { diskRefusal, onDisk, onNewFile } from "./disk-refusal.ts";
import type { FileLayer } from "./file-layer.ts";

/**
 * Writes `bytes` as the file `path` so that after a crash at any moment the name holds the old
 * content (or nothing, as before) or all of the new one, and the new one once this returns.
 * A temporary name in the same folder is written, synced and renamed, the folder synced, and the
 * file read back: refused with DISK_READ_BACK_DIFFERS where it isn't what was written, with
 * DISK_FOLDER_UNUSABLE where the folder isn't one.
 */
export async function writeFileDurably(
  files: FileLayer,
  path: string,
  bytes: Uint8Array,
): Promise<Outcome<void>> {
  const written = await onNewFile(path, () => replaceFile(files, path, bytes));
  if (!written.ok) return written;
  const readBack = await onDisk(path, () => files.readFile(path));
  if (!readBack.ok) return readBack;
  return Buffer.compare(readBack.value, bytes) === 0
    ? ok(undefined)
    : refuse("DISK_READ_BACK_DIFFERS", { file: basename(path) });
}

/**
 * Makes the folder `path` and what is missing above it, each name durable; also the name of the
 * first that is there already, which a desk that was killed may have left in the cache only.
 */
export async function makeFolderDurably(files: FileLayer, path: string): Promise<Outcome<void>> {
  return onDisk(path, () => makeMissing(files, path));
}

/** The temporary name while `path` is being written; one that a crash left is replaced by the next write. */
export const temporaryNameOf = (path: string): string => `${path}.partial`;

async function replaceFile(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryNameOf(path);
  if (await files.stat(temporary)) await files.unlink(temporary);
  try {
    await writeSynced(files, temporary, bytes);
    await files.rename(temporary, path);
  } catch (error) {
    // Gives a full disk its space back. The first error is the one to tell.
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}

async function writeSynced(files: FileLayer, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, "create");
  try {
    await file.writeAt(0, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function makeMissing(files: FileLayer, path: string): Promise<void> {
  const parent = dirname(path);
  if ((await files.stat(path))?.kind === "folder") return settleNames(files, parent);
  if (parent !== path) await makeMissing(files, parent);
  await files.makeFolder(path);
  await files.syncFolder(parent);
}

/**
 * Makes durable the names that a desk which was killed may have left in the cache only. A folder
 * that this user may not read or write is not one that a desk has made something in.
 */
export async function settleNames(files: FileLayer, folder: string): Promise<void> {
  try {
    await files.syncFolder(folder);
  } catch (error) {
    const code = diskRefusal(error, folder)?.code;
    if (code !== "DISK_NOT_ALLOWED" && code !== "DISK_READ_ONLY") throw error;
  }
}
