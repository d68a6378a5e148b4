import type { ByteSource } from "./byte-ports.ts";

/** What is read from a disk at once where a file is read through. */
export const readBytes = 1024 * 1024;

/**
 * Reads a part of `source` through, piece by piece, and each next piece while the caller works on
 * the one before. Pieces are the caller's own. Throws what `source` throws.
 */
export async function* readAhead(
  source: ByteSource,
  offset: number,
  length: number,
  pieceBytes: number = readBytes,
): AsyncGenerator<Uint8Array> {
  const end = offset + length;
  const readAt = (at: number) => {
    const piece = at < end ? source.read(at, Math.min(pieceBytes, end - at)) : undefined;
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
