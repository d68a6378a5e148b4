import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { openAgeFile, readWhole, sealToRecipients } from "../../src/desk/sealed/age-file.ts";
import { manifestEntry, sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { startSealedZip } from "../../src/desk/sealed/sealed-zip-writer.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import {
  aManifest,
  codeOf,
  flipped,
  isOnPath,
  keysOf,
  mustBeOk,
  openAs,
  patternBytes,
  sealed,
  sourcesOf,
  type Files,
  type TestKeys,
} from "./sealed-fixtures.ts";

const files: Files = {
  "materials/SZ20240001/01 评审表.pdf": patternBytes(900),
  "materials/SZ20240001/𠮷野.jpg": patternBytes(300, 2),
};
const disk = createNodeFileLayer();
const newFolder = () => mkdtempSync(join(tmpdir(), "sealed-bundle-"));

let office: TestKeys;
let station: TestKeys;
let second: TestKeys;
let stranger: TestKeys;
let manifest: Manifest;
let bundle: Uint8Array;

beforeAll(async () => {
  office = await keysOf("评委会办公室", 1);
  station = await keysOf("甲机", 2);
  second = await keysOf("乙机", 3);
  stranger = await keysOf("丙机", 4);
  manifest = aManifest(office, [station, second], files);
  bundle = await sealed(manifest, files, office.signer);
});

const trusted = () => [office.keys];

/** A bundle built by hand: rightly signed, but with any manifest, entries and recipients. */
async function handmade(
  payload: object,
  contents: Files,
  signer = office.signer,
  recipients = [station.keys.recipient],
): Promise<Uint8Array> {
  const envelope = signEnvelope(manifestType, asJson(payload), [signer]);
  return handmadeOf({ ...contents, [manifestEntry]: envelope }, recipients);
}

async function handmadeOf(
  contents: Files,
  recipients = [station.keys.recipient],
): Promise<Uint8Array> {
  const out = memorySink();
  const zip = startSealedZip(out);
  for (const [name, bytes] of Object.entries(contents)) await zip.add(name, memorySource(bytes));
  await zip.end();
  return sealToRecipients(out.bytes(), recipients);
}

const codeOfHandmade = async (...args: Parameters<typeof handmade>) =>
  codeOf(await openAs(station, await handmade(...args), trusted()));

describe("a bundle", () => {
  test("opens for every station and the office, with the same bytes", async () => {
    for (const reader of [station, second, office]) {
      const opened = mustBeOk(await openAs(reader, bundle, trusted()));
      expect(opened.manifest).toEqual(manifest);
      for (const [path, bytes] of Object.entries(files))
        expect(mustBeOk(await opened.readMaterial(path))).toEqual(bytes);
      const verified = mustBeOk(await opened.verifyAll());
      expect(verified).toEqual({ materials: 2, bytes: 1200 });
    }
  });

  test("is known by the hash of its manifest's payload", async () => {
    const opened = mustBeOk(await openAs(station, bundle, trusted()));
    const payload = canonicalJson(asJson(manifest));
    expect(opened.manifestHash).toBe(bytesToHex(sha256(new TextEncoder().encode(payload))));
  });

  test("has an equal plaintext for equal input", async () => {
    const again = await sealed(manifest, files, office.signer);
    const plain = async (bytes: Uint8Array) =>
      readWhole(
        await openAgeFile(memorySource(bytes), {
          kind: "identity",
          identity: station.identity,
        }),
      );
    expect(await plain(again)).toEqual(await plain(bundle));
    expect(again).not.toEqual(bundle);
  });

  test("refuses a material that it doesn't have", async () => {
    const opened = mustBeOk(await openAs(station, bundle, trusted()));
    for (const path of ["materials/none", manifestEntry])
      expect(codeOf(await opened.readMaterial(path))).toBe("MATERIAL_UNKNOWN");
  });

  test("tells how far verification is, and stops when asked to", async () => {
    const opened = mustBeOk(await openAs(station, bundle, trusted()));
    const stop = new AbortController();
    const seen: number[] = [];
    const outcome = await opened.verifyAll(({ materials }) => {
      seen.push(materials);
      stop.abort();
    }, stop.signal);
    expect(codeOf(outcome)).toBe("VERIFICATION_STOPPED");
    expect(seen).toEqual([1]);
  });
});

