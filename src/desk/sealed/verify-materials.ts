import type { Material } from "../../core/bundle/manifest.ts";
import type { Hashing } from "../crypto/desk-crypto.ts";
import { fault } from "./fault.ts";
import type { SealedZip } from "./sealed-zip-reader.ts";

export interface VerifyProgress {
  readonly materials: number;
  readonly bytes: number;
}

/** Materials that are read at the same time: while one waits for its end, others keep all busy. */
const atOnce = 6;

interface Wish {
  readonly onProgress: ((progress: VerifyProgress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads every material through and compares its hash; what is read is kept by nobody. Throws
 * MATERIAL_MISSING, MATERIAL_DAMAGED, VERIFICATION_STOPPED and the readers' faults: of several
 * the one of the material that comes first.
 */
export async function verifyMaterials(
  materials: readonly Material[],
  zip: SealedZip,
  hashing: Hashing,
  { onProgress, signal }: Wish,
): Promise<VerifyProgress> {
  const rest = materials.entries();
  const failures = new Map<number, unknown>();
  let progress: VerifyProgress = { materials: 0, bytes: 0 };
  const verifyRest = async () => {
    for (const [index, material] of rest) {
      try {
        await verifyMaterial(material, zip, hashing, signal);
        if (signal?.aborted === true) throw fault("VERIFICATION_STOPPED");
      } catch (error) {
        failures.set(index, error);
      }
      if (failures.size > 0) return;
      progress = {
        materials: progress.materials + 1,
        bytes: progress.bytes + material.sizeBytes,
      };
      onProgress?.(progress);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, verifyRest));
  const [first] = [...failures.keys()].sort((a, b) => a - b);
  if (first !== undefined) throw failures.get(first);
  return progress;
}

async function verifyMaterial(
  { path, sha256 }: Material,
  zip: SealedZip,
  hashing: Hashing,
  signal: AbortSignal | undefined,
): Promise<void> {
  const entry = zip.entry(path);
  if (entry === undefined) throw fault("MATERIAL_MISSING", { path });
  const found = await zip.hash(entry, hashing, () => {
    if (signal?.aborted === true) throw fault("VERIFICATION_STOPPED");
  });
  if (found !== sha256) throw fault("MATERIAL_DAMAGED", { path });
}
