import { createCipheriv, createDecipheriv, createHash, hash as hashOnce } from "node:crypto";
import { hchacha } from "@noble/ciphers/chacha.js";
import { tagBytes, type ChunkCipher } from "../sealed/age-chunks.ts";
import type { FrameCipher } from "../journal/frame-cipher.ts";
import type { Hashing } from "./desk-crypto.ts";

const algorithm = "chacha20-poly1305";
const options = { authTagLength: tagBytes };

/** OpenSSL's cipher. Throws where the host's library has none (Electron's BoringSSL). */
export const nativeCipher: ChunkCipher = {
  seal: (key, nonce, plaintext, into) => {
    const cipher = createCipheriv(algorithm, key, nonce, options);
    const sealed = into ?? new Uint8Array(plaintext.length + tagBytes);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  open: (key, nonce, sealed, into) => {
    if (sealed.length < tagBytes) return undefined;
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv(algorithm, key, nonce, options);
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    if (!isGenuine(decipher)) return undefined;
    if (into === undefined) return plainView(plain);
    into.set(plain);
    return into;
  },
};

/**
 * XChaCha20-Poly1305 as its draft makes it: OpenSSL's cipher under the key that HChaCha20 (a
 * single block, in JavaScript) derives from the first 16 bytes of the nonce.
 */
export const nativeFrameCipher: FrameCipher = {
  seal: (key, nonce, associated, plaintext) => {
    const cipher = createCipheriv(algorithm, subkeyOf(key, nonce), shortNonce(nonce), options);
    cipher.setAAD(associated, { plaintextLength: plaintext.length });
    const sealed = new Uint8Array(plaintext.length + tagBytes);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  open: (key, nonce, associated, sealed) => {
    if (sealed.length < tagBytes) return undefined;
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv(algorithm, subkeyOf(key, nonce), shortNonce(nonce), options);
    decipher.setAAD(associated, { plaintextLength: end });
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    return isGenuine(decipher) ? plainView(plain) : undefined;
  },
};

/** "expand 32-byte k" */
const sigma = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574);

function subkeyOf(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  const subkey = new Uint32Array(8);
  keyBytes.set(key);
  nonceBytes.set(nonce.subarray(0, 16));
  hchacha(sigma, keyWords, nonceWords, subkey);
  return new Uint8Array(subkey.buffer);
}

/**
 * Two views of the same memory, used within one call. On a host whose words are big-endian the
 * self-test finds the difference.
 */
const [keyWords, nonceWords] = [new Uint32Array(8), new Uint32Array(4)];
const [keyBytes, nonceBytes] = [new Uint8Array(keyWords.buffer), new Uint8Array(nonceWords.buffer)];

function shortNonce(nonce: Uint8Array): Uint8Array {
  const short = new Uint8Array(12);
  short.set(nonce.subarray(16), 4);
  return short;
}

/** The host's SHA-256, in this thread. */
export const nativeHashing: Hashing = {
  sha256: (bytes) => plainView(hashOnce("sha256", bytes, "buffer")),
  hex: (content) => hashOnce("sha256", content, "hex"),
  start: () => {
    const hash = createHash("sha256");
    return {
      take: (piece) => {
        hash.update(piece);
        return Promise.resolve();
      },
      digest: () => Promise.resolve(hash.digest("hex")),
    };
  },
};

/** `final` throws for a tag that doesn't fit, and for nothing else at this point. */
function isGenuine(decipher: { readonly final: () => Uint8Array }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

const plainView = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
