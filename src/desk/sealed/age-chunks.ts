import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import type { ByteSink } from "./byte-ports.ts";

/** Plaintext bytes of a full chunk of age's STREAM, and what sealing adds to each chunk. */
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

/**
 * Seals and opens one chunk (ChaCha20-Poly1305, RFC 8439, no associated data). The reference is
 * pure JavaScript; a native cipher may stand in after a self-test has compared the two.
 */
export interface ChunkCipher {
  readonly seal: (key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array) => Uint8Array;
  /** Gives `undefined` where the tag doesn't fit. */
  readonly open: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array) => Uint8Array | undefined;
}

export const referenceCipher: ChunkCipher = {
  seal: (key, nonce, plaintext) => chacha20poly1305(key, nonce).encrypt(plaintext),
  open: (key, nonce, sealed) => {
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed);
    } catch {
      return undefined;
    }
  },
};

/** Nonce of chunk `index`: 11 bytes big-endian counter, then 1 for the last chunk, else 0. */
export function chunkNonce(index: number, last: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(3, Math.floor(index / 2 ** 32));
  view.setUint32(7, index % 2 ** 32);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** How a payload of `sealedBytes` is cut, or `undefined` if no age payload has that length. */
export function chunkLayout(
  sealedBytes: number,
): { readonly chunks: number; readonly plainBytes: number } | undefined {
  const rest = sealedBytes % sealedChunkBytes;
  const chunks = Math.ceil(sealedBytes / sealedChunkBytes);
  // Only a file of no bytes at all may end in an empty chunk.
  const shortLast = rest > 0 && rest <= tagBytes;
  if (sealedBytes < tagBytes || (shortLast && sealedBytes !== tagBytes)) return undefined;
  return { chunks, plainBytes: sealedBytes - chunks * tagBytes };
}

/** Chunks that go to a disk at once: 1 MiB. */
const batchChunks = 16;

/**
 * Seals what is written, chunk by chunk, into `out`; one batch is on its way while the next is
 * sealed. `end` must be called once, last.
 */
export function createChunkWriter(
  key: Uint8Array,
  out: ByteSink,
  cipher: ChunkCipher,
): ByteSink & { readonly end: () => Promise<void> } {
  const batches = createBatches(out);
  const pending = new Uint8Array(chunkBytes);
  let used = 0;
  let index = 0;
  const seal = async (plain: Uint8Array, last: boolean) => {
    await batches.add(cipher.seal(key, chunkNonce(index, last), plain));
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
  const size = batchChunks * sealedChunkBytes;
  let [batch, written] = [new Uint8Array(size), new Uint8Array(size)];
  let used = 0;
  let underWay: Promise<void> = Promise.resolve();
  const send = async () => {
    await underWay;
    underWay = out.write(batch.subarray(0, used));
    // Told of by the next batch, or at the end.
    underWay.catch(() => undefined);
    [batch, written] = [written, batch];
    used = 0;
  };
  return {
    add: async (sealed: Uint8Array) => {
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
