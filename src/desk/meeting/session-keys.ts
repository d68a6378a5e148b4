import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { PersonId } from "../../core/ids.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { BesidePayload, JsonObject } from "../journal/batch.ts";
import type { RandomBytes } from "../journal/journal.ts";
import { createSigner, type Signer } from "../sealed/ed25519.ts";

/**
 * A session signing key under its owner's PIN and the meeting's session secret together: neither
 * the laptop alone nor the PIN alone opens it. Lies beside the journal's chain, whose event holds
 * the public key, which is what the payload must come to.
 */
export interface WrappedKey {
  readonly personId: PersonId;
  readonly salt: string;
  readonly nonce: string;
  /** XChaCha20-Poly1305 of the 32-byte seed. */
  readonly sealed: string;
}

/** scrypt's cost for a PIN: about a tenth of a second, since nine people wait for it in a vote. */
const pinCost = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 };
export const sessionSecretBytes = 32;

export interface SessionSecret {
  readonly meetingId: string;
  readonly secret: Uint8Array;
}

/** A PIN is six digits, and not one of those that everybody tries first. */
export function checkNewPin(pin: string): Outcome<null> {
  if (!/^[0-9]{6}$/.test(pin)) return refuse("PIN_NOT_SIX_DIGITS");
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  const monotone = steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
  return monotone ? refuse("PIN_TOO_SIMPLE") : ok(null);
}

/** Makes a person's session key. The seed leaves this function only wrapped, and in the signer. */
export function createSessionKey(
  session: SessionSecret,
  personId: PersonId,
  pin: string,
  random: RandomBytes,
): { readonly signer: Signer; readonly wrapped: WrappedKey } {
  const seed = random(32);
  const salt = random(16);
  const nonce = random(24);
  const cipher = cipherOf(session, personId, pin, salt, nonce);
  const sealed = bytesToHex(cipher.encrypt(seed));
  const signer = createSigner(seed);
  seed.fill(0);
  return {
    signer,
    wrapped: { personId, salt: bytesToHex(salt), nonce: bytesToHex(nonce), sealed },
  };
}

/** What a PIN opens. */
export interface SessionKey extends Signer {
  /** For what only this person may read, see `private-pages.ts`; 32 bytes. */
  readonly pageKey: Uint8Array;
}

/** The key that this PIN opens; `undefined` where the PIN is wrong or the payload isn't this person's. */
export function openSessionKey(
  session: SessionSecret,
  wrapped: WrappedKey,
  pin: string,
): SessionKey | undefined {
  const { personId, salt, nonce, sealed } = wrapped;
  try {
    const cipher = cipherOf(session, personId, pin, hexToBytes(salt), hexToBytes(nonce));
    const seed = cipher.decrypt(hexToBytes(sealed));
    const signer = createSigner(seed);
    const info = utf8ToBytes(`vivaseal private pages v1\n${session.meetingId}\n${personId}`);
    const pageKey = hkdf(sha256, seed, undefined, info, 32);
    seed.fill(0);
    return { ...signer, pageKey };
  } catch {
    return undefined;
  }
}

function cipherOf(
  { meetingId, secret }: SessionSecret,
  personId: PersonId,
  pin: string,
  salt: Uint8Array,
  nonce: Uint8Array,
) {
  const stretched = scrypt(utf8ToBytes(pin), salt, pinCost);
  const info = utf8ToBytes(`vivaseal session key v1\n${meetingId}\n${personId}`);
  const key = hkdf(sha256, concatBytes(stretched, secret), salt, info, 32);
  return xchacha20poly1305(key, nonce, info);
}

/** As it lies beside the chain. */
export const besideOf = (wrapped: WrappedKey): JsonObject => ({ kind: "sessionKey", ...wrapped });

/** Reads what lies beside the chain; other kinds give `undefined`. */
export function wrappedKeyOf(payload: JsonObject): WrappedKey | undefined {
  const { kind, personId, salt, nonce, sealed } = payload;
  const texts = [personId, salt, nonce, sealed];
  if (kind !== "sessionKey" || !texts.every((text) => typeof text === "string")) return undefined;
  return payload as unknown as WrappedKey;
}

/** Everyone's wrapped key, the last one of each, among what lies beside a journal's chain. */
export function wrappedKeysIn(beside: readonly BesidePayload[]): Map<PersonId, WrappedKey> {
  const wrapped = beside.flatMap(({ payload }): [PersonId, WrappedKey][] => {
    const key = wrappedKeyOf(payload);
    return key ? [[key.personId, key]] : [];
  });
  return new Map(wrapped);
}
