import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { Material } from "../../core/bundle/manifest.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { SourceMaterial } from "./source-materials.ts";

/** The manifest's entry of a material. Its bytes are streamed; a file whose size has changed is refused. */
export async function hashMaterial(material: SourceMaterial): Promise<Outcome<Material>> {
  const { applicantId, path, file, sizeBytes } = material;
  try {
    // A link put there since the listing isn't followed (the flag is 0 where a system lacks it).
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW || 0);
    const handle = await open(file, flags);
    const hash = createHash("sha256");
    let hashed = 0;
    for await (const chunk of handle.createReadStream()) {
      const bytes = chunk as Buffer;
      hash.update(bytes);
      hashed += bytes.length;
    }
    if (hashed !== sizeBytes) return refuse("MATERIAL_CHANGED_WHILE_SEALING", { path });
    return ok({ applicantId, path, sizeBytes, sha256: hash.digest("hex") });
  } catch {
    return refuse("MATERIAL_UNREADABLE", { path });
  }
}

/** All entries, in the order given; the first file that can't be read refuses. */
export async function hashMaterials(
  materials: readonly SourceMaterial[],
): Promise<Outcome<readonly Material[]>> {
  const hashed: Material[] = [];
  for (const material of materials) {
    const entry = await hashMaterial(material);
    if (!entry.ok) return entry;
    hashed.push(entry.value);
  }
  return ok(hashed);
}
