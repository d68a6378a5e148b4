import type { ByteSource } from "./byte-ports.ts";

/** What is read from a disk at once where a file is read through. */
const readBytes = 1024 * 1024;

/**
 * Reads a part of `source` through, piece by piece, and each next piece while the caller works on
 * the one before. A piece is good until the next one is asked for: two buffers take turns, so that
 * gigabytes cost no more memory than that. Throws what `source` throws.
 */
export async function* readAhead(
  source: ByteSource,
  offset: number,
  length: number,
  pieceBytes: number = readBytes,
): AsyncGenerator<Uint8Array> {
  const end = offset + length;
  const most = Math.min(pieceBytes, length);
  let [free, taken] = [new Uint8Array(most), new Uint8Array(length > most ? most : 0)];
  const readAt = (at: number) => {
    const piece = at < end ? source.read(at, Math.min(most, end - at), free) : undefined;
    [free, taken] = [taken, free];
    // Whoever stops early doesn't ask what became of it.
    piece?.catch(() => undefined);
    return piece;
  };
  let next = readAt(offset);
  for (let at = offset; next !== undefined; at += pieceBytes) {
    const piece = await next;
    next = readAt(at + pieceBytes);
    yield piece;
  }
}

/** Like `readAhead`, by the source's own way where it has one. */
export function piecesOf(
  source: ByteSource,
  offset: number,
  length: number,
): AsyncIterable<Uint8Array> {
  return source.pieces?.(offset, length) ?? readAhead(source, offset, length);
}
