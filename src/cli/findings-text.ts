import { findingSentence, type Finding, type Warning } from "../desk/roster/fault.ts";
import { textTable } from "./text-table.ts";

/** More than these warnings are counted, not listed. */
const warningsListed = 10;

/** All faults of a source folder as one table. */
export function faultTable(faults: readonly Finding<string>[]): readonly string[] {
  return faults.length === 0 ? [] : findingTable("问题 Faults", faults);
}

/** All warnings as one table. */
export function warningTable(warnings: readonly Warning[]): readonly string[] {
  return warnings.length === 0 ? [] : findingTable("提示 Warnings", warnings);
}

function findingTable(title: string, findings: readonly Finding<string>[]): readonly string[] {
  const rows = findings.map(({ sheet, row, column, origin, what, expected, code }) => [
    sheet,
    row === null ? "" : String(row),
    // What the export calls it is what the clerk will look for.
    `${column ?? ""}${origin?.column ? `（${origin.column}）` : ""}`,
    ...[what.zh, expected.zh, code],
  ]);
  return [
    `${title}: ${findings.length}`,
    ...textTable([["工作表", "行", "列", "情况", "应为", "代码"], ...rows]),
  ];
}

/** Warnings that tell of nothing to mend: they come last, so that they can't hide one that does. */
const forTheMeeting: ReadonlySet<string> = new Set(["SAME_UNIT", "SAME_NAME"]);

/** How many warnings there are, and the first of them, those to mend first. */
export function warningLines(warnings: readonly Warning[]): readonly string[] {
  if (warnings.length === 0) return [];
  const later = (warning: Warning) => (forTheMeeting.has(warning.code) ? 1 : 0);
  const listed = warnings.toSorted((a, b) => later(a) - later(b)).slice(0, warningsListed);
  const more = warnings.length - listed.length;
  return [
    `提示 ${warnings.length} 条，不影响密封，请核对 Warnings: ${warnings.length}`,
    ...listed.map((warning) => `  ${warning.code} ${findingSentence(warning, "zh")}`),
    ...(more > 0
      ? [
          `  ……另有 ${more} 条，用 office check-source 可全部列出 and ${more} more, see office check-source`,
        ]
      : []),
  ];
}
