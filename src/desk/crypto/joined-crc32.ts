import { crc32 } from "node:zlib";

/** How many bytes, and their CRC-32. */
export interface Sum {
  readonly sizeBytes: number;
  readonly crc32: number;
}

export const emptySum: Sum = { sizeBytes: 0, crc32: 0 };

export const sumOf = (bytes: Uint8Array): Sum => ({
  sizeBytes: bytes.length,
  crc32: crc32(bytes),
});

/**
 * The sum of `first` and, behind it, `second` (each below 4 GiB at once), of which the bytes aren't
 * needed: a CRC is a remainder modulo a polynomial over GF(2), and what comes behind only shifts it,
 * by x to the number of bits. The method is that of zlib's `crc32_combine`.
 */
export function joinSums(first: Sum, second: Sum): Sum {
  const shifted = product(shiftBy(second.sizeBytes), first.crc32);
  return {
    sizeBytes: first.sizeBytes + second.sizeBytes,
    crc32: (shifted ^ second.crc32) >>> 0,
  };
}

/** Bits are reflected: the highest one is x to the 0. */
const one = 2 ** 31;
const polynomial = 0xedb88320;

function product(left: number, right: number): number {
  let [result, factor] = [0, right];
  for (let bit = one; bit !== 0; bit >>>= 1) {
    if ((left & bit) !== 0) result ^= factor;
    factor = (factor & 1) === 1 ? (factor >>> 1) ^ polynomial : factor >>> 1;
  }
  return result >>> 0;
}

/** x to the power of 2^n, for every n: all bits that a number of bits can have. */
const powers: readonly number[] = Array.from({ length: 64 }).reduce<number[]>(
  (all) => [...all, all.length === 0 ? 2 ** 30 : product(all.at(-1) ?? 0, all.at(-1) ?? 0)],
  [],
);

/** x to the power of eight times `sizeBytes`. */
function shiftBy(sizeBytes: number): number {
  let result = one;
  for (let [rest, n] = [sizeBytes, 3]; rest > 0; rest = Math.floor(rest / 2), n += 1)
    if (rest % 2 === 1) result = product(powers[n] ?? 0, result);
  return result;
}
