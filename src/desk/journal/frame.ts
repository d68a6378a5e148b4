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
 * So a frame opens only at its own place in its own meeting. L = 0 is never written: it stays
 * free to mean space that was reserved and not yet used.
 */
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Sha256 } from "../../core/journal/record.ts";
import {
  CHECKSUM_BYTES,
  checksumBy,
  checksumOf,
  isSameBytes,
  uintAt,
  uintBytes,
} from "./byte-layout.ts";

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
): Uint8Array {
  if (plaintext.length === 0 || plaintext.length > MAX_BATCH_BYTES)
    throw new Error(`A frame can't hold ${plaintext.length} bytes`);
  const cipher = xchacha20poly1305(meetingKey, nonce, associatedData(place));
  const ciphertext = cipher.encrypt(plaintext);
  const length = uintBytes(CHECKSUM_BYTES + nonce.length + ciphertext.length, LENGTH_BYTES);
  const checksum = checksumOf(length, nonce, ciphertext);
  return concatBytes(length, checksum, nonce, ciphertext);
}

/** The frame at `offset`, or `undefined` where its length or checksum doesn't fit. */
export function readFrame(
  bytes: Uint8Array,
  offset: number,
  hash: Sha256 = sha256,
): Frame | undefined {
  const size = frameSizeAt(bytes, offset);
  if (size === undefined) return undefined;
  const whole = bytes.subarray(offset, offset + size);
  const nonceAt = LENGTH_BYTES + CHECKSUM_BYTES;
  const checksum = whole.subarray(LENGTH_BYTES, nonceAt);
  const sealed = whole.subarray(nonceAt);
  if (!isSameBytes(checksum, checksumBy(hash, whole.subarray(0, LENGTH_BYTES), sealed)))
    return undefined;
  return {
    bytes: whole,
    nonce: sealed.subarray(0, NONCE_BYTES),
    ciphertext: sealed.subarray(NONCE_BYTES),
  };
}

/** The plaintext, or `undefined` where key, place or content is not the one that was sealed. */
export function openFrame(
  meetingKey: Uint8Array,
  place: FramePlace,
  frame: Frame,
): Uint8Array | undefined {
  const { nonce, ciphertext } = frame;
  try {
    return xchacha20poly1305(meetingKey, nonce, associatedData(place)).decrypt(ciphertext);
  } catch {
    return undefined;
  }
}

/**
 * Whether bytes that don't check out may be the torn last write, rather than damage to what was
 * once synced. A frame is written only after the one before it was synced, so what a crash can
 * tear is one frame at the end: never more bytes than a frame has, and no whole frame in or
 * behind it. Every offset is tried, since the damage may be in a length field; bytes that are
 * made to look like frames at more offsets than chance would have it are no torn write either.
 */
export function isTornTail(bytes: Uint8Array, from: number, hash: Sha256 = sha256): boolean {
  if (bytes.length - from > MAX_FRAME_BYTES) return false;
  const last = bytes.length - FRAME_OVERHEAD_BYTES;
  let toHash = MAX_TAIL_HASHING_BYTES;
  for (let offset = from + 1; offset < last; offset += 1) {
    const size = frameSizeAt(bytes, offset);
    if (size === undefined) continue;
    toHash -= size;
    if (toHash < 0 || readFrame(bytes, offset, hash)) return false;
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

function associatedData(place: FramePlace): Uint8Array {
  const meetingId = utf8ToBytes(place.meetingId);
  return concatBytes(
    utf8ToBytes("vivaseal journal frame v1\n"),
    uintBytes(meetingId.length, 2),
    meetingId,
    uintBytes(place.firstSeq, 8),
    hexToBytes(place.prev),
  );
}
