import { statfs } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onNewFile } from "./disk-refusal.ts";

/** What a disk can take. */
export interface DiskRoom {
  /** Bytes that this user may still write there. */
  readonly freeBytes: number;
  /** The most bytes of one file; `undefined` where it isn't known beforehand. */
  readonly mostFileBytes: number | undefined;
}

/** Linux's name of FAT in any size (`MSDOS_SUPER_MAGIC`). Other systems don't tell by a number. */
const fatType = 0x4d44;
/** A file's size has 32 bits on FAT. */
const mostOnFat = 2 ** 32 - 1;

/** Of the file system of `folder`. Rejects with the system's error. */
export async function diskRoomOf(
  folder: string,
  platform: string = process.platform,
): Promise<DiskRoom> {
  const { bavail, bsize, type } = await statfs(folder);
  const isFat = platform === "linux" && type === fatType;
  return { freeBytes: bavail * bsize, mostFileBytes: isFat ? mostOnFat : undefined };
}

/**
 * Whether a file of at least `leastBytes` can be written at `path`, asked before the minutes that it
 * takes. Refuses with DISK_FILE_TOO_LARGE, DISK_FULL, DISK_FOLDER_UNUSABLE.
 */
export async function checkRoom(
  path: string,
  leastBytes: number,
  roomOf: (folder: string) => Promise<DiskRoom> = diskRoomOf,
): Promise<Outcome<void>> {
  const room = await onNewFile(path, () => roomOf(dirname(path)));
  if (!room.ok) return room;
  const { freeBytes, mostFileBytes = Infinity } = room.value;
  const file = basename(path);
  if (leastBytes > mostFileBytes) return refuse("DISK_FILE_TOO_LARGE", { file });
  return leastBytes > freeBytes ? refuse("DISK_FULL", { file }) : ok(undefined);
}

/** Bytes that this user may still write in the file system of `folder`. Rejects with the system's error. */
export async function freeBytesOf(folder: string): Promise<number> {
  return (await diskRoomOf(folder)).freeBytes;
}
