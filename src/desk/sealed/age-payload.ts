import {
  chunkBytes,
  chunkNonce,
  runChunks,
  sealedChunkBytes,
  type ChunkCipher,
} from "./age-chunks.ts";
import type { ByteSource } from "./byte-ports.ts";
import { fault } from "./fault.ts";
import { readAhead } from "./read-ahead.ts";
import { createRunOpener } from "./threaded-runs.ts";
import { createSpanHasher } from "./threaded-span.ts";

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

/** Fewer chunks than these are opened here sooner than another thread is told of them. */
const fewChunks = 2;

/**
 * The plaintext, to be read anywhere. The last chunk is opened at once: its flag shows that
 * nothing was cut off. Throws SEALED_FILE_DAMAGED, here and when a chunk read later is altered.
 */
export async function openPayload(payload: AgePayload): Promise<ByteSource> {
  const { plainBytes: sizeBytes, chunks } = payload;
  const last = chunks - 1;
  // Neighbours (directory, small entries) share chunks, so the one opened last is kept.
  let kept: Plain = { index: -1, bytes: new Uint8Array() };
  const { threads } = payload.cipher;
  const { file } = payload.source;
  const openFar = threads && createRunOpener(payload, threads);
  async function* opened(first: number, end: number): AsyncGenerator<Plain> {
    const known = kept.index === first && first < end;
    if (known) yield kept;
    const from = known ? first + 1 : first;
    if (from >= end) return;
    const far = openFar !== undefined && end - from >= fewChunks;
    for await (const plain of far ? openFar(from, end) : openChunks(payload, from, end)) {
      kept = lastChunkOf(plain);
      yield plain;
    }
  }
  async function* pieces(offset: number, length: number): AsyncGenerator<Uint8Array> {
    if (offset < 0 || length < 0 || offset + length > sizeBytes)
      throw new Error(`Read past the end: ${offset} + ${length}`);
    const end = Math.ceil((offset + length) / chunkBytes);
    for await (const { index, bytes } of opened(Math.floor(offset / chunkBytes), end)) {
      const at = index * chunkBytes;
      yield bytes.subarray(Math.max(0, offset - at), offset + length - at);
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
    ...(threads && file && { hashSpan: createSpanHasher(payload, file, threads) }),
  };
}

/** A chunk on its own, for good: a run's memory is soon another's. */
function lastChunkOf({ index, bytes }: Plain): Plain {
  if (bytes.length <= chunkBytes) return { index, bytes };
  const chunks = Math.floor((bytes.length - 1) / chunkBytes);
  return { index: index + chunks, bytes: bytes.slice(chunks * chunkBytes) };
}

/** Neighbouring chunks' plaintext, from chunk `index` on. */
export interface Plain {
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** Opens the chunks from `first` to before `end`, some of them read ahead. */
async function* openChunks(
  { source, start, chunks, key, cipher }: AgePayload,
  first: number,
  end: number,
): AsyncGenerator<Plain> {
  const from = start + first * sealedChunkBytes;
  const length = Math.min(start + end * sealedChunkBytes, source.sizeBytes) - from;
  let index = first;
  for await (const run of readAhead(source, from, length, runChunks * sealedChunkBytes)) {
    for (let at = 0; at < run.length; at += sealedChunkBytes) {
      const sealed = run.subarray(at, at + sealedChunkBytes);
      const bytes = cipher.open(key, chunkNonce(index, index === chunks - 1), sealed);
      if (bytes === undefined) throw fault("SEALED_FILE_DAMAGED");
      yield { index, bytes };
      index += 1;
    }
  }
}
