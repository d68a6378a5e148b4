import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";

/**
 * Seals and opens a frame's content (XChaCha20-Poly1305, 24-byte nonce, with associated data).
 * The reference is pure JavaScript; a native cipher may stand in after a self-test has compared
 * the two.
 */
export interface FrameCipher {
  readonly seal: (
    key: Uint8Array,
    nonce: Uint8Array,
    associated: Uint8Array,
    plaintext: Uint8Array,
  ) => Uint8Array;
  /** Gives `undefined` where the tag doesn't fit. */
  readonly open: (
    key: Uint8Array,
    nonce: Uint8Array,
    associated: Uint8Array,
    sealed: Uint8Array,
  ) => Uint8Array | undefined;
}

export const referenceFrameCipher: FrameCipher = {
  seal: (key, nonce, associated, plaintext) =>
    xchacha20poly1305(key, nonce, associated).encrypt(plaintext),
  open: (key, nonce, associated, sealed) => {
    try {
      return xchacha20poly1305(key, nonce, associated).decrypt(sealed);
    } catch {
      return undefined;
    }
  },
};
