import type { StaffMember } from "../../core/bundle/manifest.ts";
import { personId } from "../../core/ids.ts";
import { staffRoleWords } from "../../core/words.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook } from "./roster-book.ts";
import { readTable, type Located } from "./table.ts";

export const staffSheet = "工作人员";

/** The numbers that sealing gives to staff, who have none in the roster. */
export const staffIdPattern = /^GZ\d+$/;

/** Reads 工作人员. */
export function readStaffSheet(book: RosterBook, log: FindingLog): readonly Located<StaffMember>[] {
  return readTable(book, form, log, (cells, position) => ({
    id: personId(`GZ${position}`),
    name: cells.text("姓名"),
    employer: cells.text("单位"),
    role: cells.word("角色", staffRoleWords),
  }));
}

const form = {
  sheet: staffSheet,
  columns: ["姓名", "单位", "角色"],
  optionalColumns: ["序号"],
};
