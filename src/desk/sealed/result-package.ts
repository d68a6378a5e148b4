import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Json } from "../../core/canonical-json.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { openAgeFile, startAgeFile } from "./age-file.ts";
import { bounds } from "./bounds.ts";
import { manifestEntry } from "./bundle-writer.ts";
import { memorySource, type ByteSink, type ByteSource } from "./byte-ports.ts";
import { openEnvelope, signEnvelope } from "./dsse.ts";
import type { Signer } from "./ed25519.ts";
import { fault, settle } from "./fault.ts";
import {
  journalEntry,
  readResultDocument,
  resultEntry,
  resultFormat,
  resultType,
  resultVersion,
  type ResultDocument,
  type ResultFile,
} from "./result-schema.ts";
import {
  namesOfSurplus,
  openSealedZip,
  readLastEntry,
  type SealedZip,
} from "./sealed-zip-reader.ts";
import { startSealedZip } from "./sealed-zip-writer.ts";
import { utf8Text } from "./utf8-text.ts";

export interface ResultInput {
  /** What the result says; `format`, `version` and `files` are added here. */
  readonly document: { readonly [member: string]: Json | undefined };
  /** `reports/*.pdf` and `tables/*.xlsx`. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** The journal's chained lines, without line ends. */
  readonly journalLines: readonly string[];
  /** The bundle's `manifest.dsse.json` as it is, so that a verifier can recount from signed facts. */
  readonly manifestEnvelope: Uint8Array;
  /** The station's key first, then the chair's and the secretary's session keys. */
  readonly signers: readonly Signer[];
  readonly officeRecipient: string;
  readonly out: ByteSink;
}

/**
 * Seals a result package into `out`, to the office. Entries lie in a fixed order, so equal input
 * gives an equal plaintext. Refuses with RESULT_MALFORMED (a path or document of another form),
 * TOO_LARGE, RECIPIENT_INVALID, ENTRY_NAME_UNSAFE.
 */
export function sealResult(input: ResultInput): Promise<Outcome<ResultDocument>> {
  return settle(async () => {
    const contents = contentsOf(input);
    const document = readResultDocument({
      ...input.document,
      format: resultFormat,
      version: resultVersion,
      files: contents.map(([path, bytes]) => factsOf(path, bytes)),
    });
    const age = await startAgeFile([input.officeRecipient], input.out);
    const zip = startSealedZip(age);
    for (const [path, bytes] of contents) await zip.add(path, memorySource(bytes));
    const envelope = signEnvelope(resultType, document, input.signers);
    await zip.add(resultEntry, memorySource(envelope));
    await zip.end();
    await age.end();
    return document;
  });
}

/** A result package of which every byte has been checked against its signatures and hashes. */
export interface OpenResult {
  readonly document: ResultDocument;
  /** SHA-256 of the document's payload bytes, 64 hex digits: the result's hash. */
  readonly documentHash: string;
  /** Verified keys (hex) in the envelope's order. Whose they are is for core to say. */
  readonly signers: readonly string[];
  readonly manifestEnvelope: Uint8Array;
  readonly journalLines: readonly string[];
  /** A report or table, checked again. Refuses with MATERIAL_UNKNOWN, RESULT_FILE_DAMAGED. */
  readonly readFile: (path: string) => Promise<Outcome<Uint8Array>>;
}

/**
 * Opens a result package with the office's identity and checks all of it: signatures (before the
 * ZIP's directory is read), that the entries are exactly those that the document lists, and each
 * one's size and hash. Refuses with NOT_FOR_THIS_STATION_OR_DAMAGED, SEALED_FILE_DAMAGED,
 * ZIP_REFUSED, SIGNATURE_INVALID, RESULT_MALFORMED, RESULT_FILE_DAMAGED, FORMAT_VERSION_UNKNOWN and
 * the readers' other codes.
 */
export function openResult(input: {
  readonly source: ByteSource;
  readonly identity: string;
}): Promise<Outcome<OpenResult>> {
  return settle(async () => {
    const { source, identity } = input;
    const plain = await openAgeFile(source, { kind: "identity", identity });
    const envelope = await readLastEntry(plain, resultEntry, bounds.envelopeBytes);
    const signed = openEnvelope(envelope, resultType);
    const document = readResultDocument(signed.payload);
    // Before the directory is read, which may have 200,000 entries.
    if ((await namesOfSurplus(plain, document.files.length + 1)) !== undefined)
      throw fault("RESULT_MALFORMED", { where: "files" });
    const zip = await openSealedZip(plain);
    checkEntries(document, zip);
    for (const file of document.files) await readChecked(zip, file);
    return {
      document,
      documentHash: signed.payloadHash,
      signers: signed.signers,
      manifestEnvelope: await readNamed(zip, document, manifestEntry),
      journalLines: linesOf(await readNamed(zip, document, journalEntry)),
      readFile: (path) => settle(() => readNamed(zip, document, path)),
    };
  });
}

type Content = readonly [path: string, bytes: Uint8Array];

/** Manifest and journal first, then the files by path. */
function contentsOf(input: ResultInput): readonly Content[] {
  const files = input.files
    .map(({ path, bytes }): Content => [path, bytes])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    [manifestEntry, input.manifestEnvelope],
    [journalEntry, journalBytes(input.journalLines)],
    ...files,
  ];
}

function journalBytes(lines: readonly string[]): Uint8Array {
  return utf8ToBytes(lines.map((line) => `${line}\n`).join(""));
}

const factsOf = (path: string, bytes: Uint8Array): ResultFile => ({
  path,
  sizeBytes: bytes.length,
  sha256: bytesToHex(sha256(bytes)),
});

function checkEntries(document: ResultDocument, zip: SealedZip): void {
  const inOrder = zip.entries.every(
    ({ name }, index) => name === (document.files[index]?.path ?? resultEntry),
  );
  if (!inOrder || zip.entries.length !== document.files.length + 1)
    throw fault("RESULT_MALFORMED", { where: "files" });
}

async function readNamed(
  zip: SealedZip,
  document: ResultDocument,
  path: string,
): Promise<Uint8Array> {
  const file = document.files.find((item) => item.path === path);
  if (file === undefined) throw fault("MATERIAL_UNKNOWN", { path });
  return readChecked(zip, file);
}

async function readChecked(
  zip: SealedZip,
  { path, sizeBytes, sha256: expected }: ResultFile,
): Promise<Uint8Array> {
  const entry = zip.entry(path);
  if (entry?.sizeBytes !== sizeBytes) throw fault("RESULT_FILE_DAMAGED", { path });
  const bytes = await zip.read(entry, bounds.materialBytes);
  if (bytesToHex(sha256(bytes)) !== expected) throw fault("RESULT_FILE_DAMAGED", { path });
  return bytes;
}

/** Every line ends with a line feed, and none is empty. */
function linesOf(bytes: Uint8Array): readonly string[] {
  const text = utf8Text(bytes);
  const lines = text?.split("\n") ?? [];
  const rest = lines.pop();
  if (text === undefined || rest !== "" || lines.includes(""))
    throw fault("RESULT_MALFORMED", { where: journalEntry });
  return lines;
}
