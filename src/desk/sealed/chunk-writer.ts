import { chunkBytes, chunkNonce, sealedRunBytes, type ChunkCipher } from "./age-chunks.ts";
import type { ByteSink } from "./byte-ports.ts";
import { createThreadedChunkWriter } from "./threaded-chunk-writer.ts";

/** What is written is sealed. `end` closes the file; called once, last. */
export interface ChunkWriter extends ByteSink {
  readonly end: () => Promise<void>;
}

/**
 * Seals what is written, chunk by chunk, into `out`; one batch is on its way while the next is
 * sealed. `end` must be called once, last.
 */
export function createChunkWriter(
  key: Uint8Array,
  out: ByteSink,
  cipher: ChunkCipher,
): ChunkWriter {
  const { threads } = cipher;
  if (threads) return createThreadedChunkWriter(key, out, { ...cipher, threads });
  const batches = createBatches(out);
  const pending = new Uint8Array(chunkBytes);
  let used = 0;
  let index = 0;
  const seal = async (plain: Uint8Array, last: boolean) => {
    const sealed = cipher.seal(key, chunkNonce(index, last), plain);
    // A file of one chunk takes no batches' memory.
    await (last && index === 0 ? out.write(sealed) : batches.add(sealed));
    index += 1;
  };
  return {
    write: async (bytes) => {
      for (let offset = 0; offset < bytes.length;) {
        // A full chunk waits for more, since only then it is known not to be the last.
        if (used === chunkBytes) {
          await seal(pending, false);
          used = 0;
        }
        const isWhole = used === 0 && bytes.length - offset > chunkBytes;
        const part = bytes.subarray(offset, offset + chunkBytes - used);
        if (isWhole) await seal(part, false);
        else {
          pending.set(part, used);
          used += part.length;
        }
        offset += part.length;
      }
    },
    end: async () => {
      await seal(pending.subarray(0, used), true);
      await batches.end();
    },
  };
}

/** Gathers sealed chunks into batches, in two buffers that take turns. */
function createBatches(out: ByteSink) {
  const size = sealedRunBytes;
  let batch: Uint8Array | undefined;
  let written: Uint8Array | undefined;
  let used = 0;
  let underWay: Promise<void> = Promise.resolve();
  const send = async () => {
    await underWay;
    if (batch) underWay = out.write(batch.subarray(0, used));
    // Told of by the next batch, or at the end.
    underWay.catch(() => undefined);
    [batch, written] = [written, batch];
    used = 0;
  };
  return {
    add: async (sealed: Uint8Array) => {
      batch ??= new Uint8Array(size);
      batch.set(sealed, used);
      used += sealed.length;
      if (used === size) await send();
    },
    end: async () => {
      if (used > 0) await send();
      await underWay;
    },
  };
}
