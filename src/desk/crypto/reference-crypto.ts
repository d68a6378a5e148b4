import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { DeskCrypto, Hashing } from "./desk-crypto.ts";
import { referenceFrameCipher } from "../journal/frame-cipher.ts";
import { referenceCipher } from "../sealed/age-chunks.ts";

export const referenceHashing: Hashing = {
  sha256: (bytes) => sha256(bytes),
  hex: (content) =>
    bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content)),
  start: () => {
    const hash = sha256.create();
    return {
      take: (piece) => {
        hash.update(piece);
        return Promise.resolve();
      },
      digest: () => Promise.resolve(bytesToHex(hash.digest())),
    };
  },
};

/** Pure JavaScript: what every host can run, and what the rest is compared with. */
export const referenceCrypto: DeskCrypto = {
  chunks: referenceCipher,
  frames: referenceFrameCipher,
  hashing: referenceHashing,
  from: { chunks: "reference", frames: "reference", hashing: "reference" },
};
