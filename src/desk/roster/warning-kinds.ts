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
  VALIDITY_PAST: kind(
    "有效期至 {found}，已经过期",
    "the validity ended on {found}",
    "正式评审请改为会后的日期；演练不受影响",
    "for a meeting that counts enter a date after it; a rehearsal doesn't expire",
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
  STATUS_UNKNOWN: kind(
    "不认识人员身份“{found}”",
    "the status “{found}” is unknown",
    "请填：{wanted}；公务员、参公管理人员和离退休人员不得申报",
    "one of: {wanted}; civil servants, staff managed as such and retired people may not apply",
  ),
  OWN_COUNTY_ENTRUSTED: kind(
    "“{found}”属于本评委会的受理范围，却填了委托评审",
    "“{found}” is a county of this committee, yet the review is marked as entrusted",
    "请核对所属县区和委托评审",
    "check 所属县区 and 委托评审",
  ),
  ENTRUSTED_BY_OTHER_COUNTY: kind(
    "委托单位“{found}”的名称里没有所属县区“{wanted}”",
    "the name of the entrusting unit “{found}” doesn't hold the county “{wanted}”",
    "请核对由哪个县区委托",
    "check which county entrusts the review",
  ),
  PUBLIC_NOTICE_UNREADABLE: kind(
    "读不出公示的起止日期（{found}）",
    "the first and last day of the public notice can't be read ({found})",
    "请填第一天和最后一天，如 2024-09-02至2024-09-06；公示不少于 {wanted} 个工作日",
    "the first and last day, such as 2024-09-02至2024-09-06; at least {wanted} working days",
  ),
  PUBLIC_NOTICE_MAYBE_SHORT: kind(
    "公示期按周一至周五计只有 {found} 天（本软件没有该年的节假日安排，未计节假日和调休）",
    "the public notice has only {found} days from Monday to Friday (the holidays of that year are not known here and were not counted)",
    "请核对是否不少于 {wanted} 个工作日",
    "check that it has at least {wanted} working days",
  ),
  UNDER_SANCTION: kind(
    "“{found}”在处分影响（处罚）期内",
    "“{found}” is under the effect of a sanction",
    "请核对《单位综合推荐意见》的注明，由评委会办公室决定能否申报",
    "check what the unit's recommendation says; the office decides whether the application stands",
  ),
  EXAMPLE_ROW_IGNORED: kind(
    "模板的示例行未读取",
    "the template's example row was not read",
    "无需处理，也可以删除",
    "nothing to do, or delete it",
  ),
  MATERIAL_TRUNCATED: kind(
    "文件 {found} 不完整或已损坏（{wanted}）",
    "the file {found} is incomplete or damaged ({wanted})",
    "请打开查看，换成完整的文件",
    "open it, and replace it with the whole file",
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

/** Warnings that leave nothing to mend: `--strict` doesn't make faults of them. */
export const standingHints: readonly (keyof typeof warningKinds)[] = [
  "SAME_UNIT",
  "EXAMPLE_ROW_IGNORED",
  "FILE_IGNORED",
];
