import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { chunkBytes, sealedChunkBytes, tagBytes } from "../../src/desk/sealed/age-chunks.ts";
import { openAgeFile, readWhole, type AgeKey } from "../../src/desk/sealed/age-file.ts";
import { memorySource, type ByteSource } from "../../src/desk/sealed/byte-ports.ts";
import { settle } from "../../src/desk/sealed/fault.ts";
import { ageVectors, type AgeVector } from "../support/age-vectors.ts";
import { codeOf, flipped, mustBeOk } from "./sealed-fixtures.ts";

/** Says what the kit's word means here. A damaged header and a damaged payload are both damage. */
const codes: Readonly<Record<AgeVector["expect"], readonly string[]>> = {
  success: [],
  "no match": ["NOT_FOR_THIS_STATION_OR_DAMAGED", "PASSPHRASE_WRONG"],
  "HMAC failure": ["SEALED_FILE_DAMAGED"],
  "header failure": ["SEALED_FILE_DAMAGED", "NOT_A_SEALED_FILE", "WORK_FACTOR_TOO_HIGH"],
  "payload failure": ["SEALED_FILE_DAMAGED"],
  "armor failure": ["NOT_A_SEALED_FILE"],
};

/**
 * What is refused though the kit's word is `success`: files in the ASCII armor, and nothing else.
 * A bundle, keyring or result package is binary (docs/FORMAT.md, section 5).
 */
const armoredSuccesses = [
  "armor_crlf",
  "armor_full_last_line",
  "armor_hybrid",
  "armor_no_eol",
  "armor_scrypt",
  "armor_whitespace_outside",
  "armor_x25519",
];

/**
 * Damaged, and yet opened, for their last chunk is whole and marked as last: what damages them is
 * another chunk that is marked so too. age, which reads from the start, gives that chunk out before
 * it finds more behind it; here it can't be read. So of these only the chunks before are given.
 */
const twoFinalChunks: Readonly<Record<string, number>> = {
  stream_two_final_chunks: 0,
  stream_two_final_chunks_full: 0,
  stream_two_final_chunks_second: 1,
};

const keysOf = ({ identities, passphrases }: AgeVector): readonly AgeKey[] => [
  ...identities.map((identity): AgeKey => ({ kind: "identity", identity })),
  ...passphrases.map((passphrase): AgeKey => ({ kind: "passphrase", passphrase })),
];

const noKey: AgeKey = { kind: "passphrase", passphrase: "none" };

const openAll = (vector: AgeVector, keys = keysOf(vector)) =>
  Promise.all(
    (keys.length > 0 ? keys : [noKey]).map((key) =>
      settle(() => openAgeFile(memorySource(vector.file), key)),
    ),
  );

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
const binary = ageVectors.filter(({ armored }) => !armored);
const binaryOf = (word: AgeVector["expect"]) => binary.filter((one) => one.expect === word);
const named = (vectors: readonly AgeVector[]) =>
  vectors.map((vector) => [vector.name, vector] as const);

test("the kit has its 143 vectors, 33 of them armored", () => {
  expect(ageVectors).toHaveLength(143);
  expect(ageVectors.filter(({ armored }) => armored)).toHaveLength(33);
});

describe("armored files are no sealed files", () => {
  const armored = ageVectors.filter(({ armored: is }) => is);

  test("and those that age would open are just these", () => {
    const would = armored.filter(({ expect: word }) => word === "success");
    expect(would.map(({ name }) => name)).toEqual(armoredSuccesses);
  });

  test.each(named(armored))("%s", async (_name, vector) => {
    for (const opened of await openAll(vector)) expect(codeOf(opened)).toBe("NOT_A_SEALED_FILE");
  });
});

describe("opened whole", () => {
  test.each(named(binaryOf("success")))("%s gives its payload", async (_name, vector) => {
    for (const opened of await openAll(vector))
      expect(hashOf(await readWhole(mustBeOk(opened)))).toBe(vector.payload);
  });

  for (const word of ["no match", "HMAC failure", "header failure"] as const)
    test.each(named(binaryOf(word)))(`%s is refused at opening: ${word}`, async (_name, vector) => {
      const said = (await openAll(vector)).map(codeOf);
      expect(said).not.toContain(undefined);
      // Of several keys, each tried alone, one may have nothing to do with the stanza at fault.
      expect(codes[word]).toEqual(expect.arrayContaining([said.at(0)]));
    });

  test.each(named(binaryOf("payload failure")))("%s is never read whole", async (name, vector) => {
    for (const opened of await openAll(vector)) {
      const read = opened.ok ? await settle(() => readWhole(opened.value)) : opened;
      expect(codeOf(read)).toBe("SEALED_FILE_DAMAGED");
      if (opened.ok) expect(Object.keys(twoFinalChunks)).toContain(name);
    }
  });
});

