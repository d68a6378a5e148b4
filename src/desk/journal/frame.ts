/**
 * One frame holds the batch of one accepted command. Integers are unsigned, big-endian.
 *
 *     offset  size  content
 *     0       4     L, the number of bytes that follow this field: 49 ≤ L ≤ 2 MiB − 4
 *     4       8     checksum: first 8 bytes of SHA-256(L field ‖ nonce ‖ ciphertext)
 *     12      24    nonce, random
 *     36      L−32  XChaCha20-Poly1305 ciphertext, the 16-byte tag at its end
 *
 * Key: the meeting key of the header. Associated data:
 *
 *     "vivaseal journal frame v1\n"      26 bytes of ASCII
 *     M                                  2 bytes, length of the meeting id
 *     meeting id                         M bytes of UTF-8
 *     first sequence number of the batch 8 bytes
 *     hash of the previous line          32 bytes (of a meeting's first line: the chain's start)
 *
 * So a frame opens only at its own place in its own meeting. L = 0 is never written: zeros behind
 * the last frame are space that was reserved and not yet used ([Note: reserved space]).
 */
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { HexHash } from "../crypto/desk-crypto.ts";
import { referenceHashing } from "../crypto/reference-crypto.ts";
import { CHECKSUM_BYTES, checksumOf, holdsChecksum, uintAt, uintBytes } from "./byte-layout.ts";
import { referenceFrameCipher, type FrameCipher } from "./frame-cipher.ts";

/**
 * The largest frame, its length field included. Far above any command (a round of 2,000 motions
 * tallied is half a megabyte); bounds what a reader holds, and what `isTornTail` costs.
 */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024;
export const NONCE_BYTES = 24;

const LENGTH_BYTES = 4;
const TAG_BYTES = 16;
const FRAME_OVERHEAD_BYTES = LENGTH_BYTES + CHECKSUM_BYTES + NONCE_BYTES + TAG_BYTES;

/** The largest plaintext that fits a frame. */
export const MAX_BATCH_BYTES = MAX_FRAME_BYTES - FRAME_OVERHEAD_BYTES;

/** Where in which chain a frame belongs. */
export interface FramePlace {
  readonly meetingId: string;
  /** Sequence number of the frame's first line. */
  readonly firstSeq: number;
  /** Hash of the line before it, 64 hex digits. */
  readonly prev: string;
}

/** A frame whose checksum fits; only `openFrame` says whether it is genuine. */
export interface Frame {
  /** The whole frame, length field included. */
  readonly bytes: Uint8Array;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Seals `plaintext` (1 to `MAX_BATCH_BYTES` bytes) for its place. The nonce is random and used once. */
export function sealFrame(
  meetingKey: Uint8Array,
  place: FramePlace,
  nonce: Uint8Array,
  plaintext: Uint8Array,
  cipher: FrameCipher = referenceFrameCipher,
): Uint8Array {
  if (plaintext.length === 0 || plaintext.length > MAX_BATCH_BYTES)
    throw new Error(`A frame can't hold ${plaintext.length} bytes`);
  const ciphertext = cipher.seal(meetingKey, nonce, associatedData(place), plaintext);
  const length = uintBytes(CHECKSUM_BYTES + nonce.length + ciphertext.length, LENGTH_BYTES);
  const checksum = checksumOf(length, nonce, ciphertext);
  return concatBytes(length, checksum, nonce, ciphertext);
}

/** The frame at `offset`, or `undefined` where its length or checksum doesn't fit. */
export function readFrame(
  bytes: Uint8Array,
  offset: number,
  hex: HexHash = referenceHashing.hex,
): Frame | undefined {
  const size = frameSizeAt(bytes, offset);
  if (size === undefined) return undefined;
  const whole = bytes.subarray(offset, offset + size);
  if (!holdsChecksum(whole, LENGTH_BYTES, hex)) return undefined;
  const nonceAt = LENGTH_BYTES + CHECKSUM_BYTES;
  const ciphertextAt = nonceAt + NONCE_BYTES;
  return {
    bytes: whole,
    nonce: whole.subarray(nonceAt, ciphertextAt),
    ciphertext: whole.subarray(ciphertextAt),
  };
}

/** The plaintext, or `undefined` where key, place or content is not the one that was sealed. */
export function openFrame(
  meetingKey: Uint8Array,
  place: FramePlace,
  { nonce, ciphertext }: Frame,
  cipher: FrameCipher = referenceFrameCipher,
): Uint8Array | undefined {
  return cipher.open(meetingKey, nonce, associatedData(place), ciphertext);
}

/**
 * Whether the bytes from `from` to `end`, which don't check out and have only zeros behind them,
 * may be the torn last write, rather than damage to what was once synced. A frame is written only after the one before it was synced, so what a crash can
 * tear is one frame at the end: never more bytes than a frame has, and no whole frame in or
 * behind it. Every offset is tried, since the damage may be in a length field; bytes that are
 * made to look like frames at more offsets than chance would have it are no torn write either.
 */
export function isTornTail(
  bytes: Uint8Array,
  from: number,
  end = bytes.length,
  hex?: HexHash,
): boolean {
  if (end - from > MAX_FRAME_BYTES) return false;
  let toHash = MAX_TAIL_HASHING_BYTES;
  // A whole frame may itself end in zeros, so its size is compared with all that is there.
  for (let offset = from + 1; offset < end; offset += 1) {
    const size = frameSizeAt(bytes, offset);
    if (size === undefined) continue;
    toHash -= size;
    if (toHash < 0 || readFrame(bytes, offset, hex)) return false;
  }
  return true;
}

/**
 * Of n random bytes, those that some four of them give as a length and that fit are n³/(6 · 2³²)
 * together: 358 MB ± 20 for a torn frame of the largest size, and hardly any for a usual one.
 */
const MAX_TAIL_HASHING_BYTES = 512 * 1024 * 1024;

/** What the length field at `offset` says of the whole frame; `undefined` where none of that size is there. */
function frameSizeAt(bytes: Uint8Array, offset: number): number | undefined {
  const size = LENGTH_BYTES + uintAt(bytes, offset, LENGTH_BYTES);
  const isPossible = size > FRAME_OVERHEAD_BYTES && size <= MAX_FRAME_BYTES;
  return isPossible && offset + size <= bytes.length ? size : undefined;
}

/**
 * Good until the next call: a cipher has taken it in when it returns. A new array for each of a
 * hundred thousand frames would cost more than the cipher.
 */
function associatedData({ meetingId, firstSeq, prev }: FramePlace): Uint8Array {
  if (meetingId !== placeOf) setMeeting(meetingId);
  const end = placeBytes.length;
  for (let at = end - 33, rest = firstSeq; at >= end - 40; at -= 1) {
    placeBytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  placeBytes.set(hexToBytes(prev), end - 32);
  return placeBytes;
}

let placeOf: string | undefined;
let placeBytes = new Uint8Array();

function setMeeting(meetingId: string): void {
  const id = utf8ToBytes(meetingId);
  const fixed = [utf8ToBytes("vivaseal journal frame v1\n"), uintBytes(id.length, 2), id];
  placeBytes = concatBytes(...fixed, new Uint8Array(8 + 32));
  placeOf = meetingId;
}
