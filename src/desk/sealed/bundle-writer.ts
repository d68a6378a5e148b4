import type { Manifest, Material } from "../../core/bundle/manifest.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { DeskCrypto, Hashing } from "../crypto/desk-crypto.ts";
import { referenceCrypto } from "../crypto/reference-crypto.ts";
import { startAgeFile, type PassphraseLock } from "./age-file.ts";
import { memorySource, type ByteSink, type ByteSource } from "./byte-ports.ts";
import { openEnvelope, signEnvelope } from "./dsse.ts";
import type { Signer } from "./ed25519.ts";
import { fault, settle } from "./fault.ts";
import { manifestType } from "./manifest-schema.ts";
import { startSealedZip, type SealedZipWriter } from "./sealed-zip-writer.ts";
import { asJson, readManifest } from "./signed-manifest.ts";

/** Name of the manifest's envelope, in a bundle and in a result package. */
export const manifestEntry = "manifest.dsse.json";

export interface MaterialSource {
  /** Path in the manifest: `materials/<材料目录>/<file>`. */
  readonly path: string;
  readonly source: ByteSource;
}

export interface BundleInput {
  /** The office's and the stations' keys, and every material with its size. */
  readonly manifest: ManifestPlan;
  readonly materials: AsyncIterable<MaterialSource> | Iterable<MaterialSource>;
  /** Of the office that the manifest names. */
  readonly signer: Signer;
  readonly out: ByteSink;
  readonly crypto?: DeskCrypto;
  /** Instead of stations, of which the manifest then names none. */
  readonly passphrase?: PassphraseLock;
}

/** A manifest whose hashes may still be missing: it is sealed last, when they are known. */
export type ManifestPlan = Omit<Manifest, "materials"> & {
  readonly materials: readonly MaterialPlan[];
};

/** As it was signed. */
export interface SealedManifest {
  readonly manifest: Manifest;
  /** "The bundle's hash": SHA-256 of the payload's bytes, 64 hex digits. */
  readonly manifestHash: string;
}

/** A hash that is given must turn out so. */
export type MaterialPlan = Omit<Material, "sha256"> & Partial<Pick<Material, "sha256">>;

/**
 * Seals a bundle into `out`, to every station of the manifest and to the office, or under one
 * passphrase and then to no station, streaming: no
 * material is held whole, and each is read once and hashed as it passes by. Gives the manifest
 * as it was signed.
 * Refuses with MANIFEST_MALFORMED, ENTRY_NAME_UNSAFE, MATERIAL_NOT_LISTED, MATERIAL_MISSING,
 * MATERIAL_CHANGED_WHILE_SEALING, RECIPIENT_INVALID, and what `out` and the sources refuse; `out`
 * then holds a part that must be thrown away (`writeSealedFile` does).
 */
export function sealBundle(input: BundleInput): Promise<Outcome<SealedManifest>> {
  return settle(async () => {
    const { signer, out, crypto = referenceCrypto } = input;
    // Before anything is written: what opening would refuse isn't sealed.
    const { office, stations } = readManifest(withHashes(input.manifest, new Map()));
    if (signer.signingKey !== office.signingKey)
      throw new Error("The signer is not the office of the manifest");
    if ((stations.length === 0) !== (input.passphrase !== undefined))
      throw fault("MANIFEST_MALFORMED", { where: "stations" });
    const recipients = new Set([...stations, office].map(({ recipient }) => recipient));
    const age = await startAgeFile(input.passphrase ?? [...recipients], out, crypto.chunks);
    const zip = startSealedZip(age);
    const hashes = await addMaterials(zip, input, crypto.hashing);
    const manifest = readManifest(withHashes(input.manifest, hashes));
    const envelope = signEnvelope(manifestType, asJson(manifest), [signer]);
    // A bundle that the station would refuse is refused here, where it can still be mended.
    const { payloadHash: manifestHash } = openEnvelope(envelope, manifestType);
    await zip.add(manifestEntry, memorySource(envelope));
    await zip.end();
    await age.end();
    return { manifest, manifestHash };
  });
}

const notYetHashed = "0".repeat(64);

/** The plan with the hashes that were found; a material without one gets a placeholder. */
function withHashes(plan: ManifestPlan, hashes: ReadonlyMap<string, string>): Manifest {
  const materials = plan.materials.map((material) => ({
    ...material,
    sha256: hashes.get(material.path) ?? material.sha256 ?? notYetHashed,
  }));
  return { ...plan, materials };
}

/** Adds all materials; gives their hashes by path. */
async function addMaterials(
  zip: SealedZipWriter,
  { manifest, materials }: BundleInput,
  hashing: Hashing,
): Promise<ReadonlyMap<string, string>> {
  const missing = new Map(manifest.materials.map((item) => [item.path, item]));
  // A hash may still be under way in another thread while the next materials are read.
  const hashes: Promise<readonly [string, string]>[] = [];
  try {
    for await (const { path, source } of materials) {
      const expected = missing.get(path);
      if (expected === undefined) throw fault("MATERIAL_NOT_LISTED", { path });
      missing.delete(path);
      const { digest } = await addMaterial(zip, expected, source, hashing);
      const hash = digest.then((found) => [path, asExpected(expected, found)] as const);
      hash.catch(() => undefined);
      hashes.push(hash);
    }
  } finally {
    await Promise.allSettled(hashes);
  }
  const [path] = missing.keys();
  if (path !== undefined) throw fault("MATERIAL_MISSING", { path });
  return new Map(await Promise.all(hashes));
}

/** Adds one; its hash comes later. */
async function addMaterial(
  zip: SealedZipWriter,
  { path, sizeBytes }: MaterialPlan,
  source: ByteSource,
  hashing: Hashing,
): Promise<{ readonly digest: Promise<string> }> {
  if (source.sizeBytes !== sizeBytes) throw fault("MATERIAL_CHANGED_WHILE_SEALING", { path });
  const hash = hashing.start();
  try {
    await zip.add(path, source, hash.take);
  } catch (error) {
    await hash.digest();
    throw error;
  }
  return { digest: hash.digest() };
}

function asExpected({ path, sha256: expected }: MaterialPlan, found: string): string {
  if (expected !== undefined && found !== expected)
    throw fault("MATERIAL_CHANGED_WHILE_SEALING", { path });
  return found;
}
