import { hexToBytes } from "@noble/hashes/utils.js";
import { referenceFrameCipher, type FrameCipher } from "../journal/frame-cipher.ts";
import { chunkBytes, referenceCipher, type ChunkCipher } from "../sealed/age-chunks.ts";
import { sameBytes } from "../sealed/byte-ports.ts";
import type { Hashing } from "./desk-crypto.ts";
import { referenceHashing } from "./reference-crypto.ts";

/** Sizes at which ciphers and hashes go wrong if they do: nothing, one byte, around blocks and a chunk. */
const sizes = [0, 1, 15, 16, 17, 63, 64, 65, 1000, chunkBytes - 1, chunkBytes];

/**
 * Whether `cipher` does what the reference does: the AEAD example of RFC 8439 (2.8.2, without its
 * associated data, which age has none of), pseudo-random inputs of awkward sizes both ways, and
 * that it refuses what was altered. Code that the host lacks throws, which counts as no.
 */
export function cipherAgrees(cipher: ChunkCipher): boolean {
  return holds(() => sizes.every((size) => agreesAt(cipher, size)) && knownChunk(cipher));
}

/** Whether `hashing` gives the reference's hashes, whole and in pieces, and FIPS 180's own example. */
export function hashingAgrees(hashing: Hashing): boolean {
  return holds(
    () =>
      sizes.every((size) => {
        const bytes = pattern(size, 3);
        const same = sameBytes(hashing.sha256(bytes), referenceHashing.sha256(bytes));
        return same && hashing.hex(bytes) === referenceHashing.hex(bytes);
      }) &&
      sameBytes(hashing.sha256(new TextEncoder().encode("abc")), abcHash) &&
      texts.every((text) => hashing.hex(text) === referenceHashing.hex(text)),
  );
}

/** One byte a character, two and three bytes, and a pair of surrogates. */
const texts = ["", "abc", "Grüße", "评审委员会", "𠮷野", "a".repeat(1000), "评".repeat(1000)];

/**
 * Whether `cipher` does what the reference does: the AEAD example of the XChaCha draft (A.3.1),
 * pseudo-random inputs of awkward sizes both ways, and that it refuses what was altered, the
 * associated data included.
 */
export function frameCipherAgrees(cipher: FrameCipher): boolean {
  return holds(() => sizes.every((size) => frameAgreesAt(cipher, size)) && knownFrame(cipher));
}

function frameAgreesAt(cipher: FrameCipher, size: number): boolean {
  const [key, nonce] = [pattern(32, size + 4), pattern(24, size + 5)];
  const [associated, plain] = [pattern(size % 131, 6), pattern(size, 8)];
  const sealed = cipher.seal(key, nonce, associated, plain);
  if (!sameBytes(sealed, referenceFrameCipher.seal(key, nonce, associated, plain))) return false;
  const opened = cipher.open(key, nonce, associated, sealed);
  if (opened === undefined || !sameBytes(opened, plain)) return false;
  const moved = cipher.open(key, nonce, Uint8Array.of(...associated, 0), sealed);
  const altered = alterations(sealed).map((bytes) => cipher.open(key, nonce, associated, bytes));
  return [moved, ...altered].every((answer) => answer === undefined);
}

function knownFrame(cipher: FrameCipher): boolean {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index);
  const nonce = Uint8Array.from({ length: 24 }, (_, index) => 0x40 + index);
  const associated = hexToBytes("50515253c0c1c2c3c4c5c6c7");
  const sealed = cipher.seal(key, nonce, associated, new TextEncoder().encode(draftText));
  return sameBytes(sealed.subarray(-16), hexToBytes("c0875924c1c7987947deafd8780acf49"));
}

const draftText =
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";

function agreesAt(cipher: ChunkCipher, size: number): boolean {
  const key = pattern(32, size + 1);
  const nonce = pattern(12, size + 2);
  const plain = pattern(size, 7);
  const sealed = cipher.seal(key, nonce, plain);
  if (!sameBytes(sealed, referenceCipher.seal(key, nonce, plain))) return false;
  const opened = cipher.open(key, nonce, sealed);
  if (opened === undefined || !sameBytes(opened, plain)) return false;
  return alterations(sealed).every(
    (altered) =>
      cipher.open(key, nonce, altered) === undefined &&
      referenceCipher.open(key, nonce, altered) === undefined,
  );
}

/** The first byte, the tag's first and last, each flipped; and one byte short. */
function alterations(sealed: Uint8Array): readonly Uint8Array[] {
  const flipped = [0, sealed.length - 16, sealed.length - 1].map((at) =>
    sealed.map((byte, index) => (index === at ? byte ^ 1 : byte)),
  );
  return [...flipped, sealed.subarray(1), sealed.subarray(0, 15)];
}

/** Made once with OpenSSL and with the reference: neither may drift along with the other. */
function knownChunk(cipher: ChunkCipher): boolean {
  const key = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index);
  const nonce = hexToBytes("070000004041424344454647");
  const text = "Ladies and Gentlemen of the class of '99";
  return sameBytes(cipher.seal(key, nonce, new TextEncoder().encode(text)), knownSealed);
}

const abcHash = hexToBytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
const knownSealed = hexToBytes(
  "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d63dbea45e8ca967122eb838bb957e60b8f30a8bc490057bad",
);

/** Bytes without a pattern that a cipher could be lucky on: a xorshift's low bytes. */
function pattern(length: number, seed: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

function holds(test: () => boolean): boolean {
  try {
    return test();
  } catch {
    return false;
  }
}
