import { applicabilities } from "../../core/bundle/required-materials.ts";
import type { RequiredMaterial } from "../../core/bundle/manifest.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { yesNoWords } from "../../core/words.ts";
import { listed, wordsOf } from "./roster-words.ts";
import type { RosterBook } from "./sheet-table.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const requirementSheet = "材料目录";

/** Reads 材料目录. */
export function readRequirementSheet(
  book: RosterBook,
  log: FindingLog,
): readonly Located<RequiredMaterial>[] {
  const required = readTable(book, requirementForm, log, (cells) => ({
    name: cells.text("材料名称"),
    required: cells.yesNo("必备"),
    appliesTo: applicability(cells),
  }));
  const place = { sheet: requirementSheet, column: "材料名称" };
  checkUnique(required, ({ name }) => name, "REQUIREMENT_TWICE", place, log);
  return required;
}

export const requirementForm: TableForm = {
  sheet: requirementSheet,
  columns: [
    ordinal,
    column("材料名称", "文件名的开头，如“03 公示证明”", "03 公示证明"),
    column("必备", "缺少必备材料的不能密封", "是", { words: wordsOf(yesNoWords) }),
    column("适用", "哪些申报人要交", "全部", { words: applicabilities }),
  ],
};

function applicability(cells: CellReader): string {
  const text = cells.text("适用");
  if (text !== "" && !applicabilities.includes(text))
    cells.fault("WORD_UNKNOWN", "适用", {
      found: text,
      wanted: listed(applicabilities),
    });
  return text;
}
