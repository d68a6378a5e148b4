import type { RubricItem } from "../../core/bundle/manifest.ts";
import type { FindingLog } from "./fault.ts";
import { checkUnique } from "./unique.ts";
import type { RosterBook } from "./roster-book.ts";
import { readTable, type Located } from "./table.ts";

export const rubricSheet = "答辩评分标准";

/** All items together: bands and totals are of 100. */
const rubricTotal = 100;

/** Reads 答辩评分标准. */
export function readRubricSheet(book: RosterBook, log: FindingLog): readonly Located<RubricItem>[] {
  const items = readTable(book, form, log, (cells) => ({
    id: cells.text("编号"),
    element: cells.text("评价要素"),
    explanation: cells.optionalText("说明"),
    maximum: cells.integer("满分", { min: 1, max: rubricTotal }),
  }));
  const place = { sheet: rubricSheet, column: "编号" };
  checkUnique(items, ({ id }) => id, "RUBRIC_ID_TWICE", place, log);
  checkTotal(items, log);
  return items;
}

const form = {
  sheet: rubricSheet,
  columns: ["编号", "评价要素", "满分"],
  optionalColumns: ["说明"],
};

function checkTotal(items: readonly Located<RubricItem>[], log: FindingLog): void {
  if (log.isFaulty(rubricSheet, "满分")) return;
  const total = items.reduce((sum, { value }) => sum + value.maximum, 0);
  if (total !== rubricTotal)
    log.fault(
      "RUBRIC_TOTAL_WRONG",
      { sheet: rubricSheet, row: null, column: "满分" },
      { found: total, wanted: rubricTotal },
    );
}
