import type { ReportFonts } from "../reports/report-fonts.ts";
import { unwritableCharacter } from "../reports/text-layout.ts";
import { applicantSheet } from "./applicant-form.ts";
import { contentText, type CellContent } from "./cell-content.ts";
import { expertSheet } from "./expert-sheet.ts";
import type { FindingLog, Place } from "./fault.ts";
import { formerNameSheet } from "./former-name-sheet.ts";
import { meetingSheet } from "./meeting-sheet.ts";
import { requirementSheet } from "./requirement-sheet.ts";
import type { RosterBook, SheetRow } from "./sheet-table.ts";
import { rubricSheet } from "./rubric-sheet.ts";
import { staffSheet } from "./staff-sheet.ts";

/** Columns with texts that go onto pages as they stand. Words of a list are compared elsewhere. */
const printedColumns: Readonly<Record<string, readonly string[]>> = {
  [applicantSheet]: [
    ...["申报编号", "姓名", "性别", "身份证号", "工作单位", "人员身份", "所属县区", "委托单位"],
    ...["学历", "学位", "毕业院校", "现职称", "现职称发证机关", "职业资格证书", "公示起止日期"],
    ...["笔试成绩", "评议组", "备注"],
  ],
  [expertSheet]: [
    ...["专家编号", "姓名", "性别", "工作单位", "职称", "专业", "评议组", "回避单位"],
  ],
  [staffSheet]: ["姓名", "单位"],
  [rubricSheet]: ["编号", "评价要素", "说明"],
  [requirementSheet]: ["材料名称"],
  [formerNameSheet]: ["单位现名", "曾用名"],
};
const printedItems = ["评审名称", "评委会办公室", "评审委员会", "答辩地点"];

/**
 * Faults every text that a report could not print, since whoever learns of it only when the
 * meeting is over can't change a sealed name any more. Cells that have a fault already keep still.
 */
export function checkPrintable(book: RosterBook, fonts: ReportFonts, log: FindingLog): void {
  const check = (place: Place, cell: CellContent | undefined) => {
    if (cell?.kind !== "text" || hasFault(log, place)) return;
    const found = unwritableCharacter(fonts, contentText(cell), place.column ?? place.sheet);
    if (!found) return;
    const { character = "", codePoint = "" } = found.details;
    log.fault("CHARACTER_UNPRINTABLE", place, { found: `${character} ${codePoint}` });
  };
  for (const [sheet, columns] of Object.entries(printedColumns))
    for (const { row, cells } of rowsOf(book, sheet))
      for (const column of columns) check({ sheet, row, column }, cells.get(column));
  for (const { row, cells } of rowsOf(book, meetingSheet)) {
    const item = contentText(cells.get("项目") ?? { kind: "empty" });
    if (printedItems.includes(item))
      check({ sheet: meetingSheet, row, column: item }, cells.get("内容"));
  }
}

const rowsOf = (book: RosterBook, sheet: string): readonly SheetRow[] =>
  book.get(sheet)?.rows ?? [];

const hasFault = (log: FindingLog, { sheet, row, column }: Place): boolean =>
  log
    .faults()
    .some((fault) => fault.sheet === sheet && fault.row === row && fault.column === column);
