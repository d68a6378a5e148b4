import { applicabilities } from "../../core/bundle/required-materials.ts";
import type { RequiredMaterial } from "../../core/bundle/manifest.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { listed } from "./roster-words.ts";
import type { RosterBook } from "./roster-book.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const requirementSheet = "材料目录";

/** Reads 材料目录. */
export function readRequirementSheet(
  book: RosterBook,
  log: FindingLog,
): readonly Located<RequiredMaterial>[] {
  const required = readTable(book, form, log, (cells) => ({
    name: cells.text("材料名称"),
    required: cells.yesNo("必备"),
    appliesTo: applicability(cells),
  }));
  const place = { sheet: requirementSheet, column: "材料名称" };
  checkUnique(required, ({ name }) => name, "REQUIREMENT_TWICE", place, log);
  return required;
}

const form = {
  sheet: requirementSheet,
  columns: ["材料名称", "必备", "适用"],
  optionalColumns: ["序号"],
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
