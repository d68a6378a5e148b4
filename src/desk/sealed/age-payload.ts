import { chunkBytes, chunkNonce, sealedChunkBytes, type ChunkCipher } from "./age-chunks.ts";
import type { ByteSource } from "./byte-ports.ts";
import { fault } from "./fault.ts";
import { readAhead } from "./read-ahead.ts";

/** What lies behind an age file's header and nonce, and what opens it. */
export interface AgePayload {
  readonly source: ByteSource;
  /** Where the first chunk begins in `source`. */
  readonly start: number;
  readonly chunks: number;
  readonly plainBytes: number;
  readonly key: Uint8Array;
  readonly cipher: ChunkCipher;
}

/** Chunks that are read from the disk at once: 1 MiB. */
const runChunks = 16;

/**
 * The plaintext, to be read anywhere. The last chunk is opened at once: its flag shows that
 * nothing was cut off. Throws SEALED_FILE_DAMAGED, here and when a chunk read later is altered.
 */
export async function openPayload(payload: AgePayload): Promise<ByteSource> {
  const { plainBytes: sizeBytes, chunks } = payload;
  const last = chunks - 1;
  // Neighbours (directory, small entries) share chunks, so the one opened last is kept.
  let kept: Chunk = { index: -1, plain: new Uint8Array() };
  async function* opened(first: number, end: number): AsyncGenerator<Chunk> {
    const known = kept.index === first && first < end;
    if (known) yield kept;
    const from = known ? first + 1 : first;
    if (from < end) yield* openChunks(payload, from, end);
  }
  async function* pieces(offset: number, length: number): AsyncGenerator<Uint8Array> {
    if (offset < 0 || length < 0 || offset + length > sizeBytes)
      throw new Error(`Read past the end: ${offset} + ${length}`);
    const end = Math.ceil((offset + length) / chunkBytes);
    for await (const chunk of opened(Math.floor(offset / chunkBytes), end)) {
      kept = chunk;
      const at = chunk.index * chunkBytes;
      yield chunk.plain.subarray(Math.max(0, offset - at), offset + length - at);
    }
  }
  for await (const chunk of openChunks(payload, last, chunks)) kept = chunk;
  return {
    sizeBytes,
    read: async (offset, length) => {
      const result = new Uint8Array(length);
      let done = 0;
      for await (const piece of pieces(offset, length)) {
        result.set(piece, done);
        done += piece.length;
      }
      return result;
    },
    pieces,
  };
}

interface Chunk {
  readonly index: number;
  readonly plain: Uint8Array;
}

/** Opens the chunks from `first` to before `end`, some of them read ahead. */
async function* openChunks(
  { source, start, chunks, key, cipher }: AgePayload,
  first: number,
  end: number,
): AsyncGenerator<Chunk> {
  const from = start + first * sealedChunkBytes;
  const length = Math.min(start + end * sealedChunkBytes, source.sizeBytes) - from;
  let index = first;
  for await (const run of readAhead(source, from, length, runChunks * sealedChunkBytes)) {
    for (let at = 0; at < run.length; at += sealedChunkBytes) {
      const sealed = run.subarray(at, at + sealedChunkBytes);
      const plain = cipher.open(key, chunkNonce(index, index === chunks - 1), sealed);
      if (plain === undefined) throw fault("SEALED_FILE_DAMAGED");
      yield { index, plain };
      index += 1;
    }
  }
}
