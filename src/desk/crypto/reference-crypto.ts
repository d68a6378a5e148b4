import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { referenceCipher } from "../sealed/age-chunks.ts";
import type { DeskCrypto, Hashing } from "./desk-crypto.ts";

export const referenceHashing: Hashing = {
  sha256: (bytes) => sha256(bytes),
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
  hashing: referenceHashing,
  from: { chunks: "reference", hashing: "reference" },
};
