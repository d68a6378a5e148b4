import { createHash, randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseCrypto } from "../../src/desk/crypto/choose-crypto.ts";
import { feedHash } from "../../src/desk/crypto/feed-hash.ts";
import {
  nativeCipher,
  nativeFrameCipher,
  nativeHashing,
} from "../../src/desk/crypto/native-crypto.ts";
import { referenceCrypto, referenceHashing } from "../../src/desk/crypto/reference-crypto.ts";
import { cipherAgrees, frameCipherAgrees, hashingAgrees } from "../../src/desk/crypto/self-test.ts";
import { referenceFrameCipher, type FrameCipher } from "../../src/desk/journal/frame-cipher.ts";
import { openCryptoThreads } from "../../src/desk/crypto/crypto-threads.ts";
import type { DeskCrypto } from "../../src/desk/crypto/desk-crypto.ts";
import { threadedCrypto } from "../../src/desk/crypto/threaded-crypto.ts";
import { openAgeFile, readWhole, startAgeFile } from "../../src/desk/sealed/age-file.ts";
import { memorySink, memorySource, sameBytes } from "../../src/desk/sealed/byte-ports.ts";
import { settle } from "../../src/desk/sealed/fault.ts";
import { buildCryptoWorker, type BuiltWorker } from "../support/built-worker.ts";
import { codeOf } from "./sealed-fixtures.ts";
import { referenceCipher, type ChunkCipher } from "../../src/desk/sealed/age-chunks.ts";

const nativeCrypto = chooseCrypto({});

describe("native code", () => {
  test("is used where it agrees with the reference, as it does in Node", () => {
    const { chunks, frames, hashing, from } = chooseCrypto({});
    expect(from).toEqual({ chunks: "native", frames: "native", hashing: "native" });
    expect([chunks, frames, hashing]).toEqual([nativeCipher, nativeFrameCipher, nativeHashing]);
  });

  test("gives way to the reference where the environment asks for it", () => {
    expect(chooseCrypto({ VIVASEAL_CRYPTO: "reference" })).toBe(referenceCrypto);
  });

  test("opens what the reference sealed and the reverse, and neither opens what was altered", () => {
    const [key, nonce] = [randomBytes(32), randomBytes(12)];
    for (const size of [0, 1, 65_535, 65_536]) {
      const plain = new Uint8Array(randomBytes(size));
      const sealed = nativeCipher.seal(key, nonce, plain);
      expect(sealed).toEqual(referenceCipher.seal(key, nonce, plain));
      expect(referenceCipher.open(key, nonce, sealed)).toEqual(plain);
      expect(nativeCipher.open(key, nonce, sealed)).toEqual(plain);
      sealed[size]! ^= 1;
      expect(nativeCipher.open(key, nonce, sealed)).toBeUndefined();
      expect(referenceCipher.open(key, nonce, sealed)).toBeUndefined();
    }
  });
});

describe("the cipher of the journal's frames", () => {
  test("opens what the reference sealed and the reverse, and neither opens what was altered or moved", () => {
    const [key, nonce] = [randomBytes(32), randomBytes(24)].map((bytes) => new Uint8Array(bytes));
    for (const size of [1, 420, 65_536]) {
      const [plain, place] = [new Uint8Array(randomBytes(size)), new Uint8Array(randomBytes(104))];
      const sealed = nativeFrameCipher.seal(key!, nonce!, place, plain);
      expect(sealed).toEqual(referenceFrameCipher.seal(key!, nonce!, place, plain));
      for (const cipher of [nativeFrameCipher, referenceFrameCipher]) {
        expect(cipher.open(key!, nonce!, place, sealed)).toEqual(plain);
        expect(cipher.open(key!, nonce!, place.subarray(1), sealed)).toBeUndefined();
        expect(cipher.open(key!, nonce!, place, sealed.subarray(1))).toBeUndefined();
      }
    }
  });

  const broken: Readonly<Record<string, Partial<FrameCipher>>> = {
    "ignores the place": {
      seal: (key, nonce, _, plain) => nativeFrameCipher.seal(key, nonce, new Uint8Array(), plain),
      open: (key, nonce, _, sealed) => nativeFrameCipher.open(key, nonce, new Uint8Array(), sealed),
    },
    "takes the first twelve bytes of the nonce": {
      seal: (key, nonce, _, plain) => nativeCipher.seal(key, nonce.subarray(0, 12), plain),
      open: (key, nonce, _, sealed) => nativeCipher.open(key, nonce.subarray(0, 12), sealed),
    },
    "opens what doesn't fit": {
      open: (key, nonce, place, sealed) =>
        nativeFrameCipher.open(key, nonce, place, sealed) ?? new Uint8Array(),
    },
  };
  test.each(Object.keys(broken))("isn't taken where it %s", (what) => {
    expect(frameCipherAgrees({ ...nativeFrameCipher, ...broken[what] })).toBe(false);
  });
  test("is taken where it is sound", () => {
    expect([nativeFrameCipher, referenceFrameCipher].map(frameCipherAgrees)).toEqual([true, true]);
  });
});

