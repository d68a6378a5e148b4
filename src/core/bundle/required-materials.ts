import { levelWords } from "../words.ts";
import { levels, type Applicant, type RequiredMaterial } from "./manifest.ts";

type Circumstances = Pick<Applicant, "entrusted" | "exceptional" | "firstApplication" | "level">;

const applies: ReadonlyMap<string, (applicant: Circumstances) => boolean> = new Map<
  string,
  (applicant: Circumstances) => boolean
>([
  ["全部", () => true],
  ["委托评审", ({ entrusted }) => entrusted],
  ["破格", ({ exceptional }) => exceptional],
  ["首次申报", ({ firstApplication }) => firstApplication],
  ...levels.map(
    (level) =>
      [levelWords[level], (applicant: Circumstances) => applicant.level === level] as const,
  ),
]);

/** The words that 适用 in 材料目录 may hold. */
export const applicabilities: readonly string[] = [...applies.keys()];

/** Whether `applicant` has to hand in `material`. */
export function isRequiredOf(material: RequiredMaterial, applicant: Circumstances): boolean {
  return material.required && (applies.get(material.appliesTo)?.(applicant) ?? false);
}

/**
 * Whether a file is that material: its name begins with the material's. So `04 业绩成果（二）.pdf`
 * is one too. Compared in NFC, since some systems hand names over decomposed.
 */
export function isFileOf(material: RequiredMaterial, fileName: string): boolean {
  return fileName.normalize("NFC").startsWith(material.name.normalize("NFC"));
}
