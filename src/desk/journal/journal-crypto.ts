import type { Hashing } from "../crypto/desk-crypto.ts";
import { referenceHashing } from "../crypto/reference-crypto.ts";
import { referenceFrameCipher, type FrameCipher } from "./frame-cipher.ts";

/** What a journal is written and read with: the desk's cryptography. */
export interface JournalCrypto {
  readonly frames: FrameCipher;
  readonly hashing: Pick<Hashing, "hex">;
}

export const referenceJournalCrypto: JournalCrypto = {
  frames: referenceFrameCipher,
  hashing: referenceHashing,
};
