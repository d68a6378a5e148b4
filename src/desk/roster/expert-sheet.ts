import type { Expert } from "../../core/bundle/manifest.ts";
import { panelId, personId } from "../../core/ids.ts";
import { membershipWords, officeWords, yesNoWords } from "../../core/words.ts";
import { contentText } from "./cell-content.ts";
import { idLength, type CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { halfWidth, listItems } from "./plain-text.ts";
import type { RosterBook } from "./sheet-table.ts";
import { wordsOf } from "./roster-words.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";
import { staffIdPattern } from "./staff-sheet.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const expertSheet = "评审专家";
const yesNo = { words: wordsOf(yesNoWords) };

/** Reads 评审专家. */
export function readExpertSheet(book: RosterBook, log: FindingLog): readonly Located<Expert>[] {
  const experts = readTable(book, expertForm, log, expertOf);
  const place = { sheet: expertSheet, column: "专家编号" };
  checkUnique(experts, ({ id }) => id, "EXPERT_ID_TWICE", place, log);
  return experts;
}

export const expertForm: TableForm = {
  sheet: expertSheet,
  columns: [
    ordinal,
    column("专家编号", "每名专家一个编号，不能重复；GZ 加数字留给工作人员", "ZJ001"),
    column("姓名", "与身份证一致，生僻字照写", "李四"),
    column("性别", "男或女", "女"),
    column("工作单位", "单位全称，与申报人所填写法一致，才能提示回避", "某某职业技术学院"),
    column("职称", "", "高级工程师"),
    column("专业", "", "大数据"),
    column("职务", "正式专家中恰有一名主任委员", "主任委员", { words: wordsOf(officeWords) }),
    column("类别", "正式专家人数应等于委员会人数", "正式", { words: wordsOf(membershipWords) }),
    column("评议组", "组名，如“第一组”；不分组或候补的不填", "第一组"),
    column("组长", "每个评议组恰有一名正式专家填“是”", "是", yesNo),
    column("外单位", "是否评委会组建单位以外的专家", "否", yesNo),
    column("手机后四位", "四位数字，如 0123；可以不填", "0123"),
    column("回避单位", "该专家应回避的其他单位，用顿号隔开；没有的不填", ""),
  ],
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
    recusalUnits: listItems(cells.optionalText("回避单位")),
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
