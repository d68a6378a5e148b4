import { join } from "node:path";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome as Answer } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { sameBytes } from "../sealed/byte-ports.ts";
import { countyFolders } from "./county-folders.ts";
import { writeFreshFolder } from "./fresh-folder.ts";
import {
  countyOutcomesJson,
  outcomesCsv,
  outcomesJson,
  outcomesWorkbook,
} from "./outcome-files.ts";
import { outcomesOf, type Outcome } from "./outcomes.ts";
import { reviewFiles } from "./review-files.ts";
import type { VerifiedResult } from "./verify-result.ts";

export interface NamedResult {
  /** As the caller named it, for a refusal's sentence. */
  readonly file: string;
  readonly result: VerifiedResult;
}

export interface ImportRequest {
  readonly files: FileLayer;
  readonly results: readonly NamedResult[];
  readonly rehearsal: boolean;
  /** Folder to make. */
  readonly out: string;
}

export interface Imported {
  /** Results taken, one a bundle; superseded ones are not among them. */
  readonly results: readonly VerifiedResult[];
  /** Relative paths of the files. */
  readonly paths: readonly string[];
  /** Whether exactly these files were there already: importing again changes nothing. */
  readonly alreadyThere: boolean;
}

/**
 * Writes what the central system takes over: outcomes.csv, .xlsx and .json, and the same three for
 * each 委托单位. Equal results give equal bytes. Refuses with RESULT_IS_REHEARSAL,
 * RESULT_IS_OFFICIAL, RESULTS_DIVERGE, FOLDER_NOT_EMPTY, DISK_*; nothing is written then.
 */
export async function importResults(request: ImportRequest): Promise<Answer<Imported>> {
  const { files, out, rehearsal } = request;
  const kept = oneOfEachBundle(request);
  if (!kept.ok) return kept;
  const planned = await plannedFiles(kept.value, rehearsal);
  const paths = planned.map(({ path }) => path);
  const same = await holdsExactly(files, out, planned);
  if (!same.ok) return same;
  if (same.value) return ok({ results: kept.value, paths, alreadyThere: true });
  return writeFreshFolder(files, out, async (add) => {
    for (const { path, bytes } of planned) {
      const added = await add(path, bytes);
      if (!added.ok) return added;
    }
    return ok({ results: kept.value, paths, alreadyThere: false });
  });
}

/** Rehearsals and official results never mix; of one bundle's results the one with the longer journal is taken. */
function oneOfEachBundle({ results, rehearsal }: ImportRequest): Answer<readonly VerifiedResult[]> {
  const byBundle = new Map<string, VerifiedResult>();
  for (const { file, result } of results) {
    const { kind, id } = result.document.bundle;
    if (kind === "rehearsal" && !rehearsal) return refuse("RESULT_IS_REHEARSAL", { file });
    if (kind === "official" && rehearsal) return refuse("RESULT_IS_OFFICIAL", { file });
    const other = byBundle.get(id);
    const later = other === undefined ? result : laterOf(other, result);
    if (!later) return refuse("RESULTS_DIVERGE", { bundle: id });
    byBundle.set(id, later);
  }
  const inOrder = [...byBundle.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return ok(inOrder.map(([, result]) => result));
}

/** The one whose journal continues the other's. Of two over one journal, the one made first. */
function laterOf(a: VerifiedResult, b: VerifiedResult): VerifiedResult | undefined {
  const [short, long] = a.journalLines.length <= b.journalLines.length ? [a, b] : [b, a];
  if (short.journalLines.some((line, index) => long.journalLines[index] !== line)) return undefined;
  if (short.journalLines.length < long.journalLines.length) return long;
  return a.document.exportedAt <= b.document.exportedAt ? a : b;
}

interface PlannedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function plannedFiles(
  results: readonly VerifiedResult[],
  rehearsal: boolean,
): Promise<readonly PlannedFile[]> {
  const all = results.flatMap(({ manifest, document }) => outcomesOf(manifest, document));
  const counties = [...new Set(all.map(({ applicant }) => applicant.entrustedBy))].filter(
    (name) => name !== "",
  );
  const planned = [...(await tablesOf(results, all, "", rehearsal))];
  for (const [county, name] of countyFolders(counties)) {
    const own = all.filter(({ applicant }) => applicant.entrustedBy === county);
    const folder = `委托评审/${name}/`;
    planned.push(...(await tablesOf(results, own, folder, rehearsal)));
  }
  return planned;
}

async function tablesOf(
  results: readonly VerifiedResult[],
  outcomes: readonly Outcome[],
  folder: string,
  rehearsal: boolean,
): Promise<readonly PlannedFile[]> {
  const jsonOf = folder === "" ? outcomesJson : countyOutcomesJson;
  const name = `${folder}${rehearsal ? "演练-" : ""}outcomes`;
  const sheet = rehearsal ? "演练-评审结果" : "评审结果";
  const last =
    results
      .map(({ document }) => document.exportedAt)
      .sort()
      .at(-1) ?? 0;
  const workbook = await outcomesWorkbook(outcomes, sheet, new Date(last));
  const prefix = `${folder}${rehearsal ? "演练-" : ""}`;
  return [
    ...(await reviewFiles(outcomes, prefix, new Date(last))),
    { path: `${name}.csv`, bytes: outcomesCsv(outcomes) },
    { path: `${name}.xlsx`, bytes: workbook },
    { path: `${name}.json`, bytes: jsonOf(results, outcomes) },
  ];
}

/** Whether `folder` holds these files and no other. */
async function holdsExactly(
  files: FileLayer,
  folder: string,
  planned: readonly PlannedFile[],
): Promise<Answer<boolean>> {
  return onDisk(folder, async () => {
    if ((await files.stat(folder))?.kind !== "folder") return false;
    const found = await pathsUnder(files, folder, "");
    if (found.length !== planned.length) return false;
    for (const { path, bytes } of planned) {
      const target = join(folder, ...path.split("/"));
      const facts = await files.stat(target);
      if (facts?.kind !== "file" || facts.sizeBytes !== bytes.length) return false;
      if (!sameBytes(await files.readFile(target), bytes)) return false;
    }
    return true;
  });
}

async function pathsUnder(files: FileLayer, root: string, under: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await files.list(join(root, under))) {
    const path = join(under, name);
    const facts = await files.stat(join(root, path));
    if (facts?.kind === "folder") found.push(...(await pathsUnder(files, root, path)));
    else found.push(path);
  }
  return found;
}
