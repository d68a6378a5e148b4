import {
  chunkBytes,
  runBytes,
  sealRun,
  sealedRunBytes,
  tagBytes,
  type ChunkCipher,
  type ChunkRun,
  type ChunkThreads,
} from "./age-chunks.ts";
import type { ByteSink, SinkRoom } from "./byte-ports.ts";

/** Runs that are filled, sealed or written at the same time. */
const slotCount = 5;

/** A run's memory, which threads share. */
interface Slot {
  readonly plain: Uint8Array;
  readonly sealed: Uint8Array;
  /** Until it may be filled again. Rejects where its run could not be sealed or written. */
  free: Promise<unknown>;
  /** Until `plain` may be sealed. */
  readonly filled: Promise<unknown>[];
  /** Who else reads `plain`. */
  readonly readers: Promise<unknown>[];
}

/**
 * Seals what is written in other threads and writes it to `out`, in order. Callers may put bytes
 * right into its memory (`room`). A failure is thrown by one of the next calls.
 */
export function createThreadedChunkWriter(
  key: Uint8Array,
  out: ByteSink,
  cipher: ChunkCipher & { readonly threads: ChunkThreads },
): ByteSink & { readonly room: SinkRoom; readonly end: () => Promise<void> } {
  const slots: Slot[] = [];
  let [slot, used, runs, index] = [undefined as Slot | undefined, 0, 0, 0];
  let written: Promise<unknown> = Promise.resolve();
  const { threads } = cipher;
  // A file of one run is sealed here sooner than a thread is started.
  const sealFilled = async ({ filled }: Slot, run: ChunkRun, here: boolean) => {
    await Promise.all(filled.splice(0));
    if (!here) return threads.seal(run);
    sealRun(cipher, run);
    return undefined;
  };

  const freeSlot = async (): Promise<Slot> => {
    const next = (slots[runs % slotCount] ??= newSlot());
    await next.free;
    [slot, used, runs] = [next, 0, runs + 1];
    return next;
  };
  const hand = (full: Slot, last: boolean) => {
    const run = runOf(full, { key, index, last, used });
    const sealing = sealFilled(full, run, last && index === 0);
    written = writeInTurn(sealing, written, (crc32) => out.write(run.sealed, crc32));
    full.free = Promise.all([written, ...full.readers.splice(0)]);
    // Told of by whoever needs the slot next, or at the end.
    full.free.catch(() => undefined);
    index += used / chunkBytes;
    slot = undefined;
  };
  const room: SinkRoom = {
    next: async () => {
      // A full run waits for more, since only then it is known not to be the last.
      if (slot && used === runBytes) hand(slot, false);
      return (slot ?? (await freeSlot())).plain.subarray(used);
    },
    put: (sizeBytes, filled, reader) => {
      used += sizeBytes;
      keep(slot?.filled, filled);
      keep(slot?.readers, reader);
    },
  };
  return {
    room,
    write: async (bytes) => {
      for (let at = 0; at < bytes.length;) {
        const free = await room.next();
        const part = bytes.subarray(at, at + free.length);
        free.set(part);
        room.put(part.length);
        at += part.length;
      }
    },
    end: async () => {
      hand(slot ?? (await freeSlot()), true);
      for (const { free } of slots) await free;
    },
  };
}

/** What fails is told of by whoever waits for all. */
function keep(all: Promise<unknown>[] | undefined, one: Promise<unknown> | undefined): void {
  if (one === undefined) return;
  all?.push(one);
  one.catch(() => undefined);
}

function newSlot(): Slot {
  return {
    plain: new Uint8Array(new SharedArrayBuffer(runBytes)),
    sealed: new Uint8Array(new SharedArrayBuffer(sealedRunBytes)),
    free: Promise.resolve(),
    ...{ filled: [], readers: [] },
  };
}

function runOf(
  { plain, sealed }: Slot,
  { used, ...run }: Pick<ChunkRun, "key" | "index" | "last"> & { readonly used: number },
): ChunkRun {
  const tags = Math.max(1, Math.ceil(used / chunkBytes)) * tagBytes;
  return { ...run, plain: plain.subarray(0, used), sealed: sealed.subarray(0, used + tags) };
}

async function writeInTurn(
  sealed: Promise<number | undefined>,
  before: Promise<unknown>,
  write: (crc32: number | undefined) => Promise<void>,
): Promise<void> {
  const [crc32] = await Promise.all([sealed, before]);
  await write(crc32);
}
