import { sha256 } from "@noble/hashes/sha2.js";
import type { HexHash } from "../crypto/desk-crypto.ts";

/** The first 8 bytes of SHA-256 over the parts: finds accidents, not attacks (those fail the AEAD). */
export function checksumOf(...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(joined(parts)).subarray(0, CHECKSUM_BYTES);
}

/**
 * Whether the frame `bytes` holds the checksum of what is around it, by the host's SHA-256. There are
 * a hundred thousand of them in a long journal: nothing is allocated here that needn't be.
 */
export function holdsChecksum(bytes: Uint8Array, checksumAt: number, hex: HexHash): boolean {
  const behind = checksumAt + CHECKSUM_BYTES;
  const size = bytes.length - CHECKSUM_BYTES;
  if (around.length < size) around = new Uint8Array(2 * size);
  around.set(bytes.subarray(0, checksumAt));
  around.set(bytes.subarray(behind), checksumAt);
  const digits = hex(around.subarray(0, size));
  for (let at = checksumAt; at < behind; at += 1)
    if (bytes[at] !== byteOf(digits, 2 * (at - checksumAt))) return false;
  return true;
}

/** Used within one call. */
let around = new Uint8Array(4096);

/** The byte that the two hexadecimal digits at `at` stand for. */
const byteOf = (digits: string, at: number): number =>
  16 * valueOf(digits.charCodeAt(at)) + valueOf(digits.charCodeAt(at + 1));

/** Of `0` to `9` and `a` to `f`. */
const valueOf = (code: number): number => (code < 0x3a ? code - 0x30 : code - 0x57);

/** The library's own joining takes longer than hashing what it joined. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

export const CHECKSUM_BYTES = 8;

/** `value` as an unsigned big-endian integer of `width` bytes. */
export function uintBytes(value: number, width: 2 | 4 | 8): Uint8Array {
  const bytes = new Uint8Array(width);
  let rest = value;
  for (let index = width - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** The unsigned big-endian integer of `width` bytes at `offset`; past the end it reads zeros. */
export function uintAt(bytes: Uint8Array, offset: number, width: 2 | 4): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[offset + index] ?? 0);
  return value;
}

export function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