describe("a bundle is refused", () => {
  test("by a station that it wasn't sealed to", async () => {
    expect(codeOf(await openAs(stranger, bundle, trusted()))).toBe(
      "NOT_FOR_THIS_STATION_OR_DAMAGED",
    );
  });

  test("by a station that age lets in but the manifest doesn't name", async () => {
    const recipients = [station.keys.recipient, stranger.keys.recipient];
    const bytes = await handmade(manifest, files, office.signer, recipients);
    expect(codeOf(await openAs(stranger, bytes, trusted()))).toBe("STATION_NOT_ENROLLED");
    const otherSigner = {
      ...station,
      keys: { ...station.keys, signingKey: stranger.keys.signingKey },
    };
    expect(codeOf(await openAs(otherSigner, bytes, trusted()))).toBe("STATION_NOT_ENROLLED");
  });

  test("when its office isn't trusted, though its key travels in the manifest", async () => {
    const outcome = await openAs(station, bundle, [stranger.keys]);
    expect(outcome).toEqual({
      ok: false,
      error: { code: "OFFICE_NOT_TRUSTED", details: { office: "评委会办公室" } },
    });
    expect(codeOf(await openAs(station, bundle, []))).toBe("OFFICE_NOT_TRUSTED");
  });

  test("when a trusted office signs a manifest in another's name", async () => {
    const other = { ...manifest, office: stranger.keys };
    expect(await codeOfHandmade(other, files)).toBe("MANIFEST_MALFORMED");
  });

  test.each(["2.0", "1.1", "0.9", "", 1, null])("in version %j", async (version) => {
    expect(await codeOfHandmade({ ...manifest, version }, files)).toBe("FORMAT_VERSION_UNKNOWN");
  });

  test("when its manifest has another form", async () => {
    const [first] = manifest.materials;
    for (const bad of [
      { ...manifest, rules: {} },
      { ...manifest, rules: undefined },
      { ...manifest, extra: 1 },
      { ...manifest, stations: [] },
      { ...manifest, serial: 0 },
      { ...manifest, bundleId: "x" },
      { ...manifest, applicants: [...manifest.applicants, ...manifest.applicants] },
      { ...manifest, applicants: [] },
      { ...manifest, materials: [{ ...first, path: "other/a.pdf" }] },
      { ...manifest, materials: [first, first] },
      { ...manifest, office: { ...office.keys, signingKey: "00".repeat(32) } },
    ])
      expect(await codeOfHandmade(bad, files)).toBe("MANIFEST_MALFORMED");
  });

  test("with an entry that the manifest doesn't list, or without one that it does", async () => {
    const extra = { ...files, "materials/SZ20240001/x.exe": patternBytes(3) };
    expect(await codeOfHandmade(manifest, extra)).toBe("MATERIAL_NOT_LISTED");
    const [path] = Object.keys(files);
    expect(await codeOfHandmade(manifest, { [path!]: files[path!]! })).toBe("MATERIAL_MISSING");
  });

  test("when the manifest isn't the last entry, or isn't there", async () => {
    const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
    for (const contents of [{ [manifestEntry]: envelope, ...files }, files])
      expect(codeOf(await openAs(station, await handmadeOf(contents), trusted()))).toBe(
        "ZIP_REFUSED",
      );
  });

  test("when a material has another size; and at the reading, when another content", async () => {
    const [path] = Object.keys(files);
    const longer = { ...files, [path!]: patternBytes(901) };
    expect(await codeOfHandmade(manifest, longer)).toBe("MATERIAL_DAMAGED");
    const other = { ...files, [path!]: patternBytes(900, 9) };
    const opened = mustBeOk(await openAs(station, await handmade(manifest, other), trusted()));
    expect(codeOf(await opened.readMaterial(path!))).toBe("MATERIAL_DAMAGED");
    expect(codeOf(await opened.verifyAll())).toBe("MATERIAL_DAMAGED");
    expect((await opened.readMaterial(Object.keys(files)[1]!)).ok).toBe(true);
  });

  test("when any one of its bytes is flipped", async () => {
    // Every byte of header and nonce; of the one sealed chunk, under one tag, every fifth.
    for (let index = 0; index < bundle.length; index += index < 700 ? 1 : 5)
      expect(
        codeOf(await openAs(station, flipped(bundle, index, 1 + (index % 255)), trusted())),
        `byte ${index}`,
      ).toBeDefined();
  });

  test("when it is cut off anywhere", async () => {
    for (let length = 0; length < bundle.length; length += 3)
      expect(codeOf(await openAs(station, bundle.subarray(0, length), trusted()))).toBeDefined();
  });

  test("or its materials are as signed, when a byte was flipped before age sealed it", async () => {
    const plain = await readWhole(
      await openAgeFile(memorySource(bundle), {
        kind: "identity",
        identity: station.identity,
      }),
    );
    for (let index = 0; index < plain.length; index += 7) {
      const bytes = await sealToRecipients(flipped(plain, index, 0x41), [station.keys.recipient]);
      const opened = await openAs(station, bytes, trusted());
      if (!opened.ok) continue;
      expect(opened.value.manifest).toEqual(manifest);
      for (const [path, expected] of Object.entries(files)) {
        const read = await opened.value.readMaterial(path);
        if (read.ok) expect(read.value).toEqual(expected);
      }
    }
  });
});