describe("opened by random access", () => {
  test.each(named(binaryOf("success")))(
    "%s gives the same, chunk by chunk in any order and across their edges",
    async (_name, vector) => {
      for (const outcome of await openAll(vector)) {
        const opened = mustBeOk(outcome);
        const whole = await readWhole(opened);
        const joined = new Uint8Array(opened.sizeBytes);
        for (const [from, to] of shuffled(chunksOf(opened.sizeBytes)))
          joined.set(await opened.read(from, to - from), from);
        expect(hashOf(joined)).toBe(vector.payload);
        for (const [from, to] of acrossEdges(opened.sizeBytes))
          expect(Buffer.compare(await opened.read(from, to - from), whole.subarray(from, to))).toBe(
            0,
          );
      }
    },
  );

  test.each(named(binaryOf("payload failure")))(
    "%s is refused at opening, or gives no byte of its bad chunk",
    async (name, vector) => {
      const good = twoFinalChunks[name];
      for (const opened of await openAll(vector)) {
        expect(opened.ok).toBe(good !== undefined);
        if (!opened.ok || good === undefined) continue;
        expect((await readableStart(opened.value)).length).toBe(good * chunkBytes);
        await expectBadChunkGivesNothing(opened.value, good * chunkBytes);
      }
    },
  );

  test.each(["stream_three_chunks", "stream_257_chunks", "stream_257_chunks_full"])(
    "%s with one chunk spoiled gives all others and nothing of that one",
    async (name) => {
      const vector = binary.find((one) => one.name === name)!;
      const whole = await readWhole(mustBeOk((await openAll(vector))[0]!));
      const chunks = chunksOf(whole.length);
      const start = vector.file.length - whole.length - chunks.length * tagBytes;
      const spoiled = Math.floor(chunks.length / 3);
      const file = flipped(vector.file, start + spoiled * sealedChunkBytes + 7);
      const opened = mustBeOk((await openAll({ ...vector, file }))[0]!);
      for (const [from, to] of shuffled(chunks).filter(([at]) => at !== spoiled * chunkBytes))
        expect(Buffer.compare(await opened.read(from, to - from), whole.subarray(from, to))).toBe(
          0,
        );
      await expectBadChunkGivesNothing(opened, spoiled * chunkBytes);
    },
  );
});

/** Each read that touches the first bad chunk is refused, from whichever side it comes. */
async function expectBadChunkGivesNothing(source: ByteSource, badFrom: number): Promise<void> {
  const bad = Math.min(badFrom + chunkBytes, source.sizeBytes);
  for (const [from, to] of [
    [badFrom, badFrom + 1],
    [bad - 1, bad],
    [Math.max(0, badFrom - 1), badFrom + 1],
    [0, source.sizeBytes],
  ] as const)
    expect(codeOf(await settle(() => source.read(from, to - from)))).toBe("SEALED_FILE_DAMAGED");
}

/** The chunks before the first that is refused, joined. */
async function readableStart(source: ByteSource): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const [from, to] of chunksOf(source.sizeBytes)) {
    const read = await settle(() => source.read(from, to - from));
    if (!read.ok) break;
    parts.push(read.value);
  }
  return Buffer.concat(parts);
}

type Slice = readonly [from: number, to: number];

function chunksOf(sizeBytes: number): readonly Slice[] {
  const count = Math.ceil(sizeBytes / chunkBytes);
  return Array.from({ length: count }, (_, index): Slice => [
    index * chunkBytes,
    Math.min((index + 1) * chunkBytes, sizeBytes),
  ]);
}

/** Slices that begin before and end behind each edge between two chunks (at most forty of them). */
function acrossEdges(sizeBytes: number): readonly Slice[] {
  const edges = chunksOf(sizeBytes).slice(1, 41);
  return edges.map(([edge]): Slice => [edge - 3, Math.min(edge + 5, sizeBytes)]);
}

/** In an order that is the same in every run. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const rank = (index: number) => Math.imul(index + 1, 0x9e3779b1) >>> 0;
  return items
    .map((item, index) => [rank(index), item] as const)
    .sort(([left], [right]) => left - right)
    .map(([, item]) => item);
}

test("the sizes that slices are cut by are age's", () => {
  expect([chunkBytes, tagBytes, sealedChunkBytes]).toEqual([65_536, 16, 65_552]);
});
