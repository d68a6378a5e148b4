import { chacha20poly1305 } from "@noble/ciphers/chacha.js";

/** Plaintext bytes of a full chunk of age's STREAM, and what sealing adds to each chunk. */
export const chunkBytes = 64 * 1024;
export const tagBytes = 16;
export const sealedChunkBytes = chunkBytes + tagBytes;

/**
 * Seals and opens one chunk (ChaCha20-Poly1305, RFC 8439, no associated data). The reference is
 * pure JavaScript; a native cipher may stand in after a self-test has compared the two.
 */
export interface ChunkCipher {
  /** `into` is memory of just the length for the answer, which is new memory without it. */
  readonly seal: (
    key: Uint8Array,
    nonce: Uint8Array,
    plaintext: Uint8Array,
    into?: Uint8Array,
  ) => Uint8Array;
  /** Gives `undefined` where the tag doesn't fit; what is in `into` then means nothing. */
  readonly open: (
    key: Uint8Array,
    nonce: Uint8Array,
    sealed: Uint8Array,
    into?: Uint8Array,
  ) => Uint8Array | undefined;
  /** The same for whole runs in other threads; absent where there are none. */
  readonly threads?: ChunkThreads;
}

/** Chunks of one run: 1 MiB, what goes between disk and threads at once. */
export const runChunks = 16;
export const runBytes = runChunks * chunkBytes;
export const sealedRunBytes = runChunks * sealedChunkBytes;

/** Up to `runChunks` neighbouring chunks, in memory that threads share. */
export interface ChunkRun {
  readonly key: Uint8Array;
  /** Of its first chunk. */
  readonly index: number;
  /** Whether its last chunk is the file's last. */
  readonly last: boolean;
  /** Full chunks, but for the file's last one. */
  readonly plain: Uint8Array;
  /** As long as all of `plain` and a tag for each chunk. */
  readonly sealed: Uint8Array;
}

/** Seals and opens runs, many at a time, into the memory that they come with. */
export interface ChunkThreads {
  /** Gives the CRC-32 of what is in `sealed` then. */
  readonly seal: (run: ChunkRun) => Promise<number>;
  /** Whether every tag fits; else nothing of `plain` means anything. */
  readonly open: (run: ChunkRun) => Promise<boolean>;
  /** Starts a hash over plaintext that never comes to this thread. */
  readonly startHash: () => RunHash;
}

/** Neighbouring chunks, any number of them, in a file that another thread reads. */
export interface FileRun extends Pick<ChunkRun, "key" | "index" | "last"> {
  readonly descriptor: number;
  /** Of its first chunk in the file. */
  readonly offset: number;
  /** Of all its chunks, sealed. */
  readonly sealedBytes: number;
}

/**
 * What lies one behind the other: where each part begins, and the last ends, from the beginning of
 * a run's plaintext. Any of it may lie before or behind the run.
 */
export interface SpanPlace {
  readonly head: number;
  readonly data: number;
  readonly tail: number;
  readonly end: number;
}

/** What of a run isn't hashed but looked at. */
export interface SpanEdges {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/** What became of a run: its edges, the system's answer to a reading, or a tag that doesn't fit. */
export type FileRunOutcome = SpanEdges | { readonly errno: string } | "damaged";

/** SHA-256 of the data of runs, which one other thread reads, opens and hashes in this order. */
export interface RunHash {
  readonly take: (run: FileRun, place: SpanPlace) => Promise<FileRunOutcome>;
  /** 64 hex digits; called once, last, also where the work has failed. */
  readonly digest: () => Promise<string>;
}

/** Seals a run's `plain` into its `sealed`, in this thread. */
export function sealRun(cipher: ChunkCipher, run: ChunkRun): void {
  for (const { nonce, plain, sealed } of chunksOf(run)) cipher.seal(run.key, nonce, plain, sealed);
}

/** Opens a run's `sealed` into its `plain`, in this thread. Gives whether every tag fits. */
export function openRun(cipher: ChunkCipher, run: ChunkRun): boolean {
  for (const { nonce, plain, sealed } of chunksOf(run)) {
    if (cipher.open(run.key, nonce, sealed, plain) === undefined) return false;
  }
  return true;
}

/** Its chunks one by one, with their nonces. */
export function* chunksOf({ index, last, plain, sealed }: ChunkRun) {
  const chunks = Math.ceil(sealed.length / sealedChunkBytes);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const [at, sealedAt] = [chunk * chunkBytes, chunk * sealedChunkBytes];
    yield {
      nonce: chunkNonce(index + chunk, last && chunk === chunks - 1),
      plain: plain.subarray(at, at + chunkBytes),
      sealed: sealed.subarray(sealedAt, sealedAt + sealedChunkBytes),
    };
  }
}

export const referenceCipher: ChunkCipher = {
  seal: (key, nonce, plaintext, into) => chacha20poly1305(key, nonce).encrypt(plaintext, into),
  open: (key, nonce, sealed, into) => {
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed, into);
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
