import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { manifestEntry } from "../../src/desk/sealed/bundle-writer.ts";
import { signEnvelope } from "../../src/desk/sealed/dsse.ts";
import { bounds } from "../../src/desk/sealed/bounds.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import {
  journalEntry,
  resultEntry,
  resultFormat,
  resultType,
  resultVersion,
} from "../../src/desk/sealed/result-schema.ts";
import { openBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";
import { directoryEnd, directoryHeader } from "../../src/desk/sealed/zip-records.ts";
import { sealWithPassphrase } from "../../src/desk/sealed/age-file.ts";
import { createSealer, rawZip, type Sealer } from "../support/hostile-bundle.ts";
import { envelopeOver } from "../support/hostile-payloads.ts";
import type { Measured, MeasuredTask } from "../support/measured-opening.ts";
import {
  aManifest,
  codeOf,
  keysOf,
  mustBeOk,
  patternBytes,
  type TestKeys,
} from "./sealed-fixtures.ts";

const mebibyte = 1024 * 1024;
let folder: string;
let script: string;
let office: TestKeys;
let station: TestKeys;
let foreign: TestKeys;
let sealer: Sealer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vivaseal-hostile-"));
  script = await builtScript();
  office = await keysOf("评委会办公室", 1);
  station = await keysOf("甲机", 2);
  foreign = await keysOf("别的办公室", 3);
  sealer = await createSealer(station.keys.recipient, station.identity);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The product's readers as one script, so that what a process takes is theirs alone. */
async function builtScript(): Promise<string> {
  const entry = join(import.meta.dirname, "../support/measured-opening.ts");
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: "node20.19" },
  });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return join(folder, "measured-opening.js");
}

function measured(kind: MeasuredTask["kind"], bytes: Uint8Array): Measured {
  const path = join(folder, "hostile");
  writeFileSync(path, bytes);
  const task: MeasuredTask = {
    ...{ kind, path },
    reader: {
      identity: station.identity,
      signingKey: station.keys.signingKey,
      name: station.keys.name,
      trustedOffices: [office.keys],
    },
  };
  const said = execFileSync(process.execPath, [script, JSON.stringify(task)]).toString();
  const result = JSON.parse(said) as Measured;
  process.stdout.write(
    `${expect.getState().currentTestName ?? ""}: ${result.code ?? "good"}, ` +
      `+${(result.grownBytes / mebibyte).toFixed(0)} MiB, ${result.milliseconds.toFixed(0)} ms\n`,
  );
  return result;
}

const bundleOf = (...entries: Parameters<typeof rawZip>) => sealer.seal(rawZip(...entries));
const manifestBytes = (signer = office.signer) =>
  signEnvelope(manifestType, asJson(aManifest(office, [station], {})), [signer]);

/** What reading the header, one chunk and a page of code takes, and then some. */
const little = 40 * mebibyte;

