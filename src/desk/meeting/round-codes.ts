import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { RandomBytes } from "../journal/journal.ts";

/**
 * 续投码: two one-time codes that together, and in no other way, open a round's key. Twelve letters
 * of Crockford's alphabet, 60 random bits each; no I, L, O or U, which people misread.
 */
export type CodePair = readonly [chair: string, scrutineer: string];

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = 12;
/** As a session key's PIN: each guess at a code whose fellow is known costs this much too. */
const codeCost = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };

export const drawCodes = (random: RandomBytes): CodePair => [drawCode(random), drawCode(random)];

/** 256 is a multiple of 32, so no letter comes more often than another. */
function drawCode(random: RandomBytes): string {
  return [...random(letters)].map((byte) => alphabet[byte % alphabet.length]).join("");
}

/** In groups of four, to be read and copied. */
export const codeInGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");

/** What was typed, as a code: without spaces and hyphens, letters that look alike taken for one. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** A round's key under its two codes. */
export interface WrappedRoundKey {
  readonly salt: Uint8Array;
  readonly nonce: Uint8Array;
  /** XChaCha20-Poly1305 of the 32-byte key. */
  readonly sealed: Uint8Array;
}

/** Which round of which meeting. */
export interface RoundPlace {
  readonly meetingId: string;
  readonly round: number;
}

export const roundKeyBytes = 32;
export const saltBytes = 16;
export const nonceBytes = 24;

export function wrapRoundKey(
  place: RoundPlace,
  codes: CodePair,
  key: Uint8Array,
  random: RandomBytes,
): WrappedRoundKey {
  const salt = random(saltBytes);
  const nonce = random(nonceBytes);
  return { salt, nonce, sealed: cipherOf(place, codes, salt, nonce).encrypt(key) };
}

/** The key; `undefined` where either code is wrong or the file isn't this round's. */
export function unwrapRoundKey(
  place: RoundPlace,
  codes: CodePair,
  { salt, nonce, sealed }: WrappedRoundKey,
): Uint8Array | undefined {
  try {
    return cipherOf(place, codes, salt, nonce).decrypt(sealed);
  } catch {
    return undefined;
  }
}

function cipherOf(
  { meetingId, round }: RoundPlace,
  codes: CodePair,
  salt: Uint8Array,
  nonce: Uint8Array,
) {
  const stretched = scrypt(utf8ToBytes(codes.join("\n")), salt, codeCost);
  const info = utf8ToBytes(`vivaseal round key v1\n${meetingId}\n${round}`);
  return xchacha20poly1305(hkdf(sha256, stretched, salt, info, 32), nonce, info);
}
