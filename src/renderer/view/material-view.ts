import type { Manifest, Material } from "../../core/bundle/manifest.ts";
import type { ApplicantId } from "../../core/ids.ts";

export type MaterialKind = "pdf" | "image" | "text" | "other";

export interface MaterialItem {
  readonly material: Material;
  /** Place in the manifest's list of materials, from 0. */
  readonly number: number;
  /** The file's own name, without folder. */
  readonly name: string;
  readonly kind: MaterialKind;
}

/** An applicant's materials in the order of their names, which the office numbers. */
export function materialsOf(manifest: Manifest, id: ApplicantId): readonly MaterialItem[] {
  return manifest.materials
    .map((material, number) => ({ material, number }))
    .filter(({ material }) => material.applicantId === id)
    .map(({ material, number }) => {
      const name = material.path.slice(material.path.lastIndexOf("/") + 1);
      return { material, number, name, kind: kindOf(name) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN", { numeric: true }));
}

/**
 * The next material that was never opened on this station: of this applicant, behind the open one
 * first; else of the first applicant after this one, in the given order, who has one.
 */
export function nextUnopened(
  manifest: Manifest,
  order: readonly ApplicantId[],
  here: { readonly applicantId: ApplicantId; readonly number: number | null },
  opened: ReadonlySet<number>,
): { readonly applicantId: ApplicantId; readonly number: number } | undefined {
  const applicants = turnedTo(order, here.applicantId);
  for (const applicantId of applicants) {
    const own = materialsOf(manifest, applicantId).map(({ number }) => number);
    const inTurn =
      applicantId === here.applicantId && here.number !== null ? turnedTo(own, here.number) : own;
    const number = inTurn.find((one) => !opened.has(one) && one !== here.number);
    if (number !== undefined) return { applicantId, number };
  }
  return undefined;
}

/** The list as it goes round from `first`. */
function turnedTo<T>(list: readonly T[], first: T): readonly T[] {
  const at = Math.max(0, list.indexOf(first));
  return [...list.slice(at), ...list.slice(0, at)];
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
