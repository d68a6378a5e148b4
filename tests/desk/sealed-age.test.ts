import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, Encrypter } from "age-encryption";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  chunkBytes,
  chunkLayout,
  chunkNonce,
  referenceCipher,
  sealedChunkBytes,
  type ChunkCipher,
} from "../../src/desk/sealed/age-chunks.ts";
import {
  openAgeFile,
  readWhole,
  sealToRecipients,
  sealWithPassphrase,
  startAgeFile,
} from "../../src/desk/sealed/age-file.ts";
import { bounds } from "../../src/desk/sealed/bounds.ts";
import { memorySink, memorySource, type ByteSource } from "../../src/desk/sealed/byte-ports.ts";
import { settle } from "../../src/desk/sealed/fault.ts";
import {
  codeOf,
  flipped,
  isOnPath,
  keysOf,
  patternBytes,
  type TestKeys,
} from "./sealed-fixtures.ts";

let station: TestKeys;
let stranger: TestKeys;
beforeAll(async () => {
  station = await keysOf("甲机", 1);
  stranger = await keysOf("乙机", 2);
});

const seal = (plain: Uint8Array) => sealToRecipients(plain, [station.keys.recipient]);
const open = (source: ByteSource, keys = station) =>
  openAgeFile(source, { kind: "identity", identity: keys.identity });
const codeOfOpening = async (bytes: Uint8Array, keys = station) =>
  codeOf(await settle(() => open(memorySource(bytes), keys)));
const withPassphrase = async (bytes: Uint8Array, passphrase: string) =>
  codeOf(await settle(() => openAgeFile(memorySource(bytes), { kind: "passphrase", passphrase })));
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Lengths around the chunk's edge, where the last chunk is decided. */
const edges = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes];

