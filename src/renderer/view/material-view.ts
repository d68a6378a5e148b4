import type { Manifest, Material } from "../../core/bundle/manifest.ts";
import type { ApplicantId } from "../../core/ids.ts";

export type MaterialKind = "pdf" | "image" | "text" | "other";

export interface MaterialItem {
  readonly material: Material;
  /** The file's own name, without folder. */
  readonly name: string;
  readonly kind: MaterialKind;
}

/** An applicant's materials in the order of their names, which the office numbers. */
export function materialsOf(manifest: Manifest, id: ApplicantId): readonly MaterialItem[] {
  return manifest.materials
    .filter(({ applicantId }) => applicantId === id)
    .map((material) => {
      const name = material.path.slice(material.path.lastIndexOf("/") + 1);
      return { material, name, kind: kindOf(name) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
}

/** What shows it, by its suffix; the viewer copes when the content is something else. */
export function kindOf(name: string): MaterialKind {
  const suffix = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (suffix === "pdf") return "pdf";
  if (["jpg", "jpeg", "png", "gif", "bmp", "webp"].includes(suffix)) return "image";
  return suffix === "txt" ? "text" : "other";
}

/** The type under which the checked bytes are shown; never one that could run anything. */
export function imageType(name: string): string {
  const suffix = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return suffix === "jpg" ? "image/jpeg" : `image/${suffix}`;
}

/** Text files from Chinese offices come in UTF-8 or GB 18030. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
