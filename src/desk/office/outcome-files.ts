import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../core/canonical-json.ts";
import { writeWorkbook } from "../reports/write-workbook.ts";
import { asJson } from "../sealed/signed-manifest.ts";
import { outcomeColumns, type Outcome, type OutcomeColumn } from "./outcomes.ts";
import type { VerifiedResult } from "./verify-result.ts";

/**
 * The outcomes as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8 with a byte order mark so that
 * Excel and WPS read it as such. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export const outcomesCsv = (outcomes: readonly Outcome[]): Uint8Array =>
  csvOf(outcomeColumns, outcomes);

export type Column = OutcomeColumn;

/** The same of any columns. */
export function csvOf(columns: readonly Column[], outcomes: readonly Outcome[]): Uint8Array {
  const head = columns.map(({ title }) => title);
  const rows = outcomes.map((outcome) => columns.map(({ value }) => value(outcome)));
  const lines = [head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`);
  return utf8ToBytes(`\uFEFF${lines.join("")}`);
}

function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The outcomes as a workbook of one sheet; equal input gives equal bytes. */
export const outcomesWorkbook = (
  outcomes: readonly Outcome[],
  sheetName: string,
  createdAt: Date,
): Promise<Uint8Array> => workbookOf(outcomeColumns, outcomes, sheetName, createdAt);

/** The same of any columns. */
export function workbookOf(
  columns: readonly Column[],
  outcomes: readonly Outcome[],
  sheetName: string,
  createdAt: Date,
): Promise<Uint8Array> {
  return writeWorkbook(createdAt, (addSheet) => {
    const sheet = addSheet(sheetName, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = columns.map(({ width }) => ({ width }));
    columns.forEach(({ title }, index) => {
      Object.assign(sheet.getCell(1, index + 1), { value: title, font: { bold: true } });
    });
    outcomes.forEach((outcome, at) => {
      columns.forEach(({ value }, index) => {
        const found = value(outcome);
        // The text format keeps `=…` and long numbers text when somebody edits the cell.
        const format = typeof found === "string" ? { numFmt: "@" } : {};
        Object.assign(sheet.getCell(at + 2, index + 1), {
          value: found === "" ? null : found,
          ...format,
        });
      });
    });
  });
}

/** Everything as canonical JSON: the results that the outcomes come from, and each outcome in full. */
export function outcomesJson(
  results: readonly VerifiedResult[],
  outcomes: readonly Outcome[],
): Uint8Array {
  return documentOf(
    results,
    results.map(({ document: { applicants: _, files, ...stated }, documentHash, signers }) => ({
      ...{ ...stated, documentHash, signers, files: files.length },
    })),
    outcomes.map(({ result, ...outcome }) => ({ ...facts(outcome), result })),
  );
}

/**
 * The same for one 委托单位: its own applicants, and nothing of the committee's people or of who
 * gave which grade, since the list of experts isn't public.
 */
export function countyOutcomesJson(
  results: readonly VerifiedResult[],
  outcomes: readonly Outcome[],
): Uint8Array {
  return documentOf(
    results,
    results.map(({ document: { bundle, meeting, journal, exportedAt }, documentHash }) => ({
      ...{ bundle, meeting, journal, exportedAt, documentHash },
    })),
    outcomes.map(({ result, ...outcome }) => {
      const { applicant, ...stated } = facts(outcome);
      const { leadReader: _leadReader, ...own } = applicant;
      return { ...stated, applicant: own, result: withoutPeople(result) };
    }),
  );
}

/** Member by member: one that a result gains later stays with the office until it is named here. */
function withoutPeople(result: Outcome["result"]) {
  const { applicantId, name, employer, level, specialty, panel, entrustedBy, stage } = result;
  const { drawNumber, late, override, postponed, withdrawn, sum, counted, motion } = result;
  const { conclusion, conclusionReason, conclusionCorrections, opinion, reading } = result;
  const { verdict, verdictReason, corrected, originals, veto } = reading;
  return {
    ...{ applicantId, name, employer, level, specialty, panel, entrustedBy, stage },
    ...{ drawNumber, late, override, postponed, withdrawn, sum, counted, motion },
    ...{ conclusion, conclusionReason },
    conclusionCorrections: conclusionCorrections.map((one) => ({
      ...{ old: one.old, new: one.new, reason: one.reason },
    })),
    identity: result.identity && { document: result.identity.document },
    answers: result.answers.map(({ question, answer }) => ({ question, answer })),
    opinion: opinion && { text: opinion.text },
    reading: {
      ...{ verdict, verdictReason, corrected },
      originals: originals.map(({ checkedBy: _checkedBy, ...check }) => check),
      veto: veto && { reason: veto.reason, material: veto.material, evidence: veto.evidence },
    },
  };
}

function facts({ bundleId, applicant, row, returnReason }: Omit<Outcome, "result">) {
  const inWords = { stage: row.stage, outcome: row.outcome, arithmetic: row.arithmetic };
  return { bundleId, applicant, returnReason, inWords };
}

function documentOf(
  verified: readonly VerifiedResult[],
  results: readonly object[],
  outcomes: readonly object[],
): Uint8Array {
  const kind = verified[0]?.document.bundle.kind ?? "official";
  const document = { format: "vivaseal-outcomes", version: "1.0", kind, results, outcomes };
  return utf8ToBytes(canonicalJson(asJson(document)));
}
