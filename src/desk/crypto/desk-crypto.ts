import type { FrameCipher } from "../journal/frame-cipher.ts";
import type { ChunkCipher } from "../sealed/age-chunks.ts";

/**
 * The heavy cryptography of the desk: the ciphers of age's chunks and of the journal's frames, and
 * SHA-256. The reference is
 * pure JavaScript and the same everywhere; native code stands in for it only where a self-test at
 * start has shown that it gives the same answers (`chooseCrypto`).
 */
export interface DeskCrypto {
  readonly chunks: ChunkCipher;
  readonly frames: FrameCipher;
  readonly hashing: Hashing;
  /** Absent where there are no other threads. */
  readonly sumFile?: SumFile;
  /** Which code stands behind each, for people who measure. */
  readonly from: Readonly<Record<"chunks" | "frames" | "hashing", CryptoOrigin>>;
}

/** CRC-32 (zlib's on every host) of a part of a file, which another thread reads by itself. */
export type SumFile = (part: FilePart) => Promise<FileSum>;

export interface FilePart {
  /** The system's number for the open file, which nobody closes meanwhile. */
  readonly descriptor: number;
  readonly offset: number;
  readonly sizeBytes: number;
}

/** Or what the system answers to the reading; "EOF" where the file ends sooner. */
export type FileSum = { readonly crc32: number } | { readonly errno: string };

export type CryptoOrigin = "native" | "reference";

/** SHA-256. */
export interface Hashing {
  /** Hash of `bytes`, 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Uint8Array;
  readonly hex: HexHash;
  /** Starts a hash over pieces that come one by one. */
  readonly start: () => RunningHash;
}

/** SHA-256 of bytes, or of a text's UTF-8, as 64 hex digits. */
export type HexHash = (content: Uint8Array | string) => string;

/** A hash under way. Pieces count in the order of the calls. */
export interface RunningHash {
  /**
   * Takes a piece; the caller may change it once this resolves.
   */
  readonly take: (piece: Uint8Array) => Promise<void>;
  /** The hash of all pieces, 64 hex digits; called once, last, also where the work has failed. */
  readonly digest: () => Promise<string>;
}
