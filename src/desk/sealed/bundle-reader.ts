import { bytesToHex } from "@noble/hashes/utils.js";
import { identityToRecipient } from "age-encryption";
import type { Manifest, PublicKeys } from "../../core/bundle/manifest.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { openAgeFile, unwrapAgeFile, type AgeKey } from "./age-file.ts";
import { readAgeHeader } from "./age-header.ts";
import { bounds } from "./bounds.ts";
import type { DeskCrypto, Hashing } from "../crypto/desk-crypto.ts";
import { referenceCrypto } from "../crypto/reference-crypto.ts";
import { manifestEntry } from "./bundle-writer.ts";
import type { ByteSource } from "./byte-ports.ts";
import { Fault, fault, settle } from "./fault.ts";
import {
  namesOfSurplus,
  openSealedZip,
  readLastEntry,
  type SealedZip,
} from "./sealed-zip-reader.ts";
import { readSignedManifest, type SignedManifest } from "./signed-manifest.ts";
import { verifyMaterials, type VerifyProgress } from "./verify-materials.ts";

export interface OpenBundleInput {
  readonly source: ByteSource;
  /** `AGE-SECRET-KEY-1…` of a station or of the office. */
  readonly identity: string;
  /** Public signing key that belongs to the identity's owner. */
  readonly signingKey: string;
  /** The owner's name, for the sentence of a refusal. */
  readonly name: string;
  /** Offices whose cards were trusted here; never keys out of the bundle. */
  readonly trustedOffices: readonly PublicKeys[];
  readonly crypto?: DeskCrypto;
  /** Of a bundle that is sealed under one; a bundle to stations has no use for it. */
  readonly passphrase?: string;
  /** The same bundle's `passphraseKey`, kept from an earlier opening: instead of the passphrase. */
  readonly fileKey?: Uint8Array;
}

/** A bundle whose manifest has been verified. Its materials are verified one by one, when read. */
export interface OpenBundle extends SignedManifest {
  /** The age file's own key, where a passphrase wraps it: to open this bundle again without. */
  readonly passphraseKey: Uint8Array | undefined;
  /** The material whole, after its size and hash were checked; what doesn't check out never leaves. */
  readonly readMaterial: (path: string) => Promise<Outcome<Uint8Array>>;
  /** Reads and checks every material, none held whole; stops when `signal` is aborted. */
  readonly verifyAll: (
    onProgress?: (progress: VerifyProgress) => void,
    signal?: AbortSignal,
  ) => Promise<Outcome<VerifyProgress>>;
}

/**
 * Opens a bundle: age header, manifest and ZIP directory are read, in this order, and nothing else:
 * the directory of a file that no trusted office signed costs nothing. Refuses with
 * NOT_FOR_THIS_STATION_OR_DAMAGED, SEALED_FILE_DAMAGED, ZIP_REFUSED, OFFICE_NOT_TRUSTED,
 * STATION_NOT_ENROLLED, BUNDLE_PASSPHRASE_NEEDED, BUNDLE_PASSPHRASE_WRONG, MANIFEST_MALFORMED, MATERIAL_MISSING, MATERIAL_NOT_LISTED and the other
 * codes of the readers that it is made of.
 */
export function openBundle(input: OpenBundleInput): Promise<Outcome<OpenBundle>> {
  return settle(async () => {
    const { source, identity, crypto = referenceCrypto, trustedOffices } = input;
    const passphraseKey = await passphraseKeyOf(input);
    const key: AgeKey =
      passphraseKey === undefined
        ? { kind: "identity", identity }
        : { kind: "fileKey", fileKey: passphraseKey };
    const plain = await openAgeFile(source, key, crypto.chunks);
    const envelope = await readLastEntry(plain, manifestEntry, bounds.envelopeBytes);
    const signed = readSignedManifest(envelope, trustedOffices);
    await checkMeantFor(signed.manifest, passphraseKey !== undefined, input);
    await checkSurplus(signed.manifest, plain);
    const zip = await openSealedZip(plain);
    checkEntries(signed.manifest, zip);
    return { ...signed, passphraseKey, ...materialReaders(signed.manifest, zip, crypto.hashing) };
  });
}

