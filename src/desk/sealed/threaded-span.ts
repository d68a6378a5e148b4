import {
  chunkBytes,
  sealedChunkBytes,
  type ChunkThreads,
  type FileRun,
  type RunHash,
  type SpanEdges,
  type SpanPlace,
} from "./age-chunks.ts";
import type { AgePayload } from "./age-payload.ts";
import { joinBytes, type ByteSource, type FileToRead, type Span } from "./byte-ports.ts";
import { fault } from "./fault.ts";

/** Chunks that a thread is told of at once: 8 MiB, so that of most materials it is told once. */
const runChunks = 128;

/**
 * Hashes a span in one other thread, which reads and opens it and keeps the plaintext to itself:
 * only the edges come back. Throws SEALED_FILE_DAMAGED and the source's faults.
 */
export function createSpanHasher(
  payload: AgePayload,
  file: FileToRead,
  threads: ChunkThreads,
): NonNullable<ByteSource["hashSpan"]> {
  return async (span, onRun) => {
    const hash = threads.startHash();
    const edges: SpanEdges[] = [];
    let sha256: string | undefined;
    try {
      for (const run of runsOf(payload, file, span)) {
        onRun();
        edges.push(await take(hash, file, run, span));
      }
    } finally {
      sha256 = await hash.digest();
    }
    return {
      ...{ sha256, head: joinBytes(edges.map(({ head }) => head)) },
      tail: joinBytes(edges.map(({ tail }) => tail)),
    };
  };
}

async function take(hash: RunHash, file: FileToRead, run: FileRun, span: Span): Promise<SpanEdges> {
  const found = await hash.take(run, placeIn(run, span));
  if (found === "damaged") throw fault("SEALED_FILE_DAMAGED");
  if ("errno" in found) throw file.faultOf(found.errno);
  return found;
}

function* runsOf(
  { source, start, chunks, key }: AgePayload,
  { descriptor }: FileToRead,
  span: Span,
): Generator<FileRun> {
  const end = Math.ceil(placesOf(span).end / chunkBytes);
  for (let index = Math.floor(span.offset / chunkBytes); index < end; index += runChunks) {
    const after = Math.min(index + runChunks, end);
    const offset = start + index * sealedChunkBytes;
    const sealedBytes = Math.min(start + after * sealedChunkBytes, source.sizeBytes) - offset;
    yield { key, index, last: after === chunks, descriptor, offset, sealedBytes };
  }
}

function placeIn({ index }: FileRun, span: Span): SpanPlace {
  const { head, data, tail, end } = placesOf(span);
  const at = index * chunkBytes;
  return { head: head - at, data: data - at, tail: tail - at, end: end - at };
}

/** From the beginning of the plaintext. */
function placesOf({ offset, headBytes, dataBytes, tailBytes }: Span): SpanPlace {
  const data = offset + headBytes;
  const tail = data + dataBytes;
  return { head: offset, data, tail, end: tail + tailBytes };
}
