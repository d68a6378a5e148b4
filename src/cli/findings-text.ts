import { findingSentence, type Finding, type Warning } from "../desk/roster/fault.ts";
import { textTable } from "./text-table.ts";

/** More than these warnings are counted, not listed. */
const warningsListed = 10;

/** All faults of a source folder as one table. */
export function faultTable(faults: readonly Finding<string>[]): readonly string[] {
  if (faults.length === 0) return [];
  return textTable([
    ["工作表", "行", "列", "问题", "应为", "代码"],
    ...faults.map(({ sheet, row, column, what, expected, code }) => [
      sheet,
      row === null ? "" : String(row),
      column ?? "",
      what.zh,
      expected.zh,
      code,
    ]),
  ]);
}

/** How many warnings there are, and the first of them. */
export function warningLines(warnings: readonly Warning[]): readonly string[] {
  if (warnings.length === 0) return [];
  const listed = warnings.slice(0, warningsListed);
  const more = warnings.length - listed.length;
  return [
    `提示 ${warnings.length} 条，不影响密封，请核对 Warnings: ${warnings.length}`,
    ...listed.map((warning) => `  ${warning.code} ${findingSentence(warning, "zh")}`),
    ...(more > 0 ? [`  ……另有 ${more} 条，用 --json 可全部列出 and ${more} more, see --json`] : []),
  ];
}
