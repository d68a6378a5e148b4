/**
 * Space reserved behind the last frame: zeros to the end of the file, really written and synced
 * beforehand, which frames then overwrite in place. A frame never begins with four zeros, so a
 * reader takes zeros for what they are. [Note: reserved space]
 */
import type { OpenFile } from "../files/file-layer.ts";

const stepBytes = 1024 * 1024;

/** Writes zeros from `from` up to `end`; the caller syncs. Rejects with the system's error. */
export async function writeReserve(file: OpenFile, from: number, end: number): Promise<void> {
  const zeros = new Uint8Array(Math.min(stepBytes, Math.max(0, end - from)));
  for (let offset = from; offset < end; offset += zeros.length)
    await file.writeAt(offset, zeros.subarray(0, end - offset));
}

/** Offset behind the last byte from `from` on that isn't zero; `from` where all are. */
export function endOfContent(bytes: Uint8Array, from: number): number {
  let end = bytes.length;
  // Megabytes of zeros lie there at each opening, which byte by byte took a twentieth of it.
  while (end - from >= zeros.length && isZero(bytes.subarray(end - zeros.length, end)))
    end -= zeros.length;
  while (end > from && bytes[end - 1] === 0) end -= 1;
  return end;
}

const zeros = new Uint8Array(64 * 1024);
const isZero = (part: Uint8Array): boolean => Buffer.compare(part, zeros) === 0;
