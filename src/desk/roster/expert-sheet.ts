import type { Expert } from "../../core/bundle/manifest.ts";
import { panelId, personId } from "../../core/ids.ts";
import { membershipWords, officeWords } from "../../core/words.ts";
import { contentText } from "./cell-content.ts";
import { idLength, type CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { halfWidth, trimmed } from "./plain-text.ts";
import type { RosterBook } from "./roster-book.ts";
import { staffIdPattern } from "./staff-sheet.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const expertSheet = "评审专家";

/** Reads 评审专家. */
export function readExpertSheet(book: RosterBook, log: FindingLog): readonly Located<Expert>[] {
  const experts = readTable(book, form, log, expertOf);
  const place = { sheet: expertSheet, column: "专家编号" };
  checkUnique(experts, ({ id }) => id, "EXPERT_ID_TWICE", place, log);
  return experts;
}

const form = {
  sheet: expertSheet,
  columns: [
    "专家编号",
    "姓名",
    "性别",
    "工作单位",
    "职称",
    "专业",
    "职务",
    "类别",
    "评议组",
    "组长",
    "外单位",
    "手机后四位",
    "回避单位",
  ],
  optionalColumns: ["序号"],
};

function expertOf(cells: CellReader): Expert {
  const panel = cells.optionalText("评议组", idLength);
  return {
    id: personId(expertNumber(cells)),
    name: cells.text("姓名"),
    gender: cells.text("性别"),
    employer: cells.text("工作单位"),
    title: cells.text("职称"),
    field: cells.text("专业"),
    office: cells.word("职务", officeWords),
    reserve: cells.word("类别", membershipWords) === "reserve",
    panel: panel === "" ? null : panelId(panel),
    panelLeader: cells.yesNo("组长"),
    outside: cells.yesNo("外单位"),
    phoneLastFour: phoneLastFour(cells),
    recusalUnits: units(cells.optionalText("回避单位")),
  };
}

function expertNumber(cells: CellReader): string {
  const id = cells.text("专家编号", idLength);
  if (staffIdPattern.test(id)) cells.fault("EXPERT_ID_RESERVED", "专家编号", { found: id });
  return id;
}

/** A number cell has lost its leading zeros: 123 was 0123. */
function phoneLastFour(cells: CellReader): string {
  const content = cells.content("手机后四位");
  const digits = halfWidth(contentText(content));
  if (digits === "") return "";
  const padded = content.kind === "number" ? digits.padStart(4, "0") : digits;
  if (/^\d{4}$/.test(padded)) return padded;
  cells.fault("PHONE_DIGITS_MALFORMED", "手机后四位", { found: digits });
  return "";
}

const units = (text: string): readonly string[] =>
  text
    .split(/[、，,;；\n]/)
    .map(trimmed)
    .filter((unit) => unit !== "");
