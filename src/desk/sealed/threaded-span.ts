import {
  chunkBytes,
  sealedChunkBytes,
  tagBytes,
  type ChunkThreads,
  type RunHash,
  type SealedRun,
  type SpanEdges,
  type SpanPlace,
} from "./age-chunks.ts";
import type { AgePayload } from "./age-payload.ts";
import { joinBytes, type ByteSource, type Span } from "./byte-ports.ts";
import { fault } from "./fault.ts";

/** Chunks that are read at once: 4 MiB, so that of most materials a thread is told once. */
const runChunks = 64;
/** Memory for runs that is kept for the next spans. */
const keptRuns = 6;

/**
 * Hashes a span in one other thread, which opens it and keeps the plaintext to itself: only the
 * edges come back. Throws SEALED_FILE_DAMAGED and the source's faults.
 */
export function createSpanHasher(
  payload: AgePayload,
  threads: ChunkThreads,
): NonNullable<ByteSource["hashSpan"]> {
  const spare: Uint8Array[] = [];
  return async (span, onRun) => {
    const hash = threads.startHash();
    const memory: Pair = [spare.pop() ?? newMemory(), spare.pop() ?? newMemory()];
    let sha256 = "";
    let edges: readonly SpanEdges[] = [];
    try {
      edges = await openAll({ payload, hash, span, onRun }, memory);
    } finally {
      sha256 = await hash.digest();
      spare.push(...memory);
      spare.splice(keptRuns);
    }
    return {
      ...{ sha256, head: joinBytes(edges.map(({ head }) => head)) },
      tail: joinBytes(edges.map(({ tail }) => tail)),
    };
  };
}

type Pair = readonly [Uint8Array, Uint8Array];

const newMemory = (): Uint8Array =>
  new Uint8Array(new SharedArrayBuffer(runChunks * sealedChunkBytes));

interface Work {
  readonly payload: AgePayload;
  readonly hash: RunHash;
  readonly span: Span;
  readonly onRun: () => void;
}

/** Run after run; while one is opened the next is read. Nothing is under way when this is settled. */
async function openAll(
  { payload, hash, span, onRun }: Work,
  [first, second]: Pair,
): Promise<readonly SpanEdges[]> {
  const edges: SpanEdges[] = [];
  let [free, taken] = [first, second];
  let opening: Promise<void> = Promise.resolve();
  const open = async (run: SealedRun) => {
    const found = await hash.take(run, placeIn(run, span));
    if (found === undefined) throw fault("SEALED_FILE_DAMAGED");
    edges.push(found);
  };
  const end = Math.ceil(endOf(span) / chunkBytes);
  try {
    for (let at = Math.floor(span.offset / chunkBytes); at < end; at += runChunks) {
      onRun();
      const run = await readRun(payload, at, Math.min(at + runChunks, end), free);
      await opening;
      opening = open(run);
      // Told of before the next run, or at the end.
      opening.catch(() => undefined);
      [free, taken] = [taken, free];
    }
  } finally {
    await opening;
  }
  return edges;
}

const endOf = ({ offset, headBytes, dataBytes, tailBytes }: Span): number =>
  offset + headBytes + dataBytes + tailBytes;

async function readRun(
  { source, start, chunks, key }: AgePayload,
  first: number,
  end: number,
  memory: Uint8Array,
): Promise<SealedRun> {
  const from = start + first * sealedChunkBytes;
  const length = Math.min(start + end * sealedChunkBytes, source.sizeBytes) - from;
  const sealed = memory.subarray(0, length);
  const bytes = await source.read(from, length, sealed);
  if (bytes.buffer !== sealed.buffer) sealed.set(bytes);
  return { key, index: first, last: end === chunks, sealed };
}

/** Where the span's parts lie in the run's plaintext: at its beginning or end, if not in it. */
function placeIn({ index, sealed }: SealedRun, span: Span): SpanPlace {
  const start = index * chunkBytes;
  const length = sealed.length - Math.ceil(sealed.length / sealedChunkBytes) * tagBytes;
  const within = (place: number) => Math.min(Math.max(0, place - start), length);
  const data = span.offset + span.headBytes;
  return {
    ...{ head: within(span.offset), data: within(data) },
    ...{ tail: within(data + span.dataBytes), end: within(endOf(span)) },
  };
}
