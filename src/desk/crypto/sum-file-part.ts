import { crc32 } from "node:zlib";
import type { FilePart, FileSum } from "./desk-crypto.ts";
import { fillFrom } from "./fill-from.ts";

const memory = new Uint8Array(1024 * 1024);

/** Reads a part of a file in this thread, piece by piece. */
export function sumFilePart({ descriptor, offset, sizeBytes }: FilePart): FileSum {
  let sum = 0;
  for (let done = 0; done < sizeBytes; done += memory.length) {
    const piece = memory.subarray(0, sizeBytes - done);
    const errno = fillFrom(descriptor, piece, offset + done);
    if (errno !== undefined) return { errno };
    sum = crc32(piece, sum);
  }
  return { crc32: sum };
}