describe("the self-test refuses a cipher", () => {
  const broken: Readonly<Record<string, Partial<ChunkCipher>>> = {
    "that the host lacks": {
      seal: () => {
        throw new Error("Unknown cipher");
      },
    },
    "that seals a long chunk otherwise": {
      seal: (key, nonce, plain) => {
        const sealed = nativeCipher.seal(key, nonce, plain);
        if (plain.length > 60_000) sealed[60_000]! ^= 1;
        return sealed;
      },
    },
    "that opens what doesn't fit": {
      open: (key, nonce, sealed) =>
        nativeCipher.open(key, nonce, sealed) ??
        sealed.subarray(0, Math.max(0, sealed.length - 16)),
    },
    "that refuses a sound chunk": { open: () => undefined },
    "that ignores the nonce": {
      seal: (key, _, plain) => nativeCipher.seal(key, new Uint8Array(12), plain),
      open: (key, _, sealed) => nativeCipher.open(key, new Uint8Array(12), sealed),
    },
  };
  test.each(Object.keys(broken))("%s", (what) => {
    expect(cipherAgrees({ ...nativeCipher, ...broken[what] })).toBe(false);
  });
  test("and takes the two that are sound", () => {
    expect([cipherAgrees(nativeCipher), cipherAgrees(referenceCipher)]).toEqual([true, true]);
  });
  test("or a hash that differs", () => {
    const wrong = { ...nativeHashing, sha256: (bytes: Uint8Array) => bytes.slice(0, 32) };
    const wrongText = { ...nativeHashing, hex: () => "00".repeat(32) };
    const all = [nativeHashing, wrong, wrongText];
    expect(all.map(hashingAgrees)).toEqual([true, false, false]);
  });
});

/** The product's own thread, built, and what it does with either code. */
let built: BuiltWorker;
beforeAll(async () => {
  built = await buildCryptoWorker();
});
afterAll(() => built.remove());
const threadedOf = (here: DeskCrypto) =>
  threadedCrypto(
    here,
    openCryptoThreads(() => new Worker(built.file), 2),
  );

describe("a hash of pieces", () => {
  test.each([0, 1, 255 * 1024, 1024 * 1024, 5_000_001, 20 * 1024 * 1024])(
    "of %i bytes is the same in this thread, another, and by the reference",
    async (size) => {
      const bytes = new Uint8Array(randomBytes(size));
      const expected = createHash("sha256").update(bytes).digest("hex");
      const threaded = [nativeCrypto, referenceCrypto].map((here) => threadedOf(here).hashing);
      for (const hashing of [nativeHashing, referenceHashing, ...threaded]) {
        const { digest } = await feedHash(hashing.start(), cut(bytes, 700_001));
        expect(await digest).toBe(expected);
      }
    },
  );

  test("doesn't mix with others that are under way", async () => {
    const threaded = threadedOf(nativeCrypto).hashing;
    const all = Array.from({ length: 12 }, () => new Uint8Array(randomBytes(3_000_000)));
    const digests = await Promise.all(
      all.map(async (bytes) => (await feedHash(threaded.start(), cut(bytes, 100_000))).digest),
    );
    expect(digests).toEqual(all.map((bytes) => createHash("sha256").update(bytes).digest("hex")));
  });
});

