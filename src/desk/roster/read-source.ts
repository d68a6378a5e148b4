import { join } from "node:path";
import { refusal, type Refusal } from "../../core/refusals/refusal.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { createFindingLog, type Fault, type FindingLog, type Warning } from "./fault.ts";
import { checkPrintable } from "./printable-texts.ts";
import { readRoster, type Roster } from "./read-roster.ts";
import { openRosterBook } from "./roster-book.ts";
import { listMaterials, type SourceMaterial } from "./source-materials.ts";

/** A source folder without a fault. */
export interface Source {
  readonly roster: Roster;
  readonly materials: readonly SourceMaterial[];
  readonly warnings: readonly Warning[];
}

/** Why a source folder can't be sealed: one refusal, and all faults that led to it. */
export interface SourceFaults {
  readonly refusal: Refusal;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** Where a source lies, and the fonts that reports on it will be written with. */
export interface SourcePlace {
  readonly folder: string;
  readonly fonts: ReportFonts;
}

/** Reads `folder/roster.xlsx` and lists `folder/materials`. Nothing is written; of each material a few KiB are read. */
export async function readSource({
  folder,
  fonts,
}: SourcePlace): Promise<Result<Source, SourceFaults>> {
  const book = await openRosterBook(join(folder, "roster.xlsx"));
  if (!book.ok) return err({ refusal: book.error, faults: [], warnings: [] });
  const log = createFindingLog();
  const { roster, applicants, requirements } = readRoster(book.value, log);
  checkPrintable(book.value, fonts, log);
  const required = requirements.map(({ value }) => value);
  const rosterFaults = log.faults().length;
  const materials = await listMaterials(folder, applicants, required, log);
  const warnings = log.warnings();
  return roster && log.faults().length === 0
    ? ok({ roster, materials, warnings })
    : err({
        refusal: refusalOf(log, rosterFaults),
        faults: log.faults(),
        warnings,
      });
}

const incomplete = ["SHEET_MISSING", "COLUMN_MISSING", "ITEM_MISSING"];

/** The code says where to look first: at the workbook's form, at its cells, or at the files. */
function refusalOf(log: FindingLog, rosterFaults: number): Refusal {
  const faults = log.faults();
  const count = faults.length;
  if (faults.some(({ code }) => incomplete.includes(code)))
    return refusal("ROSTER_INCOMPLETE", { count });
  return rosterFaults > 0
    ? refusal("ROSTER_FAULTY", { count })
    : refusal("MATERIALS_FAULTY", { count });
}
