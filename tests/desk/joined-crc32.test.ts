import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { emptySum, joinSums, sumOf } from "../../src/desk/crypto/joined-crc32.ts";
import { patternBytes } from "./sealed-fixtures.ts";

test("the sum of pieces is the sum of the whole, wherever it is cut", () => {
  const whole = patternBytes(300_000);
  for (const cuts of [[], [0], [1], [65_536, 65_537], [3, 1_000, 1_000, 262_144, 300_000]]) {
    const places = [0, ...cuts, whole.length];
    const sums = places.slice(1).map((to, index) => sumOf(whole.subarray(places[index], to)));
    expect(sums.reduce(joinSums, emptySum)).toEqual({ sizeBytes: 300_000, crc32: crc32(whole) });
  }
});

test("a piece too many, too few, or at another place gives another sum", () => {
  const a = sumOf(patternBytes(1_000, 1));
  const b = sumOf(patternBytes(1_000, 2));
  const sums = [[a], [a, b], [b, a], [a, b, b]].map((all) => all.reduce(joinSums, emptySum));
  expect(new Set(sums.map((sum) => JSON.stringify(sum))).size).toBe(4);
});

test("gigabytes of zeros are joined as zlib sums them", () => {
  const mebibyte = sumOf(new Uint8Array(1024 * 1024));
  let sum = mebibyte;
  for (let doubled = 0; doubled < 11; doubled += 1) sum = joinSums(sum, sum);
  let slow = 0;
  const zeros = new Uint8Array(64 * 1024 * 1024);
  for (let part = 0; part < 32; part += 1) slow = crc32(zeros, slow);
  expect(sum).toEqual({ sizeBytes: 2 ** 31, crc32: slow });
});
