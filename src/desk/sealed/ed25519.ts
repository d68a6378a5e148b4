import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { sameBytes } from "./byte-ports.ts";

const Point = ed25519.Point;
const order = Point.Fn.ORDER;

/** Signs for one key. The seed may live elsewhere (a session, a token). */
export interface Signer {
  /** Public key, 64 hex digits in lower case. */
  readonly signingKey: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** A signer for a seed of 32 bytes (RFC 8032, deterministic). */
export function createSigner(seed: Uint8Array): Signer {
  const kept = seed.slice();
  return {
    signingKey: bytesToHex(ed25519.getPublicKey(kept)),
    sign: (message) => ed25519.sign(message, kept),
  };
}

/**
 * Whether `signature` (R ‖ S, 64 bytes) of `message` is good under `key` (A, 32 bytes), by one
 * rule on every host:
 * 1. A is the canonical encoding of a point, and not of small order;
 * 2. S < L;
 * 3. with k = SHA-512(R ‖ A ‖ message) mod L, the encoding of [S]B − [k]A is byte-equal to R
 *    (no cofactor; so R is canonical too).
 * Libraries differ here (noble's own `verify` multiplies by the cofactor), so the equation is
 * written out. Never throws for what a file can hold.
 */
export function verifySignature(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): boolean {
  if (signature.length !== 64) return false;
  const publicPoint = readPublicKey(key);
  if (publicPoint === undefined) return false;
  const r = signature.subarray(0, 32);
  const s = littleEndian(signature.subarray(32));
  if (s >= order) return false;
  // Not joined: a message may have tens of megabytes.
  const hash = sha512.create().update(r).update(key).update(message).digest();
  const k = littleEndian(hash) % order;
  const expected = Point.BASE.multiplyUnsafe(s).subtract(publicPoint.multiplyUnsafe(k));
  return sameBytes(expected.toBytes(), r);
}

/** Whether 64 lower-case hex digits are a key that `verifySignature` may accept at all. */
export function isSigningKey(hex: string): boolean {
  return /^[0-9a-f]{64}$/.test(hex) && readPublicKey(hexToBytes(hex)) !== undefined;
}

function readPublicKey(key: Uint8Array) {
  if (key.length !== 32) return undefined;
  try {
    const point = Point.fromBytes(key, false);
    const canonical = sameBytes(point.toBytes(), key);
    return canonical && !point.isSmallOrder() ? point : undefined;
  } catch {
    return undefined;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes.slice().reverse())}`);
}
