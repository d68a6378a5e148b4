import type { FormerName } from "../../core/bundle/former-names.ts";
import type { FindingLog } from "./fault.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";
import type { RosterBook } from "./sheet-table.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const formerNameSheet = "单位曾用名";

/** Reads 单位曾用名; a roster may do without the sheet. */
export function readFormerNameSheet(
  book: RosterBook,
  log: FindingLog,
): readonly Located<FormerName>[] {
  const names = readTable(book, formerNameForm, log, (cells) => ({
    unit: cells.text("单位现名"),
    formerName: cells.text("曾用名"),
  }));
  const place = { sheet: formerNameSheet, column: "曾用名" };
  for (const { row, value } of names)
    if (value.unit !== "" && value.unit === value.formerName)
      log.fault("FORMER_NAME_SAME", { ...place, row }, { found: value.unit });
  checkUnique(names, keyOf, "FORMER_NAME_TWICE", place, log);
  return names;
}

const keyOf = ({ unit, formerName }: FormerName): string =>
  unit === "" || formerName === "" ? "" : `${formerName} → ${unit}`;

export const formerNameForm: TableForm = {
  sheet: formerNameSheet,
  mayBeMissing: true,
  columns: [
    ordinal,
    column("单位现名", "与申报人、专家的单位写法一致", "巴中市数据局"),
    column("曾用名", "改名、合并前的名称，一个一行", "巴中市大数据中心"),
  ],
};
