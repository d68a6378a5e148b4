import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Manifest, Material } from "../../core/bundle/manifest.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { startAgeFile } from "./age-file.ts";
import { memorySource, type ByteSink, type ByteSource } from "./byte-ports.ts";
import { openEnvelope, signEnvelope } from "./dsse.ts";
import type { Signer } from "./ed25519.ts";
import { Fault, fault, settle } from "./fault.ts";
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
  /** Complete: the office's and the stations' keys, and every material with size and hash. */
  readonly manifest: Manifest;
  readonly materials: AsyncIterable<MaterialSource> | Iterable<MaterialSource>;
  /** Of the office that the manifest names. */
  readonly signer: Signer;
  readonly out: ByteSink;
}

/**
 * Seals a bundle into `out`, to every station of the manifest and to the office, streaming: no
 * material is held whole. Each is compared with the manifest while it passes by.
 * Refuses with MANIFEST_MALFORMED, ENTRY_NAME_UNSAFE, MATERIAL_NOT_LISTED, MATERIAL_MISSING,
 * MATERIAL_CHANGED_WHILE_SEALING, RECIPIENT_INVALID, and what `out` and the sources refuse; `out`
 * then holds a part that must be thrown away (`writeSealedFile` does).
 */
export function sealBundle(input: BundleInput): Promise<Outcome<void>> {
  return settle(async () => {
    const { signer, out } = input;
    const manifest = readManifest(input.manifest);
    if (signer.signingKey !== manifest.office.signingKey)
      throw new Error("The signer is not the office of the manifest");
    const recipients = [...manifest.stations, manifest.office];
    const age = await startAgeFile([...new Set(recipients.map(({ recipient }) => recipient))], out);
    const zip = startSealedZip(age);
    await addMaterials(zip, manifest, input.materials);
    const envelope = signEnvelope(manifestType, asJson(manifest), [signer]);
    // A bundle that the station would refuse is refused here, where it can still be mended.
    openEnvelope(envelope, manifestType);
    await zip.add(manifestEntry, memorySource(envelope));
    await zip.end();
    await age.end();
  });
}

async function addMaterials(
  zip: SealedZipWriter,
  manifest: Manifest,
  materials: BundleInput["materials"],
): Promise<void> {
  const missing = new Map(manifest.materials.map((item) => [item.path, item]));
  for await (const { path, source } of materials) {
    const expected = missing.get(path);
    if (expected === undefined) throw fault("MATERIAL_NOT_LISTED", { path });
    missing.delete(path);
    await addMaterial(zip, expected, source);
  }
  const [path] = missing.keys();
  if (path !== undefined) throw fault("MATERIAL_MISSING", { path });
}

async function addMaterial(
  zip: SealedZipWriter,
  { path, sizeBytes, sha256: expected }: Material,
  source: ByteSource,
): Promise<void> {
  const changed = fault("MATERIAL_CHANGED_WHILE_SEALING", { path });
  if (source.sizeBytes !== sizeBytes) throw changed;
  const hash = sha256.create();
  let position = 0;
  await zip.add(path, {
    sizeBytes,
    read: async (offset, length) => {
      if (offset !== position) throw new Error("Materials are read in order");
      const bytes = await source.read(offset, length);
      position += bytes.length;
      hash.update(bytes);
      return bytes;
    },
  });
  if (bytesToHex(hash.digest()) !== expected) throw new Fault(changed.refusal);
}