test("damage in one material is found when that one is read, and shows no byte of it", async () => {
  const large: Files = {
    "materials/SZ20240001/a.pdf": patternBytes(300_000),
    "materials/SZ20240001/b.pdf": patternBytes(300_000, 2),
  };
  const bytes = await sealed(aManifest(office, [station], large), large, office.signer);
  for (const index of [70_000, 200_000, 250_000]) {
    const opened = mustBeOk(await openAs(station, flipped(bytes, index), trusted()));
    expect(codeOf(await opened.readMaterial("materials/SZ20240001/a.pdf"))).toBe(
      "SEALED_FILE_DAMAGED",
    );
    expect(codeOf(await opened.verifyAll())).toBe("SEALED_FILE_DAMAGED");
    expect((await opened.readMaterial("materials/SZ20240001/b.pdf")).ok).toBe(true);
  }
});

describe("sealing is refused", () => {
  const sealing = async (over: Partial<Manifest>, contents: Files = files) =>
    codeOf(
      await sealBundle({
        manifest: { ...manifest, ...over },
        materials: sourcesOf(contents),
        signer: office.signer,
        out: memorySink(),
      }),
    );

  test("when a material changed since the manifest was made", async () => {
    const [path] = Object.keys(files);
    expect(await sealing({}, { ...files, [path!]: patternBytes(900, 5) })).toBe(
      "MATERIAL_CHANGED_WHILE_SEALING",
    );
    expect(await sealing({}, { ...files, [path!]: patternBytes(5) })).toBe(
      "MATERIAL_CHANGED_WHILE_SEALING",
    );
  });

  test("when a material is missing or isn't in the manifest", async () => {
    expect(await sealing({}, {})).toBe("MATERIAL_MISSING");
    expect(await sealing({ materials: [] })).toBe("MATERIAL_NOT_LISTED");
  });

  test("when the manifest is one that opening would refuse", async () => {
    expect(await sealing({ serial: 0 })).toBe("MANIFEST_MALFORMED");
    const path = "materials/../../x";
    const [first] = manifest.materials;
    expect(await sealing({ materials: [{ ...first!, path }] })).toBe("ENTRY_NAME_UNSAFE");
  });
});

