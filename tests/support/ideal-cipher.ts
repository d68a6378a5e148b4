import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SlotCipher } from "../../src/desk/meeting/slot-content.ts";

/**
 * A cipher of which only the best can be said: what comes out depends on key, nonce and length, not
 * on what is sealed. A nonce used twice under one key gives away the difference of what was sealed,
 * as with any stream cipher. What two elections leave on the disk under it tells whether anything
 * but the cipher's own strength stands between a mark and its reader.
 */
export function createIdealCipher(): SlotCipher {
  const first = new Map<string, Uint8Array>();
  const sealedBefore = new Map<string, Uint8Array>();
  return {
    seal: (key, nonce, place, plain) => {
      const name = [key, nonce, place].map((part) => bytesToHex(part)).join(" ");
      const reference = first.get(name) ?? plain.slice();
      first.set(name, reference);
      const stream = streamOf(name, plain.length + 16);
      const sealed = stream.map(
        (byte, index) => byte ^ (plain[index] ?? 0) ^ (reference[index] ?? 0),
      );
      sealedBefore.set(bytesToHex(sealed), plain.slice());
      return sealed;
    },
    open: (_key, _nonce, _place, sealed) => sealedBefore.get(bytesToHex(sealed))?.slice(),
  };
}

function streamOf(name: string, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) => [
    ...sha256(utf8ToBytes(`${name} ${index}`)),
  ]);
  return Uint8Array.from(blocks.flat()).slice(0, length);
}
