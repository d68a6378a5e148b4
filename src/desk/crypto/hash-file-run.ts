import {
  chunkBytes,
  chunksOf,
  runChunks,
  sealedRunBytes,
  type ChunkCipher,
  type FileRun,
  type FileRunOutcome,
  type SpanPlace,
} from "../sealed/age-chunks.ts";
import { joinBytes } from "../sealed/byte-ports.ts";
import { fillFrom } from "./fill-from.ts";

/** Memory of this thread for what it reads: a run stays in the processor's cache until it's hashed. */
const memory = new Uint8Array(sealedRunBytes);

/**
 * Reads and opens a run in this thread, piece by piece; gives its data to `take` and what lies
 * around it back.
 */
export function hashFileRun(
  cipher: ChunkCipher,
  run: FileRun,
  place: SpanPlace,
  take: (data: Uint8Array) => void,
): FileRunOutcome {
  const [heads, tails]: [Uint8Array[], Uint8Array[]] = [[], []];
  for (let read = 0; read < run.sealedBytes; read += sealedRunBytes) {
    const sealed = memory.subarray(0, Math.min(sealedRunBytes, run.sealedBytes - read));
    const errno = fillFrom(run.descriptor, sealed, run.offset + read);
    if (errno !== undefined) return { errno };
    const index = run.index + (read / sealedRunBytes) * runChunks;
    const last = run.last && read + sealed.length === run.sealedBytes;
    let at = (index - run.index) * chunkBytes;
    for (const { nonce, sealed: chunk } of chunksOf({ ...run, index, last, plain: none, sealed })) {
      const plain = cipher.open(run.key, nonce, chunk);
      if (plain === undefined) return "damaged";
      const part = (from: number, to: number) =>
        plain.subarray(Math.max(0, from - at), Math.max(0, to - at));
      keep(heads, part(place.head, place.data));
      take(part(place.data, place.tail));
      keep(tails, part(place.tail, place.end));
      at += plain.length;
    }
  }
  return { head: joinBytes(heads), tail: joinBytes(tails) };
}

const none = new Uint8Array();

/** As a copy, since a view, even one of nothing, would hold all of its chunk. */
function keep(edges: Uint8Array[], part: Uint8Array): void {
  if (part.length > 0) edges.push(part.slice());
}