describe("refused before memory grows:", () => {
  test("nothing, for a small good bundle", async () => {
    const result = measured(
      "bundle",
      await bundleOf([{ name: manifestEntry, bytes: manifestBytes() }]),
    );
    expect(result.code).toBeNull();
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("a manifest of 100 MB", async () => {
    const bytes = new Uint8Array(100_000_000).fill(0x20);
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("a million entries", async () => {
    const result = measured("bundle", await sealer.seal(millionEntries()));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("a deflated entry that claims 4 GiB", async () => {
    const central = (record: Buffer) => {
      record.writeUInt16LE(8, 10);
      record.writeUInt32LE(0xfffffff0, 24);
      return record;
    };
    const bomb = { name: "materials/a", bytes: patternBytes(4_000_000), central };
    // Behind the office's own manifest: without one the directory isn't even looked at.
    const signed = { name: manifestEntry, bytes: manifestBytes() };
    const result = measured("bundle", await bundleOf([bomb, signed]));
    expect(result.code).toBe("ZIP_ENTRY_COMPRESSED");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("an age header without an end", () => {
    const bytes = utf8ToBytes("age-encryption.org/v1\n" + "-> X25519 a\n".repeat(2_000_000));
    const result = measured("bundle", bytes);
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("a keyring that asks for 2^30 of work", async () => {
    const sealed = Buffer.from(await sealWithPassphrase(utf8ToBytes("x"), "correct horse", 10));
    const text = sealed.toString("latin1").replace(/^(-> scrypt \S+) 10$/m, "$1 30");
    const result = measured("keyring", Buffer.from(text, "latin1"));
    expect(result.code).toBe("WORK_FACTOR_TOO_HIGH");
    expect(result.grownBytes).toBeLessThan(little);
    expect(result.milliseconds).toBeLessThan(2_000);
  });

  test("a keyring of 2 MB", () => {
    expect(measured("keyring", new Uint8Array(2_000_000)).code).toBe("TOO_LARGE");
  });

  test("a card of 10 MB", () => {
    const result = measured("card", utf8ToBytes(`{"payload":"${"A".repeat(10_000_000)}"}`));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(little);
  });
});

/** As many entries as are allowed, all names of a length that just fits the directory's bound. */
function longestDirectory() {
  const parts = Array.from({ length: 3 }, () => "a".repeat(86)).join("/");
  return Array.from({ length: 199_999 }, (_, index) => ({
    name: `materials/${parts}/${index}`,
    bytes: new Uint8Array(),
  }));
}

describe("refused with no more memory than its bounds allow:", () => {
  /** An envelope is in memory as bytes, texts, its decoded payload and what was signed. */
  const bounded = 10 * bounds.envelopeBytes;

  test("an envelope of 60 MiB that is nothing but empty lists", async () => {
    const bytes = utf8ToBytes(`[${"[],".repeat(20_000_000)}[]]`);
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(bounded);
  });

  test("an envelope of 60 MiB with a million signatures", async () => {
    const one = `{"keyid":"${"0".repeat(64)}","sig":""}`;
    const bytes = utf8ToBytes(
      `{"payload":"","payloadType":"${manifestType}","signatures":[${Array(700_000).fill(one).join(",")}]}`,
    );
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(bounded);
  });

  /** Such an envelope is in memory once, beside what it is deciphered from. */
  const once = 2 * bounds.envelopeBytes;

  test("a payload of 45 MB of empty lists, signed by a stranger", async () => {
    const payload = utf8ToBytes(`[${"[],".repeat(15_000_000)}[]]`);
    const bytes = envelopeOver(payload, foreign.signer);
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("OFFICE_NOT_TRUSTED");
    expect(result.grownBytes).toBeLessThan(once);
  });

  test("a payload of as many values as a payload may have, signed by a stranger", async () => {
    const payload = utf8ToBytes(`[${"[],".repeat(1_990_000)}[]]`);
    const bytes = envelopeOver(payload, foreign.signer);
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("OFFICE_NOT_TRUSTED");
    expect(result.grownBytes).toBeLessThan(once);
  });

  test("a payload of 45 MB of empty lists, in the office's name", async () => {
    const payload = utf8ToBytes(`[${"[],".repeat(15_000_000)}[]]`);
    const bytes = envelopeOver(payload, { ...foreign.signer, signingKey: office.keys.signingKey });
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("SIGNATURE_INVALID");
    expect(result.grownBytes).toBeLessThan(4 * bounds.envelopeBytes);
  });

  test("a payload of 45 MB of empty lists, that the office itself signed", async () => {
    const payload = utf8ToBytes(`[${"[],".repeat(15_000_000)}[]]`);
    const bytes = envelopeOver(payload, office.signer);
    const result = measured("bundle", await bundleOf([{ name: manifestEntry, bytes }]));
    expect(result.code).toBe("TOO_LARGE");
    expect(result.grownBytes).toBeLessThan(4 * bounds.envelopeBytes);
  });

  test("a directory of 200,000 entries with the longest names, without a manifest", async () => {
    const result = measured("bundle", await bundleOf(longestDirectory()));
    expect(result.code).toBe("ZIP_REFUSED");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("such a directory with a stranger's manifest", async () => {
    const manifest = { name: manifestEntry, bytes: manifestBytes(foreign.signer) };
    const result = measured("bundle", await bundleOf([...longestDirectory(), manifest]));
    expect(result.code).toBe("OFFICE_NOT_TRUSTED");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("such a directory with the office's own manifest, which lists none of it", async () => {
    const manifest = { name: manifestEntry, bytes: manifestBytes() };
    const result = measured("bundle", await bundleOf([...longestDirectory(), manifest]));
    expect(result.code).toBe("MATERIAL_NOT_LISTED");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("such a directory in a result package without a result", async () => {
    const result = measured("result", await bundleOf(longestDirectory()));
    expect(result.code).toBe("ZIP_REFUSED");
    expect(result.grownBytes).toBeLessThan(little);
  });

  test("such a directory in a result package, which lists none of it", async () => {
    const file = { sizeBytes: 0, sha256: "0".repeat(64) };
    const document = {
      ...{ format: resultFormat, version: resultVersion },
      files: [manifestEntry, journalEntry].map((path) => ({ path, ...file })),
    };
    const signed = signEnvelope(resultType, document, [foreign.signer]);
    const entries = [...longestDirectory(), { name: resultEntry, bytes: signed }];
    const result = measured("result", await bundleOf(entries));
    expect(result.code).toBe("RESULT_MALFORMED");
    expect(result.grownBytes).toBeLessThan(little);
  });
});

/** A million headers in a directory of 48 MB, all of one entry that isn't even there. */
function millionEntries(): Uint8Array {
  const name = utf8ToBytes("a");
  const header = directoryHeader({ name, crc32: 0, sizeBytes: 0, offset: 0 });
  const directory = Buffer.alloc(1_000_000 * header.length, header);
  return Buffer.concat([directory, ...directoryEnd(1_000_000, directory.length, 0)]);
}

describe("a stick", () => {
  test("whose file gets shorter while it is read gives a refusal, not an error", async () => {
    const files = { "materials/SZ20240001/a.pdf": patternBytes(400_000) };
    const path = join(folder, "shrinking.vsbundle");
    const manifest = aManifest(office, [station], files);
    const [[name, bytes]] = Object.entries(files) as [[string, Uint8Array]];
    const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
    writeFileSync(
      path,
      await bundleOf([
        { name, bytes },
        { name: manifestEntry, bytes: envelope },
      ]),
    );
    const source = mustBeOk(await openFileSource(createNodeFileLayer(), path));
    const opened = mustBeOk(
      await openBundle({
        ...{ source, identity: station.identity, signingKey: station.keys.signingKey },
        ...{ name: station.keys.name, trustedOffices: [office.keys] },
      }),
    );
    expect((await opened.readMaterial(name)).ok).toBe(true);
    truncateSync(path, 200_000);
    expect(codeOf(await opened.readMaterial(name))).toBe("DISK_FAILED");
    expect(codeOf(await opened.verifyAll())).toBe("DISK_FAILED");
    await source.close();
  });
});
