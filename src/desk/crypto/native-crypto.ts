import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { tagBytes, type ChunkCipher } from "../sealed/age-chunks.ts";
import type { Hashing } from "./desk-crypto.ts";

const algorithm = "chacha20-poly1305";
const options = { authTagLength: tagBytes };

/** OpenSSL's cipher. Throws where the host's library has none (Electron's BoringSSL). */
export const nativeCipher: ChunkCipher = {
  seal: (key, nonce, plaintext) => {
    const cipher = createCipheriv(algorithm, key, nonce, options);
    const sealed = new Uint8Array(plaintext.length + tagBytes);
    sealed.set(cipher.update(plaintext));
    cipher.final();
    sealed.set(cipher.getAuthTag(), plaintext.length);
    return sealed;
  },
  open: (key, nonce, sealed) => {
    if (sealed.length < tagBytes) return undefined;
    const end = sealed.length - tagBytes;
    const decipher = createDecipheriv(algorithm, key, nonce, options);
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    return isGenuine(decipher) ? plainView(plain) : undefined;
  },
};

/** The host's SHA-256, in this thread. */
export const nativeHashing: Hashing = {
  sha256: (bytes) => plainView(createHash("sha256").update(bytes).digest()),
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
