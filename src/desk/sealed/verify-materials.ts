import type { Material } from "../../core/bundle/manifest.ts";
import type { Hashing } from "../crypto/desk-crypto.ts";
import { feedHash } from "../crypto/feed-hash.ts";
import { fault } from "./fault.ts";
import type { SealedZip } from "./sealed-zip-reader.ts";

export interface VerifyProgress {
  readonly materials: number;
  readonly bytes: number;
}

/** Materials whose hash may still be under way while the next ones are read. */
const mostUnderWay = 8;

/**
 * Reads every material through and compares its hash; what is read is kept by nobody. Throws
 * MATERIAL_MISSING, MATERIAL_DAMAGED, VERIFICATION_STOPPED and the readers' faults.
 */
export async function verifyMaterials(
  materials: readonly Material[],
  zip: SealedZip,
  hashing: Hashing,
  wish: {
    readonly onProgress: ((progress: VerifyProgress) => void) | undefined;
    readonly signal: AbortSignal | undefined;
  },
): Promise<VerifyProgress> {
  let progress: VerifyProgress = { materials: 0, bytes: 0 };
  const underWay: (() => Promise<void>)[] = [];
  for (const material of materials) {
    const hash = await hashMaterial(material, zip, hashing, wish.signal);
    underWay.push(async () => {
      if (wish.signal?.aborted === true) throw fault("VERIFICATION_STOPPED");
      if ((await hash.digest) !== material.sha256)
        throw fault("MATERIAL_DAMAGED", { path: material.path });
      progress = {
        materials: progress.materials + 1,
        bytes: progress.bytes + material.sizeBytes,
      };
      wish.onProgress?.(progress);
    });
    if (underWay.length >= mostUnderWay) await underWay.shift()?.();
  }
  for (const check of underWay) await check();
  return progress;
}

function hashMaterial(
  { path }: Material,
  zip: SealedZip,
  hashing: Hashing,
  signal: AbortSignal | undefined,
): Promise<{ readonly digest: Promise<string> }> {
  const entry = zip.entry(path);
  if (entry === undefined) throw fault("MATERIAL_MISSING", { path });
  return feedHash(hashing.start(), stoppable(zip.pieces(entry), signal));
}

async function* stoppable(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if (signal?.aborted === true) throw fault("VERIFICATION_STOPPED");
    yield piece;
  }
}