describe("an age file in other threads", () => {
  const passphrase = { passphrase: "correct horse battery", logN: 1 };
  const key = { kind: "passphrase", passphrase: passphrase.passphrase } as const;
  // Around a chunk, a run, and all the memory that runs have at a time.
  const sizes = [0, 1, 65_536, 65_537, 1_048_576, 1_048_577, 7 * 1_048_576, 9_000_001];

  const sealed = async (plain: Uint8Array, cipher: ChunkCipher) => {
    const out = memorySink();
    const file = await startAgeFile(passphrase, out, cipher);
    for (let at = 0; at < plain.length; at += 300_007)
      await file.write(plain.subarray(at, at + 300_007));
    await file.end();
    return out.bytes();
  };

  test.each(sizes)("of %i bytes is what it is in this one, and opens the same", async (size) => {
    const plain = new Uint8Array(randomBytes(size));
    for (const here of [nativeCrypto, referenceCrypto]) {
      const threaded = threadedOf(here).chunks;
      for (const [by, opener] of [
        [threaded, nativeCipher],
        [nativeCipher, threaded],
      ] as const) {
        const source = memorySource(await sealed(plain, by));
        const opened = await openAgeFile(source, key, opener);
        expect(sameBytes(await readWhole(opened), plain)).toBe(true);
      }
    }
  });

  test("of one run starts no thread", async () => {
    const none = openCryptoThreads(() => {
      throw new Error("A thread was started");
    }, 2);
    const plain = new Uint8Array(randomBytes(1_048_576));
    const bytes = await sealed(plain, threadedCrypto(nativeCrypto, none).chunks);
    const opened = await openAgeFile(memorySource(bytes), key, nativeCipher);
    expect(sameBytes(await readWhole(opened), plain)).toBe(true);
  });

  test("gives any part of it, many at the same time", async () => {
    const plain = new Uint8Array(randomBytes(9_000_001));
    const { chunks } = threadedOf(nativeCrypto);
    const opened = await openAgeFile(memorySource(await sealed(plain, chunks)), key, chunks);
    const parts = Array.from({ length: 20 }, (_, n) => [n * 400_009, 1 + n * 60_000] as const);
    const read = await Promise.all(parts.map(([at, length]) => opened.read(at, length)));
    for (const [n, [at, length]] of parts.entries())
      expect(sameBytes(read[n]!, plain.subarray(at, at + length))).toBe(true);
  });

  test("refuses an altered chunk, and goes on with the others", async () => {
    const plain = new Uint8Array(randomBytes(5_000_000));
    const { chunks } = threadedOf(nativeCrypto);
    const bytes = await sealed(plain, chunks);
    bytes[3_000_000]! ^= 1;
    const opened = await openAgeFile(memorySource(bytes), key, chunks);
    const read = (at: number) => settle(() => opened.read(at, 900_000));
    expect(codeOf(await read(2_500_000))).toBe("SEALED_FILE_DAMAGED");
    expect(codeOf(await settle(() => readWhole(opened)))).toBe("SEALED_FILE_DAMAGED");
    const first = await read(0);
    expect(first.ok && sameBytes(first.value, plain.subarray(0, 900_000))).toBe(true);
  });

  test("says what the disk says, when it can't be written", async () => {
    let writes = 0;
    const full = {
      write: () => {
        writes += 1;
        return writes > 4 ? Promise.reject(new Error("ENOSPC")) : Promise.resolve();
      },
    };
    const file = await startAgeFile(passphrase, full, threadedOf(nativeCrypto).chunks);
    const writing = async () => {
      for (let written = 0; written < 40; written += 1) await file.write(new Uint8Array(1_048_576));
      await file.end();
    };
    await expect(writing()).rejects.toThrow("ENOSPC");
  });

  test("fails where a thread ends, and doesn't wait for it", async () => {
    const threads = openCryptoThreads(
      () =>
        new Worker(
          'require("node:worker_threads").parentPort.on("message", () => process.exit())',
          { eval: true },
        ),
      2,
    );
    const { chunks } = threadedCrypto(nativeCrypto, threads);
    await expect(sealed(new Uint8Array(3_000_000), chunks)).rejects.toThrow("thread ended");
  });
});

/** Pieces that are overwritten once the next is asked for, as `readAhead` gives them. */
// eslint-disable-next-line @typescript-eslint/require-await -- as a stream from a disk
async function* cut(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(pieceBytes);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const part = bytes.subarray(at, at + pieceBytes);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}
