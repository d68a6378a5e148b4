import { statfs } from "node:fs/promises";

/** Bytes that this user may still write in the file system of `folder`. Rejects with the system's error. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
