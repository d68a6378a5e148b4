import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** A card's fingerprint in the two forms in which people compare it. */
export interface CheckCode {
  /** SHA-256 of the card's payload, 64 hex digits in lower case. */
  readonly hex: string;
  /** The same 256 bits as 16 words of five letters, parted by hyphens. */
  readonly words: string;
}

/**
 * The words are proquints (D. S. Wilkerson, 2009): 16 bits make one word of consonant, vowel,
 * consonant, vowel, consonant, with 4, 2, 4, 2, 4 bits, highest first. No word list is needed to
 * write or read them, and each can be spoken over the phone.
 */
const consonants = "bdfghjklmnprstvz";
const vowels = "aiou";

export function checkCodeOf(hash: Uint8Array): CheckCode {
  const words = [];
  for (let at = 0; at < hash.length; at += 2)
    words.push(wordOf(((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)));
  return { hex: bytesToHex(hash), words: words.join("-") };
}

/**
 * Reads a check code as people type it: hex or words, in any case, with any spaces, hyphens or
 * other marks between, full-width letters too. Gives 64 hex digits, or `undefined` unless the
 * code is complete: a beginning is never enough.
 */
export function readCheckCode(typed: string): string | undefined {
  const text = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, "");
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  return completeWords.test(text) ? bytesToHex(bytesOfWords(text)) : undefined;
}

/** Hex in groups of four, eight to a line, for screens and paper. */
export function groupedHex(hex: string): string {
  return (hex.match(/.{1,4}/g) ?? []).join(" ");
}

/** Whether two full codes in hex are the same, in time that doesn't depend on where they differ. */
export function sameCheckCode(left: string, right: string): boolean {
  const a = hexToBytes(left);
  const b = hexToBytes(right);
  const difference = a.reduce(
    (sum, byte, index) => sum | (byte ^ (b[index] ?? 0)),
    a.length ^ b.length,
  );
  return difference === 0;
}

const completeWords =
  /^(?:[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]){16}$/;

function wordOf(bits: number): string {
  const letter = (from: string, shift: number) => from[(bits >> shift) & (from.length - 1)] ?? "";
  return (
    letter(consonants, 12) +
    letter(vowels, 10) +
    letter(consonants, 6) +
    letter(vowels, 4) +
    letter(consonants, 0)
  );
}

function bytesOfWords(letters: string): Uint8Array {
  const bytes = [];
  for (let at = 0; at < letters.length; at += 5) {
    const [a, b, c, d, e] = letters.slice(at, at + 5);
    const bits =
      (consonants.indexOf(a ?? "") << 12) |
      (vowels.indexOf(b ?? "") << 10) |
      (consonants.indexOf(c ?? "") << 6) |
      (vowels.indexOf(d ?? "") << 4) |
      consonants.indexOf(e ?? "");
    bytes.push(bits >> 8, bits & 0xff);
  }
  return new Uint8Array(bytes);
}
