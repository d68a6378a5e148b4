import type { StaffMember } from "../../core/bundle/manifest.ts";
import { personId } from "../../core/ids.ts";
import { staffRoleWords } from "../../core/words.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook } from "./sheet-table.ts";
import { wordsOf } from "./roster-words.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";
import { readTable, type Located } from "./table.ts";

export const staffSheet = "工作人员";

/** The numbers that sealing gives to staff, who have none in the roster. */
export const staffIdPattern = /^GZ\d+$/;

/** Reads 工作人员. */
export function readStaffSheet(book: RosterBook, log: FindingLog): readonly Located<StaffMember>[] {
  return readTable(book, staffForm, log, (cells, position) => ({
    id: personId(`GZ${position}`),
    name: cells.text("姓名"),
    employer: cells.text("单位"),
    role: cells.word("角色", staffRoleWords),
  }));
}

export const staffForm: TableForm = {
  sheet: staffSheet,
  columns: [
    ordinal,
    column("姓名", "工作人员不能同时是申报人；秘书也不能是评审专家", "王五"),
    column("单位", "单位全称", "评委会办公室"),
    column("角色", "至少一名秘书；纸质录入评分时还要一名与秘书不同的核对人", "秘书", {
      words: wordsOf(staffRoleWords),
    }),
  ],
};
