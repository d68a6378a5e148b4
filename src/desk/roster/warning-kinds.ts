import { kind, type FindingKind } from "./finding-kind.ts";

/** Things to look at that don't stop sealing. */
export const warningKinds = {
  COLUMN_UNKNOWN: kind(
    "不认识这一列，未读取",
    "this column is unknown and was not read",
    "若是列名写错，请改正",
    "correct the heading if it is a slip",
  ),
  ITEM_UNKNOWN: kind(
    "不认识这一项，未读取",
    "this item is unknown and was not read",
    "若是名称写错，请改正",
    "correct the name if it is a slip",
  ),
  ID_NUMBER_DOUBTFUL: kind(
    "身份证号“{found}”位数或校验码不对",
    "the id number “{found}” has a wrong length or check digit",
    "请与证件核对",
    "compare it with the card",
  ),
  SAME_NAME: kind(
    "“{found}”与申报人同名（第 {wanted} 行）",
    "“{found}” has an applicant's name (row {wanted})",
    "请确认不是同一人；申报人不得参加评审工作",
    "make sure that they are two people; an applicant takes no part in the review",
  ),
  STAFF_NAMED_LIKE_EXPERT: kind(
    "“{found}”与评审专家同名（第 {wanted} 行）",
    "“{found}” has an expert's name (row {wanted})",
    "请确认不是同一人；秘书不评分、不投票",
    "make sure that they are two people; a secretary neither grades nor votes",
  ),
  SAME_UNIT: kind(
    "单位“{found}”与专家 {wanted} 有关（同单位或列入其回避单位）",
    "the unit “{found}” is that of, or listed for recusal by: {wanted}",
    "会上由主任委员决定是否回避",
    "the chair decides on recusal at the meeting",
  ),
  FOLDER_UNUSED: kind(
    "文件夹 {found} 不属于任何申报人，未放入材料包",
    "the folder {found} is no applicant's and is left out",
    "若是名称写错，请改正",
    "correct its name if it is a slip",
  ),
  FILE_IGNORED: kind(
    "系统文件 {found} 未放入材料包",
    "the system file {found} is left out",
    "无需处理",
    "nothing to do",
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;
