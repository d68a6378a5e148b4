import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Applicant, RequiredMaterial } from "../../core/bundle/manifest.ts";
import { isFileOf, isRequiredOf } from "../../core/bundle/required-materials.ts";
import type { ApplicantId } from "../../core/ids.ts";
import { bounds } from "../sealed/bounds.ts";
import { entryNameKey, entryNameProblem } from "../sealed/entry-name.ts";
import { applicantSheet } from "./applicant-form.ts";
import { materialTrouble } from "./check-materials.ts";
import type { FaultCode, WarningCode } from "./fault-kinds.ts";
import type { Facts, FindingLog } from "./fault.ts";
import type { Located } from "./table.ts";

/** A file that will be sealed. */
export interface SourceMaterial {
  readonly applicantId: ApplicantId;
  /** `materials/<材料目录>/<file>`, as in the manifest. */
  readonly path: string;
  /** Where the file is on this computer. */
  readonly file: string;
  readonly sizeBytes: number;
}

/**
 * Lists the materials of all applicants, in the order of the sheet and then of the file names.
 * Takes plain files one level down only: links aren't followed, sub-folders aren't entered.
 */
export async function listMaterials(
  folder: string,
  applicants: readonly Located<Applicant>[],
  required: readonly RequiredMaterial[],
  log: FindingLog,
): Promise<readonly SourceMaterial[]> {
  const root = join(folder, "materials");
  const isFolder = await isRealFolder(root);
  const found: SourceMaterial[] = [];
  for (const applicant of applicants) {
    if (applicant.value.materialsFolder === "") continue;
    const report = reporter(applicant, log);
    const materials = isFolder ? await materialsOf(root, applicant.value, report) : undefined;
    if (materials) checkRequired(materials, applicant.value, required, report);
    else report.fault("FOLDER_MISSING", { found: pathOf(applicant.value) });
    found.push(...(materials ?? []));
  }
  if (isFolder) await warnOfUnused(root, applicants, log);
  return found;
}

interface Reporter {
  readonly fault: (code: FaultCode, facts: Facts) => void;
  readonly warn: (code: WarningCode, facts: Facts) => void;
}

/** Every finding about a file stands at the applicant's row. */
function reporter({ row }: Located<Applicant>, log: FindingLog): Reporter {
  const place = { sheet: applicantSheet, row, column: "材料目录" };
  return {
    fault: (code, facts) => log.fault(code, place, facts),
    warn: (code, facts) => log.warn(code, place, facts),
  };
}

/** `undefined` where the applicant has no real folder. */
async function materialsOf(
  root: string,
  applicant: Applicant,
  report: Reporter,
): Promise<readonly SourceMaterial[] | undefined> {
  const folder = join(root, applicant.materialsFolder);
  if (!(await isRealFolder(folder))) return undefined;
  const names = (await readdir(folder)).sort(byCodeUnits);
  const found: SourceMaterial[] = [];
  for (const name of names) {
    // Some systems hand names over decomposed; a bundle holds them in NFC.
    const path = `${pathOf(applicant)}/${name.normalize("NFC")}`;
    const file = join(folder, name);
    if (isSystemFile(name)) {
      report.warn("FILE_IGNORED", { found: path });
      continue;
    }
    const stat = await lstat(file).catch(() => undefined);
    const code = stat ? faultOf(path, stat) : "MATERIAL_NAME_UNSAFE";
    // Even a file with a fault is there, so it isn't also reported as missing.
    const material = { applicantId: applicant.id, path, file, sizeBytes: stat?.size ?? 0 };
    if (code) report.fault(code, { found: path });
    else await reportContent(material, report);
    found.push(material);
  }
  checkClashes(names, report, pathOf(applicant));
  return found;
}

async function reportContent(material: SourceMaterial, report: Reporter): Promise<void> {
  const trouble = await materialTrouble(material);
  const facts = { found: material.path, wanted: trouble?.kind ?? "" };
  if (trouble && "fault" in trouble) report.fault(trouble.fault, facts);
  if (trouble && "warning" in trouble) report.warn(trouble.warning, facts);
}

function faultOf(path: string, stat: Awaited<ReturnType<typeof lstat>>): FaultCode | undefined {
  if (stat.isSymbolicLink()) return "MATERIAL_IS_LINK";
  if (stat.isDirectory()) return "MATERIAL_IS_FOLDER";
  if (!stat.isFile()) return "MATERIAL_NOT_PLAIN";
  if (entryNameProblem(path) !== undefined) return "MATERIAL_NAME_UNSAFE";
  if (stat.size > bounds.materialBytes) return "MATERIAL_TOO_LARGE";
  return stat.size === 0 ? "MATERIAL_EMPTY" : undefined;
}

function checkRequired(
  materials: readonly SourceMaterial[],
  applicant: Applicant,
  required: readonly RequiredMaterial[],
  report: Reporter,
): void {
  const found = pathOf(applicant);
  if (materials.length === 0) {
    report.fault("FOLDER_EMPTY", { found });
    return;
  }
  const names = materials.map(({ path }) => path.slice(found.length + 1));
  for (const material of required)
    if (isRequiredOf(material, applicant) && !names.some((name) => isFileOf(material, name)))
      report.fault("MATERIAL_NOT_HANDED_IN", { found, wanted: material.name });
  // An entrusted review needs its letter even where 材料目录 forgets it (the notice, 一（三）).
  const isListed = required.some(
    (material) => material.appliesTo === "委托评审" && isRequiredOf(material, applicant),
  );
  if (applicant.entrusted && !isListed && !names.some((name) => name.includes("委托评审函")))
    report.fault("LETTER_NOT_HANDED_IN", { found });
}

/** Extracted on Windows, one of two such files would take the other's place. */
function checkClashes(names: readonly string[], report: Reporter, folder: string): void {
  const first = new Map<string, string>();
  for (const name of names) {
    const key = entryNameKey(name);
    const before = first.get(key);
    if (before === undefined) first.set(key, name);
    else
      report.fault("MATERIAL_NAMES_CLASH", {
        found: `${folder}/${name}`,
        wanted: before,
      });
  }
}

async function warnOfUnused(
  root: string,
  applicants: readonly Located<Applicant>[],
  log: FindingLog,
): Promise<void> {
  const used = new Set(applicants.map(({ value }) => value.materialsFolder));
  const place = { sheet: applicantSheet, row: null, column: "材料目录" };
  for (const name of (await readdir(root)).sort(byCodeUnits)) {
    if (used.has(name)) continue;
    const found = `materials/${name}`;
    log.warn(isSystemFile(name) ? "FILE_IGNORED" : "FOLDER_UNUSED", place, {
      found,
    });
  }
}

const pathOf = (applicant: Applicant): string =>
  `materials/${applicant.materialsFolder.normalize("NFC")}`;

/** What systems leave by themselves: hidden files, thumbnails, open-file marks of Office. */
const isSystemFile = (name: string): boolean =>
  /^(\.|~\$)|^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name);

async function isRealFolder(path: string): Promise<boolean> {
  const stat = await lstat(path).catch(() => undefined);
  return stat?.isDirectory() ?? false;
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
