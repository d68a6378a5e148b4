import {
  runBytes,
  runChunks,
  sealedChunkBytes,
  sealedRunBytes,
  tagBytes,
  type ChunkThreads,
} from "./age-chunks.ts";
import type { AgePayload, Plain } from "./age-payload.ts";
import { fault } from "./fault.ts";

/** Runs of one reading that are read or opened while the caller works on another one. */
const ahead = 2;
/** Memory for runs that is kept for the next reading. */
const keptSlots = 2 * (ahead + 1);

/** A run's memory, which threads share. */
interface Slot {
  readonly plain: Uint8Array;
  readonly sealed: Uint8Array;
}

/** Opens the chunks from `first` to before `end`. A run is good until the next one is asked for. */
export type RunOpener = (first: number, end: number) => AsyncGenerator<Plain>;

/**
 * Like opening chunk by chunk, in other threads and some runs ahead. Throws SEALED_FILE_DAMAGED
 * and the source's faults, each when its run is asked for.
 */
export function createRunOpener(payload: AgePayload, threads: ChunkThreads): RunOpener {
  const spare: Slot[] = [];
  return async function* (first, end) {
    const underWay: { readonly slot: Slot; readonly plain: Promise<Plain> }[] = [];
    const start = (at: number) => {
      if (at >= end) return;
      const slot = spare.pop() ?? newSlot();
      const plain = openInto(payload, threads, slot, at, Math.min(at + runChunks, end));
      plain.catch(() => undefined);
      underWay.push({ slot, plain });
    };
    try {
      for (let run = 0; run < ahead; run += 1) start(first + run * runChunks);
      for (let at = first; at < end; at += runChunks) {
        start(at + ahead * runChunks);
        const [next] = underWay;
        if (!next) throw new Error("There is a run for every place");
        yield await next.plain;
        underWay.shift();
        spare.push(next.slot);
      }
    } finally {
      // Whoever stops early leaves runs behind that still write into their memory.
      await Promise.allSettled(underWay.map(({ plain }) => plain));
      spare.push(...underWay.map(({ slot }) => slot));
      spare.splice(keptSlots);
    }
  };
}

const newSlot = (): Slot => ({
  plain: new Uint8Array(new SharedArrayBuffer(runBytes)),
  sealed: new Uint8Array(new SharedArrayBuffer(sealedRunBytes)),
});

async function openInto(
  { source, start, chunks, key }: AgePayload,
  threads: ChunkThreads,
  slot: Slot,
  first: number,
  end: number,
): Promise<Plain> {
  const from = start + first * sealedChunkBytes;
  const length = Math.min(start + end * sealedChunkBytes, source.sizeBytes) - from;
  const sealed = slot.sealed.subarray(0, length);
  const bytes = await source.read(from, length, sealed);
  if (bytes.buffer !== sealed.buffer) sealed.set(bytes);
  const plain = slot.plain.subarray(0, length - (end - first) * tagBytes);
  const run = { key, index: first, last: end === chunks, plain, sealed };
  if (!(await threads.open(run))) throw fault("SEALED_FILE_DAMAGED");
  return { index: first, bytes: plain };
}