describe("a sealed stream", () => {
  test.each(edges)("of %d bytes opens to the same bytes", async (length) => {
    const plain = patternBytes(length);
    const opened = await open(memorySource(await seal(plain)));
    expect(opened.sizeBytes).toBe(length);
    expect(await readWhole(opened)).toEqual(plain);
  });

  test.each(edges)("of %d bytes opens with the age library", async (length) => {
    const plain = patternBytes(length);
    const decrypter = new Decrypter();
    decrypter.addIdentity(station.identity);
    expect(await decrypter.decrypt(await seal(plain))).toEqual(plain);
  });

  test("doesn't depend on how it was cut when written", async () => {
    const plain = patternBytes(3 * chunkBytes + 5);
    const out = memorySink();
    const file = await startAgeFile([station.keys.recipient], out);
    for (let at = 0; at < plain.length; at += 50_001)
      await file.write(plain.subarray(at, at + 50_001));
    await file.end();
    const opened = await open(memorySource(out.bytes()));
    expect(await readWhole(opened)).toEqual(plain);
  });

  test("read anywhere gives the slice that the whole would have", async () => {
    const plain = patternBytes(3 * chunkBytes + 777);
    const opened = await open(memorySource(await seal(plain)));
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length), fc.nat(plain.length), async (from, to) => {
        const [start, end] = from < to ? [from, to] : [to, from];
        const read = await opened.read(start, end - start);
        expect(Buffer.compare(read, plain.subarray(start, end))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test("reads no chunk but those asked for", async () => {
    const sealed = await seal(patternBytes(20 * chunkBytes));
    const reads: number[] = [];
    const memory = memorySource(sealed);
    const opened = await open({
      sizeBytes: sealed.length,
      read: (offset, length) => {
        reads.push(length);
        return memory.read(offset, length);
      },
    });
    reads.length = 0;
    await opened.read(7 * chunkBytes + 10, 100);
    await opened.read(7 * chunkBytes + 500, 100);
    expect(reads).toEqual([sealedChunkBytes]);
  });

  test("goes through another cipher where one is given", async () => {
    let chunks = 0;
    const counting: ChunkCipher = {
      ...referenceCipher,
      seal: (...args) => {
        chunks += 1;
        return referenceCipher.seal(...args);
      },
    };
    const file = await startAgeFile([station.keys.recipient], memorySink(), counting);
    await file.write(patternBytes(chunkBytes + 1));
    await file.end();
    expect(chunks).toBe(2);
  });

  test("is refused to a point of small order, whose secret anyone would know", async () => {
    for (const recipient of [
      "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
      "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
    ]) {
      const outcome = await settle(() => startAgeFile([recipient], memorySink()));
      expect(codeOf(outcome)).toBe("RECIPIENT_INVALID");
    }
  });

  test("is refused to recipients that aren't X25519 keys", async () => {
    for (const recipient of ["age1pq1abc", "ssh-ed25519 AAAA", "age1", "age1" + "q".repeat(58)])
      expect(codeOf(await settle(() => startAgeFile([recipient], memorySink())))).toBe(
        "RECIPIENT_INVALID",
      );
  });
});

describe("a damaged or foreign file is refused", () => {
  test("for another station", async () => {
    expect(await codeOfOpening(await seal(bytesOf("x")), stranger)).toBe(
      "NOT_FOR_THIS_STATION_OR_DAMAGED",
    );
  });

  test("when any one byte is flipped", async () => {
    const sealed = await seal(bytesOf("答辩".repeat(40)));
    for (let index = 0; index < sealed.length; index += 1)
      expect(await codeOfOpening(flipped(sealed, index)), `byte ${index}`).toMatch(
        /^(NOT_A_SEALED_FILE|NOT_FOR_THIS_STATION_OR_DAMAGED|SEALED_FILE_DAMAGED|WORK_FACTOR_TOO_HIGH)$/,
      );
  });

  test("when a byte of a middle chunk is flipped: at the read, not before", async () => {
    const plain = patternBytes(3 * chunkBytes);
    const sealed = await seal(plain);
    const bad = flipped(sealed, sealed.length - 2 * sealedChunkBytes - 100);
    const opened = await open(memorySource(bad));
    expect(await opened.read(2 * chunkBytes, 10)).toEqual(
      plain.slice(2 * chunkBytes, 2 * chunkBytes + 10),
    );
    expect(codeOf(await settle(() => opened.read(0, 1)))).toBe("SEALED_FILE_DAMAGED");
  });

  test("when it is cut off anywhere", async () => {
    const sealed = await seal(patternBytes(300));
    for (let length = 0; length < sealed.length; length += 1)
      expect(await codeOfOpening(sealed.subarray(0, length))).toBeDefined();
  });

  test("when it is cut off at a chunk, or chunks are swapped or repeated", async () => {
    const sealed = await seal(patternBytes(3 * chunkBytes));
    const chunk = (from: number) =>
      sealed.subarray(
        sealed.length - from * sealedChunkBytes,
        sealed.length - (from - 1) * sealedChunkBytes,
      );
    const head = sealed.subarray(0, sealed.length - 3 * sealedChunkBytes);
    const joined = (...parts: Uint8Array[]) => Buffer.concat([head, ...parts]);
    expect(await codeOfOpening(joined(chunk(3), chunk(2)))).toBe("SEALED_FILE_DAMAGED");
    expect(await codeOfOpening(joined(chunk(3), chunk(2), chunk(1), chunk(1)))).toBe(
      "SEALED_FILE_DAMAGED",
    );
    const swapped = await open(memorySource(joined(chunk(2), chunk(3), chunk(1))));
    expect(codeOf(await settle(() => swapped.read(0, 1)))).toBe("SEALED_FILE_DAMAGED");
  });

  test("when its header has no end within the bound", async () => {
    const endless = bytesOf("age-encryption.org/v1\n" + "-> X25519 a\n".repeat(9000));
    expect(endless.length).toBeGreaterThan(bounds.ageHeaderBytes);
    expect(await codeOfOpening(endless)).toBe("TOO_LARGE");
  });

  test("when it is no age file, or none of version 1", async () => {
    for (const text of ["", "PK\u0003\u0004", "age-encryption.org/v2\n--- a\n"])
      expect(await codeOfOpening(bytesOf(text))).toBe("NOT_A_SEALED_FILE");
  });
});

describe("a passphrase file", () => {
  test("opens with its passphrase only", async () => {
    const sealed = await sealWithPassphrase(bytesOf("钥匙"), "correct horse", 4);
    expect(await withPassphrase(sealed, "correct horse")).toBeUndefined();
    expect(await withPassphrase(sealed, "correct hors")).toBe("PASSPHRASE_WRONG");
  });

  test.each(["21", "30", "99", "999999", "0x10", "-1"])(
    "that asks for 2^%s of work is refused before any is done",
    async (logN) => {
      const text = Buffer.from(
        await sealWithPassphrase(bytesOf("x"), "correct horse", 10),
      ).toString("latin1");
      const hostile = Buffer.from(text.replace(/^(-> scrypt \S+) 10$/m, `$1 ${logN}`), "latin1");
      const start = performance.now();
      expect(await withPassphrase(hostile, "correct horse")).toBe("WORK_FACTOR_TOO_HIGH");
      const refused = performance.now();
      // Beside it, an allowed work of 2^15: little beside the least that is refused.
      const allowed = await sealWithPassphrase(bytesOf("x"), "correct horse", 15);
      const sealed = performance.now();
      expect(await withPassphrase(allowed, "correct horse")).toBeUndefined();
      expect(refused - start).toBeLessThan(performance.now() - sealed);
    },
  );
});

describe("chunks", () => {
  test("have a counter of 11 bytes and a flag", () => {
    expect([...chunkNonce(0, false)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect([...chunkNonce(2 ** 32 + 258, true)]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 1]);
  });

  test("can't be cut into a payload of just any length", () => {
    expect(chunkLayout(15)).toBeUndefined();
    expect(chunkLayout(16)).toEqual({ chunks: 1, plainBytes: 0 });
    expect(chunkLayout(sealedChunkBytes)).toEqual({ chunks: 1, plainBytes: chunkBytes });
    expect(chunkLayout(sealedChunkBytes + 16)).toBeUndefined();
    expect(chunkLayout(sealedChunkBytes + 17)).toEqual({
      chunks: 2,
      plainBytes: chunkBytes + 1,
    });
  });
});

const ageHere = isOnPath("age");
describe(ageHere ? "with stock age" : "with stock age (SKIPPED: age is not on PATH)", () => {
  test.skipIf(!ageHere)("a sealed file opens, and one of its own opens here", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sealed-age-"));
    const identityFile = join(folder, "identity.txt");
    writeFileSync(identityFile, `${station.identity}\n`);
    const plain = patternBytes(2 * chunkBytes + 9);
    const ours = join(folder, "ours.age");
    writeFileSync(ours, await seal(plain));
    const out = execFileSync("age", ["-d", "-i", identityFile, ours], {
      maxBuffer: 1e9,
    });
    expect(Buffer.compare(out, plain)).toBe(0);

    const theirs = join(folder, "theirs.age");
    execFileSync("age", ["-r", station.keys.recipient, "-o", theirs], {
      input: plain,
    });
    const opened = await open(memorySource(readFileSync(theirs)));
    expect(Buffer.compare(await readWhole(opened), plain)).toBe(0);
  });
});

test("the header made here has no trace of the listener that learns the file key", async () => {
  const text = Buffer.from(await seal(bytesOf("x"))).toString("latin1");
  const header = text.slice(0, text.indexOf("\n--- "));
  expect(header.match(/^-> /gm)).toHaveLength(1);
  const encrypter = new Encrypter();
  encrypter.addRecipient(station.keys.recipient);
  const library = Buffer.from(await encrypter.encrypt("x")).toString("latin1");
  expect(header.length).toBe(library.indexOf("\n--- "));
});
