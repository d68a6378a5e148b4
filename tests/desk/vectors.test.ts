import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { afterAll, describe, expect, test } from "vitest";
import { parseCanonicalJson } from "../../src/core/canonical-json.ts";
import { recordLine } from "../../src/core/journal/record.ts";
import { ok } from "../../src/core/result.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { openJournal } from "../../src/desk/journal/journal-file.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import { openKeyring, type Keyring } from "../../src/desk/keys/keyring.ts";
import { openKeyringDocument } from "../../src/desk/keys/keyring-document.ts";
import { verifyResult } from "../../src/desk/office/verify-result.ts";
import { openBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { openEnvelope } from "../../src/desk/sealed/dsse.ts";
import { createSigner } from "../../src/desk/sealed/ed25519.ts";
import { settleNow } from "../../src/desk/sealed/fault.ts";
import { utf8Text } from "../../src/desk/sealed/utf8-text.ts";
import { canonicalVectors } from "../vectors/generate/canonical-json-vectors.ts";
import type {
  VectorCase,
  VectorContents,
  VectorKeys,
  VectorKind,
} from "../vectors/generate/vector-case.ts";
import { motionsOf } from "../vectors/generate/meeting-vectors.ts";
import { writeVectors } from "../vectors/generate/write-vectors.ts";

const folder = join(import.meta.dirname, "../vectors");
// The files hold random keys and nonces, so they are made once and kept.
if (process.env["UPDATE_VECTORS"] === "1") await writeVectors(folder);

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
const keys = readJson("keys.json") as VectorKeys;
const cases = readJson("cases.json") as readonly VectorCase[];
const files = createNodeFileLayer();
const scratch = mkdtempSync(join(tmpdir(), "vivaseal-vectors-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)));

/** What each kind of file comes to when this product reads it. */
const readers: Readonly<
  Record<VectorKind, (file: string, wanted: VectorContents) => Promise<Outcome<VectorContents>>>
> = {
  card: (file) => {
    const card = readCard(bytesOf(file));
    if (!card.ok) return Promise.resolve(card);
    const { hex, words } = card.value.checkCode;
    return Promise.resolve(ok({ checkCode: hex, checkWords: words }));
  },
  keyring: async (file) => {
    const role = file.includes("office") ? "office" : "station";
    const read = await openKeyringDocument(files, join(folder, file), role, keys.passphrase);
    if (!read.ok) return read;
    const { signingKey } = createSigner(hexToBytes(read.value.signingSeed));
    return ok({ signers: [signingKey] });
  },
  bundle: readBundle,
  envelope: (file) =>
    Promise.resolve(
      settleNow(() => {
        const { payloadHash, signers } = openEnvelope(
          bytesOf(file),
          "application/vnd.vivaseal.test+json",
        );
        return { payloadHash, signers };
      }),
    ),
  result: async (file) => {
    const read = await verifyResult(memorySource(bytesOf(file)), await officeKeyring());
    if (!read.ok) return read;
    const { document, documentHash, journalLines } = read.value;
    return ok({
      payloadHash: documentHash,
      lines: journalLines.length,
      head: hashOf(utf8ToBytes(journalLines.at(-1) ?? "")),
      contents: Object.fromEntries(document.files.map(({ path, sha256: hash }) => [path, hash])),
      motions: motionsOf(document),
    });
  },
  journal: readJournal,
};

async function readBundle(file: string, wanted: VectorContents): Promise<Outcome<VectorContents>> {
  const { identity, signingKey, name } = keys.station;
  const opened = await openBundle({
    ...{ source: memorySource(bytesOf(file)), identity, signingKey, name },
    trustedOffices: [keys.office],
    passphrase: keys.bundlePassphrase,
  });
  if (!opened.ok) return opened;
  const { manifest, manifestHash, readMaterial } = opened.value;
  const contents: Record<string, string> = {};
  const damaged: Record<string, string> = {};
  for (const { path } of manifest.materials) {
    const read = await readMaterial(path);
    if (read.ok) contents[path] = hashOf(read.value);
    else damaged[path] = read.error.code;
  }
  return ok({
    payloadHash: manifestHash,
    signers: [manifest.office.signingKey],
    ...(wanted.damaged === undefined ? { contents } : { damaged }),
  } as VectorContents);
}

/** From a copy, since opening cuts a torn end off. */
async function readJournal(file: string): Promise<Outcome<VectorContents>> {
  const path = join(scratch, "journal.vsjournal");
  const bytes = bytesOf(file);
  writeFileSync(path, bytes);
  const { identity, signingKey } = keys.station;
  const opened = await openJournal({
    ...{ files, path, identity, signingKey, meetingId: keys.meetingId, random: randomBytes },
  });
  if (!opened.ok) return opened;
  await opened.value.journal.close();
  const lines = opened.value.records.map(recordLine);
  const torn = opened.value.recovered?.cutBytes ?? 0;
  const found = { lines: lines.length, head: hashOf(utf8ToBytes(lines.at(-1) ?? "")) };
  return ok(torn === 0 ? found : { ...found, tornBytes: torn });
}

/** The office's folder, as it would be: its keyring and its card. */
async function officeKeyring(): Promise<Keyring> {
  for (const name of ["office.keyring.age"])
    writeFileSync(join(scratch, name), bytesOf(`keyrings/${name}`));
  writeFileSync(join(scratch, "office.vscard"), bytesOf("cards/office.vscard"));
  const place = { files, folder: scratch, role: "office", passphrase: keys.passphrase } as const;
  const opened = await openKeyring(place);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe("every vector comes to what its case says", () => {
  test.each(cases.map((one) => [`${one.file} (${one.why})`, one] as const))(
    "%s",
    async (_title, { file, read, expect: wanted }) => {
      const found = await readers[read](file, "refused" in wanted ? {} : wanted);
      if ("refused" in wanted) expect(found.ok ? undefined : found.error.code).toBe(wanted.refused);
      else expect(found).toEqual(ok(expect.objectContaining(wanted)));
    },
  );

  test("and every file has its case", () => {
    const listed = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(vscard|age|vsbundle|vsresult|vsjournal|dsse\.json)$/.test(name))
      .map((name) => name.replaceAll("\\", "/"));
    expect(listed.sort()).toEqual(cases.map(({ file }) => file).sort());
  });
});

describe("canonical JSON", () => {
  test("has the vectors that their maker makes", () => {
    expect(readJson("canonical-json.json")).toEqual(canonicalVectors());
  });

  test.each(canonicalVectors().map((one) => [one.why, one] as const))(
    "%s",
    (_why, { bytes, canonical }) => {
      const text = utf8Text(hexToBytes(bytes));
      const value = text === undefined ? undefined : parseCanonicalJson(text);
      expect(value !== undefined).toBe(canonical);
    },
  );
});