describe("a bundle's file", () => {
  const sealTo = (path: string, layer: FileLayer, contents = files) =>
    writeSealedFile(layer, path, (out) =>
      sealBundle({
        manifest,
        materials: sourcesOf(contents),
        signer: office.signer,
        out,
      }),
    );

  test("is written whole, read back, and opens from the disk", async () => {
    const folder = newFolder();
    const path = join(folder, "会议.vsbundle");
    const written = mustBeOk(await sealTo(path, disk));
    expect(readdirSync(folder)).toEqual(["会议.vsbundle"]);
    expect(written.sizeBytes).toBe(readFileSync(path).length);
    const source = mustBeOk(await openFileSource(disk, path));
    const opened = await openAs(station, await source.read(0, source.sizeBytes), trusted());
    await source.close();
    expect(opened.ok).toBe(true);
  });

  test("leaves nothing behind when sealing is refused, and keeps what was there", async () => {
    const folder = newFolder();
    const path = join(folder, "a.vsbundle");
    expect(codeOf(await sealTo(path, disk, {}))).toBe("MATERIAL_MISSING");
    expect(readdirSync(folder)).toEqual([]);
    writeFileSync(path, "before");
    expect(codeOf(await sealTo(path, disk, {}))).toBe("MATERIAL_MISSING");
    expect(readdirSync(folder)).toEqual(["a.vsbundle"]);
    expect(readFileSync(path, "utf8")).toBe("before");
  });

  test("leaves nothing behind when the disk is full, and says so", async () => {
    const folder = newFolder();
    const full: FileLayer = {
      ...disk,
      open: async (path, mode) => {
        const file = await disk.open(path, mode);
        const noSpace = Object.assign(new Error("no space"), { code: "ENOSPC" });
        return {
          ...file,
          writeAt: (offset, bytes) =>
            offset > 300 ? Promise.reject(noSpace) : file.writeAt(offset, bytes),
        };
      },
    };
    expect(codeOf(await sealTo(join(folder, "a.vsbundle"), full))).toBe("DISK_FULL");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is refused when the stick holds something else than was written", async () => {
    const lying: FileLayer = {
      ...disk,
      open: async (path, mode) => {
        const file = await disk.open(path, mode);
        return mode === "read"
          ? {
              ...file,
              readAt: async (offset, length) => flipped(await file.readAt(offset, length), 0),
            }
          : file;
      },
    };
    expect(codeOf(await sealTo(join(newFolder(), "a.vsbundle"), lying))).toBe(
      "DISK_READ_BACK_DIFFERS",
    );
  });

  test("is not opened through a link, and a missing one is named", async () => {
    const folder = newFolder();
    expect(codeOf(await openFileSource(disk, join(folder, "none")))).toBe("DISK_FILE_MISSING");
    expect(codeOf(await openFileSource(disk, folder))).toBe("DISK_PATH_UNUSABLE");
  });
});

const toolsHere = isOnPath("age") && isOnPath("unzip");
describe(
  toolsHere ? "with stock tools" : "with stock tools (SKIPPED: age or unzip is not on PATH)",
  () => {
    test.skipIf(!toolsHere)("age -d and unzip -t open a bundle", () => {
      const folder = newFolder();
      const [identity, file, zip] = ["id.txt", "b.vsbundle", "x.zip"].map((name) =>
        join(folder, name),
      ) as [string, string, string];
      writeFileSync(identity, office.identity);
      writeFileSync(file, bundle);
      execFileSync("age", ["-d", "-i", identity, "-o", zip, file]);
      const said = execFileSync("unzip", ["-t", zip]).toString();
      expect(said).toContain("No errors detected");
      execFileSync("unzip", ["-q", zip, "-d", folder], {
        env: { ...process.env, LC_ALL: "C.UTF-8" },
      });
      for (const [path, bytes] of Object.entries(files))
        expect(Buffer.compare(readFileSync(join(folder, path)), bytes)).toBe(0);
    });
  },
);

test("20 MB are sealed, and opened and verified, in a few seconds", async () => {
  const contents: Files = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `materials/SZ20240001/${index}.pdf`,
      patternBytes(1_000_000, index + 1),
    ]),
  );
  const large = aManifest(office, [station], contents);
  const start = performance.now();
  const bytes = await sealed(large, contents, office.signer);
  const sealedAt = performance.now();
  const opened = mustBeOk(await openAs(station, bytes, trusted()));
  const openedAt = performance.now();
  mustBeOk(await opened.verifyAll());
  const verifiedAt = performance.now();
  process.stdout.write(
    `20 MB: sealed ${(sealedAt - start).toFixed(0)} ms, opened ${(openedAt - sealedAt).toFixed(0)} ms, verified ${(verifiedAt - openedAt).toFixed(0)} ms\n`,
  );
  expect(verifiedAt - start).toBeLessThan(10_000);
});
