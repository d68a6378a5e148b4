import { createHash } from "node:crypto";
import { mkdtemp, open, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ok } from "../../src/core/result.ts";
import { chooseCrypto } from "../../src/desk/crypto/choose-crypto.ts";
import { openCryptoThreads } from "../../src/desk/crypto/crypto-threads.ts";
import type { DeskCrypto } from "../../src/desk/crypto/desk-crypto.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { threadedCrypto } from "../../src/desk/crypto/threaded-crypto.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { openAgeFile } from "../../src/desk/sealed/age-file.ts";
import { openBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { manifestEntry, sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySink, memorySource, type ByteSource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { fault, settle } from "../../src/desk/sealed/fault.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { openFileSource, type FileSource } from "../../src/desk/sealed/file-source.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { openSealedZip } from "../../src/desk/sealed/sealed-zip-reader.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import { buildCryptoWorker, type BuiltWorker } from "../support/built-worker.ts";
import { createSealer, rawZip, type RawEntry, type Sealer } from "../support/hostile-bundle.ts";
import {
  aManifest,
  codeOf,
  flipped,
  keysOf,
  mustBeOk,
  patternBytes,
  type TestKeys,
} from "./sealed-fixtures.ts";

const mebibyte = 1024 * 1024;
let built: BuiltWorker;
let office: TestKeys;
let station: TestKeys;
let sealer: Sealer;
let both: readonly DeskCrypto[];
let folder: string;
const files: FileSource[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vivaseal-threads-"));
  built = await buildCryptoWorker();
  office = await keysOf("评委会办公室", 1);
  station = await keysOf("甲机", 2);
  sealer = await createSealer(station.keys.recipient, station.identity);
  const threads = openCryptoThreads(() => new Worker(built.file), 2);
  both = [chooseCrypto({}), referenceCrypto].map((here) => threadedCrypto(here, threads));
});
afterAll(async () => {
  built.remove();
  for (const file of files) await file.close();
  await rm(folder, { recursive: true });
});

/** On a disk, where another thread reads it. */
async function onDisk(bytes: Uint8Array): Promise<FileSource> {
  const path = join(folder, `${files.length}.vsbundle`);
  await writeFile(path, bytes);
  const file = mustBeOk(await openFileSource(createNodeFileLayer(), path));
  files.push(file);
  return file;
}

const opened = async (source: ByteSource, crypto: DeskCrypto) =>
  openSealedZip(
    await openAgeFile(source, { kind: "identity", identity: station.identity }, crypto.chunks),
  );
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const goOn = () => undefined;

/** Hashes every entry at the same time; gives what became of each. */
async function hashed(source: ByteSource, crypto: DeskCrypto, onPiece = goOn) {
  const zip = await opened(source, crypto);
  return Promise.all(
    zip.entries.map((entry) => settle(() => zip.hash(entry, crypto.hashing, onPiece))),
  );
}

describe("a material that another thread opens and hashes", () => {
  // Around what is hashed here, a chunk, what is read at once, and what a thread is told of at once;
  // each begins where it happens to.
  const sizes = [
    ...[0, 1, 65_536, 131_072, 131_073, 200_000],
    ...[mebibyte, mebibyte + 1, 17_000_001],
  ];
  const entries = sizes.map((size, index) => ({
    name: `materials/甲/${index}.pdf`,
    bytes: patternBytes(size, index + 1),
  }));

  test("has the hash that it has in this one, whatever its size and place", async () => {
    const source = await onDisk(await sealer.seal(rawZip(entries)));
    for (const crypto of both)
      expect((await hashed(source, crypto)).map(mustBeOk)).toEqual(
        entries.map(({ bytes }) => hashOf(bytes)),
      );
  });

  const flip = (record: Buffer) => flipped(record, record.length - 1);
  const changes: Readonly<Record<string, readonly [Partial<RawEntry>, string]>> = {
    "whose header differs from the directory": [{ local: flip }, "ZIP_REFUSED"],
    "whose descriptor differs from the directory": [{ descriptor: flip }, "ZIP_ENTRY_SIZES_DIFFER"],
  };
  test.each(Object.keys(changes))("%s is refused as it is in this one", async (what) => {
    const [change, code] = changes[what]!;
    const altered = entries.map((entry, index) => (index === 6 ? { ...entry, ...change } : entry));
    const source = await onDisk(await sealer.seal(rawZip(altered)));
    for (const crypto of [...both, referenceCrypto]) {
      const codes = (await hashed(source, crypto)).map(codeOf);
      expect(codes).toEqual(entries.map((_, index) => (index === 6 ? code : undefined)));
    }
  });

  test("with an altered chunk anywhere is refused, and no other one", async () => {
    const one = [{ name: "materials/a", bytes: patternBytes(6_000_000) }];
    const bytes = await sealer.seal(rawZip([...one, { name: "b", bytes: patternBytes(300_000) }]));
    for (const at of [1_000, 2_500_000, 5_900_000]) {
      const [first, second] = await hashed(await onDisk(flipped(bytes, at)), both[0]!);
      expect([codeOf(first!), codeOf(second!)]).toEqual(["SEALED_FILE_DAMAGED", undefined]);
    }
  });

  test("says what the disk says, and the next one is none the worse", async () => {
    const bytes = await sealer.seal(rawZip(entries));
    const source = await onDisk(bytes);
    const path = join(folder, `${files.length - 1}.vsbundle`);
    const zip = await opened(source, both[0]!);
    const [large] = zip.entries.slice(-1);
    const hash = () => settle(() => zip.hash(large!, both[0]!.hashing, goOn));
    await truncate(path, bytes.length - 5_000_000);
    expect(await hash()).toMatchObject({
      error: { code: "DISK_FAILED", details: { errno: "EOF" } },
    });
    await writeFile(path, bytes, { flag: "r+" });
    expect(mustBeOk(await hash())).toBe(hashOf(entries.at(-1)!.bytes));
  });

  test("says what the system answers to a reading in another thread", async () => {
    const source = await onDisk(await sealer.seal(rawZip(entries)));
    const noFile = await open(folder, "r");
    const file = { ...source.file!, descriptor: noFile.fd };
    const outcomes = await hashed({ ...source, file }, both[0]!);
    await noFile.close();
    expect(codeOf(outcomes.at(-1)!)).toBe("DISK_PATH_UNUSABLE");
  });

  test("is stopped between two readings", async () => {
    const source = await onDisk(await sealer.seal(rawZip(entries.slice(-1))));
    let asked = 0;
    const stopped = await hashed(source, both[0]!, () => {
      if ((asked += 1) === 2) throw fault("VERIFICATION_STOPPED");
    });
    expect(stopped.map(codeOf)).toEqual(["VERIFICATION_STOPPED"]);
  });
});

test("checking every material in other threads names the first that isn't as it was signed", async () => {
  const files = Object.fromEntries(
    [300_000, 5_000_000, 200_000, 400_000].map((size, index) => [
      `materials/SZ20240001/${index}.pdf`,
      patternBytes(size, index + 1),
    ]),
  );
  const manifest = aManifest(office, [station], files);
  const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
  const outcomeOf = async (contents: typeof files) => {
    const entries = Object.entries(contents).map(([name, bytes]) => ({ name, bytes }));
    const bundle = mustBeOk(
      await openBundle({
        source: await onDisk(
          await sealer.seal(rawZip([...entries, { name: manifestEntry, bytes: envelope }])),
        ),
        ...{ identity: station.identity, signingKey: station.keys.signingKey, name: "甲机" },
        ...{ trustedOffices: [office.keys], crypto: both[0]! },
      }),
    );
    return bundle.verifyAll();
  };
  expect(mustBeOk(await outcomeOf(files))).toEqual({ materials: 4, bytes: 5_900_000 });
  const [, second = "", third = ""] = Object.keys(files);
  const other = {
    ...files,
    [second]: flipped(files[second]!, 9),
    [third]: flipped(files[third]!, 9),
  };
  expect(await outcomeOf(other)).toMatchObject({
    error: { code: "MATERIAL_DAMAGED", details: { path: second } },
  });
});

describe("a bundle that other threads seal", () => {
  const files = Object.fromEntries(
    [0, 1, 1_048_575, 3_000_000, 700_000, 9_000_001].map((size, index) => [
      `materials/SZ20240001/${index}.pdf`,
      patternBytes(size, index + 1),
    ]),
  );
  const sealedBy = async (crypto: DeskCrypto, sourceOf: (bytes: Uint8Array) => ByteSource) => {
    const out = memorySink();
    const materials = Object.entries(files).map(([path, bytes]) => ({
      path,
      source: sourceOf(bytes),
    }));
    const manifest = aManifest(office, [station], files);
    const outcome = await sealBundle({
      ...{ manifest, materials, out, crypto },
      signer: office.signer,
    });
    return { outcome, bytes: out.bytes() };
  };

  test("holds every material as it was, also where a disk answers late and out of turn", async () => {
    let late = 0;
    const slow = (bytes: Uint8Array): ByteSource => ({
      ...memorySource(bytes),
      read: async (offset, length) => {
        await setTimeout((late = (late * 7 + 5) % 11));
        return bytes.slice(offset, offset + length);
      },
    });
    for (const crypto of both) {
      const { outcome, bytes } = await sealedBy(crypto, slow);
      mustBeOk(outcome);
      const bundle = mustBeOk(
        await openBundle({
          ...{ source: memorySource(bytes), name: "甲机", trustedOffices: [office.keys] },
          ...{ identity: station.identity, signingKey: station.keys.signingKey },
        }),
      );
      for (const [path, expected] of Object.entries(files))
        expect(hashOf(mustBeOk(await bundle.readMaterial(path)))).toBe(hashOf(expected));
      mustBeOk(await bundle.verifyAll());
    }
  });

  test("isn't sealed where a material can't be read to its end, and says what the disk said", async () => {
    for (const failsAt of [1, 4, 9]) {
      let reads = 0;
      const { outcome } = await sealedBy(both[0]!, (bytes) => ({
        ...memorySource(bytes),
        read: async (offset, length) => {
          await setTimeout(1);
          if ((reads += 1) === failsAt) throw fault("DISK_FAILED", { file: "a", errno: "EIO" });
          return bytes.slice(offset, offset + length);
        },
      }));
      expect(codeOf(outcome)).toBe("DISK_FAILED");
    }
  });
});

describe("a file that other threads read back", () => {
  const content = patternBytes(17_000_001);
  const disk = createNodeFileLayer();
  /** Something happens to the file between its last sync and being read back. */
  const writtenTo = (name: string, happens: (path: string) => Promise<void>) =>
    writeSealedFile(
      {
        ...disk,
        open: async (path, mode) => {
          if (mode === "read") await happens(path);
          return disk.open(path, mode);
        },
      },
      join(folder, name),
      async (out) => {
        await out.write(content);
        return ok(undefined);
      },
      both[0]!.sumFile,
    );

  test("is what was written", async () => {
    const written = await writtenTo("whole", () => Promise.resolve());
    expect(mustBeOk(written)).toEqual({ sizeBytes: content.length });
  });

  test.each([0, 16 * mebibyte - 1, 16 * mebibyte, 17_000_000])(
    "isn't where its byte %i differs",
    async (at) => {
      const written = await writtenTo(`differs-${at}`, async (path) => {
        const file = await open(path, "r+");
        await file.write(flipped(content, at).subarray(at, at + 1), 0, 1, at);
        await file.close();
      });
      expect(codeOf(written)).toBe("DISK_READ_BACK_DIFFERS");
    },
  );

  test("isn't where it lost its end", async () => {
    const written = await writtenTo("shorter", (path) => truncate(path, 16 * mebibyte + 1));
    expect(codeOf(written)).toBe("DISK_READ_BACK_DIFFERS");
  });
});
