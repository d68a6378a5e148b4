import type { RubricItem } from "../../core/bundle/manifest.ts";
import type { FindingLog } from "./fault.ts";
import { checkUnique } from "./unique.ts";
import type { RosterBook } from "./sheet-table.ts";
import { column, exampleMark, type TableForm } from "./sheet-form.ts";
import { readTable, type Located } from "./table.ts";

export const rubricSheet = "答辩评分标准";

/** All items together: bands and totals are of 100. */
const rubricTotal = 100;

/** Reads 答辩评分标准. */
export function readRubricSheet(book: RosterBook, log: FindingLog): readonly Located<RubricItem>[] {
  const items = readTable(book, rubricForm, log, (cells) => ({
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

export const rubricForm: TableForm = {
  sheet: rubricSheet,
  columns: [
    column("编号", "每项一个编号，如 R1", exampleMark),
    column("评价要素", "", "学识水平"),
    column("说明", "可以不填", "对所从事专业基础知识、前沿动态的掌握情况", { optional: true }),
    column("满分", `整数；各项满分之和应为 ${rubricTotal}`, 30, { kind: "number" }),
  ],
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
