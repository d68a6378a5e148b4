import { refusal, type Refusal } from "../../core/refusals/refusal.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { createFindingLog, type Fault, type FindingLog, type Warning } from "./fault.ts";
import { checkPrintable } from "./printable-texts.ts";
import { readRoster, type Roster } from "./read-roster.ts";
import type { Profile } from "./profile.ts";
import { openRosterBook } from "./roster-book.ts";
import { listMaterials, type SourceMaterial } from "./source-materials.ts";
import { standingHints } from "./warning-kinds.ts";

/** A source folder without a fault. */
export interface Source {
  readonly roster: Roster;
  readonly materials: readonly SourceMaterial[];
  readonly warnings: readonly Warning[];
}

/** Why a source folder can't be sealed: one refusal, and all faults that led to it. */
export interface SourceFaults {
  readonly refusal: Refusal;
  /** Under `strict` also warnings. */
  readonly faults: readonly (Fault | Warning)[];
  readonly warnings: readonly Warning[];
}

/** Where a source lies, and the fonts that reports on it will be written with. */
export interface SourcePlace {
  readonly folder: string;
  readonly fonts: ReportFonts;
  /** How sheets are found that come from another system's export. */
  readonly profile?: Profile | undefined;
  /** Warnings that can be mended stop sealing too. */
  readonly strict?: boolean;
  /** `YYYY-MM-DD`; a validity that ended before is warned of. A rehearsal doesn't expire: then left out. */
  readonly today?: string | undefined;
}

/** Reads `folder/roster.xlsx` and lists `folder/materials`. Nothing is written; of each material a few KiB are read. */
export async function readSource(place: SourcePlace): Promise<Result<Source, SourceFaults>> {
  const { folder, fonts, profile, strict = false, today } = place;
  const book = await openRosterBook(folder, profile);
  if (!book.ok) return err({ refusal: book.error, faults: [], warnings: [] });
  const log = createFindingLog(profile);
  const { roster, applicants, requirements } = readRoster(book.value, log, today);
  checkPrintable(book.value, fonts, log);
  const required = requirements.map(({ value }) => value);
  const rosterFaults = log.faults().length;
  const materials = await listMaterials(folder, applicants, required, log);
  const stops = ({ code }: Warning) => strict && !standingHints.includes(code);
  const warnings = log.warnings().filter((warning) => !stops(warning));
  const faults = [...log.faults(), ...log.warnings().filter(stops)];
  return roster && faults.length === 0
    ? ok({ roster, materials, warnings })
    : err({ refusal: refusalOf(faults, rosterFaults, log), faults, warnings });
}

const incomplete = ["SHEET_MISSING", "COLUMN_MISSING", "ITEM_MISSING"];

/** The code says where to look first: at the workbook's form, at its cells, or at the files. */
function refusalOf(all: SourceFaults["faults"], rosterFaults: number, log: FindingLog): Refusal {
  const count = all.length;
  if (all.some(({ code }) => incomplete.includes(code)))
    return refusal("ROSTER_INCOMPLETE", { count });
  if (rosterFaults > 0) return refusal("ROSTER_FAULTY", { count });
  return refusal(log.faults().length > 0 ? "MATERIALS_FAULTY" : "WARNINGS_UNDER_STRICT", { count });
}
