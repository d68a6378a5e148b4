import type { Language } from "../../core/refusals/refusal.ts";
import type { Sentence } from "../../core/refusals/sentence.ts";
import { faultKinds, type FaultCode, type WarningCode } from "./fault-kinds.ts";
import type { FindingKind } from "./finding-kind.ts";
import type { Profile } from "./profile.ts";
import { warningKinds } from "./warning-kinds.ts";

/** Where in the roster; `row` is Excel's row number, `column` the heading or the item's name. */
export interface Place {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** One fault or warning of a source folder, as plain data. */
export interface Finding<Code extends string> extends Place {
  readonly code: Code;
  /** What stands there, cut to a readable length. */
  readonly found: string;
  readonly what: Sentence;
  readonly expected: Sentence;
  /** Where a profile found it: in which workbook and sheet, under which heading. */
  readonly origin?: Origin;
}

export interface Origin {
  readonly workbook: string;
  readonly sheet: string;
  /** `null` for a sheet as a whole, or what the export doesn't have. */
  readonly column: string | null;
}
export type Fault = Finding<FaultCode>;
export type Warning = Finding<WarningCode>;

/** What fills the holes of a fault's sentences. */
export interface Facts {
  readonly found?: string | number;
  readonly wanted?: string | number;
}

/** Collects findings, so that the office hears of all of them at once. */
export interface FindingLog {
  readonly fault: (code: FaultCode, place: Place, facts?: Facts) => void;
  readonly warn: (code: WarningCode, place: Place, facts?: Facts) => void;
  readonly faults: () => readonly Fault[];
  readonly warnings: () => readonly Warning[];
  /** Whether a sheet, or a column of it, already has a fault: then checks across sheets keep still. */
  readonly isFaulty: (sheet: string, column?: string) => boolean;
  /** Whether one cell, or its whole column, already has a fault. */
  readonly isFaultyAt: (place: Place) => boolean;
}

/** With a `profile`, findings also name what the export calls the place. */
export function createFindingLog(profile: Profile = new Map()): FindingLog {
  const faults: Fault[] = [];
  const warnings: Warning[] = [];
  return {
    fault: (code, place, facts = {}) =>
      void faults.push({
        ...{ code, ...place, ...filled(faultKinds[code], facts) },
        ...originOf(place, profile),
      }),
    warn: (code, place, facts = {}) =>
      void warnings.push({
        ...{ code, ...place, ...filled(warningKinds[code], facts) },
        ...originOf(place, profile),
      }),
    faults: () => [...faults],
    warnings: () => [...warnings],
    isFaulty: (sheet, column) =>
      faults.some(
        (fault) =>
          fault.sheet === sheet &&
          (column === undefined || fault.column === null || fault.column === column),
      ),
    isFaultyAt: ({ sheet, row, column }) =>
      faults.some(
        (fault) =>
          fault.sheet === sheet &&
          fault.column === column &&
          (fault.row === row || fault.code === "COLUMN_MISSING"),
      ),
  };
}

/** The whole sentence: where, what is wrong, what is expected. */
export function findingSentence(finding: Finding<string>, language: Language): string {
  const { sheet, row, column, what, expected } = finding;
  if (language === "zh") {
    const where = `“${sheet}”${row === null ? "" : `第${row}行`}${column === null ? "" : `“${column}”`}`;
    return `${where}${originText(finding)}：${what.zh}。${expected.zh}。`;
  }
  const where = [
    sheet,
    ...(row === null ? [] : [`row ${row}`]),
    ...(column === null ? [] : [column]),
  ].join(", ");
  return `${where}${originText(finding)}: ${what.en}; ${expected.en}.`;
}

function originOf(place: Place, profile: Profile): { readonly origin?: Origin } {
  const given = profile.get(place.sheet);
  if (!given) return {};
  const theirs = [...given.columns, ...given.items].find(([, ours]) =>
    ours.some((name) => name === place.column),
  );
  return {
    origin: { workbook: given.workbook, sheet: given.from, column: theirs?.[0] ?? null },
  };
}

/** ` [“导出.xlsx” / “人员表” / “申请人”]`, or nothing. */
function originText({ origin }: Finding<string>): string {
  if (!origin) return "";
  const { workbook, sheet, column } = origin;
  const names = [workbook, sheet, ...(column === null ? [] : [column])];
  return ` [${names.map((name) => `“${name}”`).join(" / ")}]`;
}

const foundLength = 80;

function filled(kind: FindingKind, facts: Facts) {
  const found = clipped(String(facts.found ?? ""));
  const wanted = String(facts.wanted ?? "");
  const fill = (text: string) =>
    text.replace(/\{(found|wanted)\}/g, (_, hole: string) => (hole === "found" ? found : wanted));
  const both = (sentence: Sentence): Sentence => ({
    zh: fill(sentence.zh),
    en: fill(sentence.en),
  });
  return { found, what: both(kind.what), expected: both(kind.expected) };
}

/** By code points, so that cutting never halves a character. */
function clipped(text: string): string {
  const points = Array.from(text);
  return points.length <= foundLength ? text : `${points.slice(0, foundLength).join("")}…`;
}