/** `undefined` for a bundle to stations; what was kept is asked before the passphrase. */
async function passphraseKeyOf(input: OpenBundleInput): Promise<Uint8Array | undefined> {
  const { source, passphrase, fileKey } = input;
  const { recipientTypes } = await readAgeHeader(source);
  if (!recipientTypes.includes("scrypt")) return undefined;
  if (fileKey !== undefined) return fileKey;
  if (passphrase === undefined) throw fault("BUNDLE_PASSPHRASE_NEEDED");
  const unwrapped = await settle(() => unwrapAgeFile(source, { kind: "passphrase", passphrase }));
  if (unwrapped.ok) return unwrapped.value;
  const { code } = unwrapped.error;
  throw code === "PASSPHRASE_WRONG" ? fault("BUNDLE_PASSPHRASE_WRONG") : new Fault(unwrapped.error);
}

/**
 * Age's recipients aren't signed by the office; the manifest's list is. It names no station if
 * and only if the file is under a passphrase: so nobody who was sent a bundle to stations can
 * pass it on under a passphrase of their own.
 */
async function checkMeantFor(
  manifest: Manifest,
  underPassphrase: boolean,
  { identity, signingKey, name }: OpenBundleInput,
): Promise<void> {
  if (underPassphrase !== (manifest.stations.length === 0))
    throw fault("MANIFEST_MALFORMED", { where: "stations" });
  if (underPassphrase) return;
  const recipient = await identityToRecipient(identity);
  const enrolled = [...manifest.stations, manifest.office].some(
    (keys) => keys.recipient === recipient && keys.signingKey === signingKey,
  );
  if (!enrolled) throw fault("STATION_NOT_ENROLLED", { station: name });
}

/** A directory of many more entries than are signed is refused by its first ones. */
async function checkSurplus({ materials }: Manifest, plain: ByteSource): Promise<void> {
  const names = await namesOfSurplus(plain, materials.length + 1);
  if (names === undefined) return;
  const left = new Set(materials.map(({ path }) => path));
  // Of as many names as there are materials, and one, one is no material or is there twice.
  for (const path of names) if (!left.delete(path)) throw fault("MATERIAL_NOT_LISTED", { path });
}

function checkEntries(manifest: Manifest, zip: SealedZip): void {
  const listed = new Set(manifest.materials.map(({ path }) => path));
  const extra = zip.entries.find(({ name }) => name !== manifestEntry && !listed.has(name));
  if (extra) throw fault("MATERIAL_NOT_LISTED", { path: extra.name });
  for (const { path, sizeBytes } of manifest.materials) {
    const entry = zip.entry(path);
    if (entry === undefined) throw fault("MATERIAL_MISSING", { path });
    if (entry.sizeBytes !== sizeBytes) throw fault("MATERIAL_DAMAGED", { path });
  }
}

function materialReaders(
  manifest: Manifest,
  zip: SealedZip,
  hashing: Hashing,
): Pick<OpenBundle, "readMaterial" | "verifyAll"> {
  const hashes = new Map(manifest.materials.map(({ path, sha256: hash }) => [path, hash]));
  const readMaterial = (path: string) =>
    settle(async () => {
      const entry = zip.entry(path);
      const expected = hashes.get(path);
      if (entry === undefined || expected === undefined) throw fault("MATERIAL_UNKNOWN", { path });
      const bytes = await zip.read(entry, bounds.materialBytes);
      if (bytesToHex(hashing.sha256(bytes)) !== expected) throw fault("MATERIAL_DAMAGED", { path });
      return bytes;
    });
  return {
    readMaterial,
    verifyAll: (onProgress, signal) =>
      settle(() => verifyMaterials(manifest.materials, zip, hashing, { onProgress, signal })),
  };
}
