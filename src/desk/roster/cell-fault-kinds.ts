import { kind, type FindingKind } from "./finding-kind.ts";

/** Faults of the workbook's form, of one cell, or of one sheet. */
export const cellFaultKinds = {
  // The workbook's form
  SHEET_MISSING: kind(
    "缺少这个工作表",
    "this sheet is missing",
    "请按模板补上名为“{wanted}”的工作表",
    "add the sheet “{wanted}” as in the template",
  ),
  SHEET_EMPTY: kind(
    "工作表里没有数据行",
    "the sheet has no data rows",
    "请至少填写一行",
    "fill in at least one row",
  ),
  COLUMN_MISSING: kind(
    "缺少这一列",
    "this column is missing",
    "请在列名行补上“{wanted}”",
    "add the heading “{wanted}”",
  ),
  COLUMN_TWICE: kind(
    "列名重复",
    "this heading stands twice",
    "请只保留一列“{wanted}”",
    "keep one column “{wanted}”",
  ),
  ITEM_MISSING: kind(
    "缺少这一项",
    "this item is missing",
    "请在第一列补上“{wanted}”并填写内容",
    "add “{wanted}” in the first column, with its value",
  ),
  ITEM_TWICE: kind(
    "这一项重复",
    "this item stands twice",
    "请只保留一行“{wanted}”",
    "keep one row “{wanted}”",
  ),
  EXAMPLE_ROW_CHANGED: kind(
    "示例行的“{found}”被改动过",
    "“{found}” of the example row was changed",
    "若填的是真实数据，请把第一列的“示例”改掉；否则请删除这一行",
    "replace 示例 in the first column if the row is a real one, else delete the row",
  ),
  // One cell
  CELL_EMPTY: kind("没有填写", "nothing is filled in", "请填写", "fill it in"),
  CELL_UNREADABLE: kind(
    "单元格内容读不出（{found}）",
    "the cell can't be read ({found})",
    "请改填为普通文字或数字；公式请先在 Excel 中算出结果",
    "write plain text or a number; let Excel calculate formulas first",
  ),
  CHARACTER_LOST: kind(
    "“{found}”中有已损坏或看不见的字符",
    "“{found}” holds a damaged or invisible character",
    "请重新输入这一格，尤其是生僻字",
    "type this cell again, rare characters above all",
  ),
  CHARACTER_UNPRINTABLE: kind(
    "有报表打印不出的字符（{found}）",
    "holds a character that no report can print ({found})",
    "请改用普通文字；看不见的字符（如零宽空格）请删去后重新输入这一格",
    "use plain text; where nothing is to be seen, delete the cell and type it again",
  ),
  TEXT_TOO_LONG: kind(
    "文字过长（{found}）",
    "the text is too long ({found})",
    "最多 {wanted} 个字",
    "at most {wanted} characters",
  ),
  NUMBER_TOO_LONG: kind(
    "数字过长，后几位已丢失（{found}）",
    "the number is too long and lost its last digits ({found})",
    "请把单元格设为文本格式后重新输入",
    "format the cell as text and type it again",
  ),
  WORD_UNKNOWN: kind(
    "“{found}”不在可选范围内",
    "“{found}” is none of the allowed words",
    "请填：{wanted}",
    "one of: {wanted}",
  ),
  DATE_MALFORMED: kind(
    "“{found}”不是日期",
    "“{found}” is no date",
    "请填年月日，如 2024-09-20",
    "year, month and day, such as 2024-09-20",
  ),
  FRACTION_MALFORMED: kind(
    "“{found}”不是分数",
    "“{found}” is no fraction",
    "请把单元格设为文本格式，填不大于 1 的分数，如 2/3",
    "format the cell as text and write a fraction of at most 1, such as 2/3",
  ),
  INTEGER_MALFORMED: kind(
    "“{found}”不是合适的整数",
    "“{found}” is no fitting whole number",
    "请填 {wanted} 之间的整数",
    "a whole number of {wanted}",
  ),
  PHONE_DIGITS_MALFORMED: kind(
    "“{found}”不是手机号后四位",
    "“{found}” is not the last four digits of a phone number",
    "请填四位数字，如 0123",
    "four digits, such as 0123",
  ),
  // One sheet
  APPLICANT_ID_TWICE: kind(
    "申报编号“{found}”重复",
    "the application number “{found}” stands twice",
    "每名申报人一个编号；另见第 {wanted} 行",
    "one number for each applicant; see also row {wanted}",
  ),
  ID_NUMBER_TWICE: kind(
    "身份证号“{found}”重复",
    "the id number “{found}” stands twice",
    "同一人一年只能申报一项，重复申报的全部无效；另见第 {wanted} 行",
    "one person applies once a year, else all of them are void; see also row {wanted}",
  ),
  EXPERT_ID_TWICE: kind(
    "专家编号“{found}”重复",
    "the expert number “{found}” stands twice",
    "每名专家一个编号；另见第 {wanted} 行",
    "one number for each expert; see also row {wanted}",
  ),
  EXPERT_ID_RESERVED: kind(
    "专家编号“{found}”与工作人员的内部编号相同",
    "the expert number “{found}” is a number given to staff",
    "请换一个不是 GZ 加数字的编号",
    "use a number other than GZ and digits",
  ),
  RUBRIC_ID_TWICE: kind(
    "编号“{found}”重复",
    "the number “{found}” stands twice",
    "每项一个编号；另见第 {wanted} 行",
    "one number for each item; see also row {wanted}",
  ),
  REQUIREMENT_TWICE: kind(
    "材料“{found}”重复",
    "the material “{found}” stands twice",
    "每种材料一行；另见第 {wanted} 行",
    "one row for each material; see also row {wanted}",
  ),
  FORMER_NAME_TWICE: kind(
    "曾用名“{found}”重复",
    "the former name “{found}” stands twice",
    "每个曾用名一行；另见第 {wanted} 行",
    "one row for each former name; see also row {wanted}",
  ),
  FORMER_NAME_SAME: kind(
    "曾用名与现名“{found}”相同",
    "the former name is the name of now, “{found}”",
    "请填改名前的名称，或删去这一行",
    "the name before the change, or no row",
  ),
  CONDITION_ASKS_NOTHING: kind(
    "这一行没有写任何条件",
    "this row asks for nothing",
    "请至少填写学历、年限、现职称、其他条件中的一项，或删去这一行",
    "at least one of the conditions, or no row",
  ),
  CONDITION_TWICE: kind(
    "与另一行的条件完全相同",
    "another row asks for just the same",
    "每种条件一行；另见第 {wanted} 行",
    "one row for each way; see also row {wanted}",
  ),
  CONDITION_YEARS_WITHOUT_TITLE: kind(
    "填了任现职年限（{found}），没有填现职称",
    "years in the title ({found}) without the title",
    "请填所要求的现职称，几种都可以的用顿号隔开",
    "the title that is asked for; several are listed",
  ),
  RUBRIC_TOTAL_WRONG: kind(
    "各项满分之和是 {found}",
    "the maxima add up to {found}",
    "满分之和应为 {wanted}",
    "they must add up to {wanted}",
  ),
  BANDS_INVERTED: kind(
    "合格分数线 {found} 高于优秀分数线",
    "the pass line {found} is above the excellent line",
    "请填不高于优秀分数线 {wanted} 的分数",
    "a line not above the excellent line {wanted}",
  ),
  STATEMENT_TOO_LONG: kind(
    "陈述时长 {found} 分钟超过答辩时长",
    "the statement's {found} minutes are longer than the defense",
    "不超过答辩时长 {wanted} 分钟",
    "not longer than the defense, {wanted} minutes",
  ),
  DATES_INVERTED: kind(
    "“{found}”早于前一个日期",
    "“{found}” is earlier than the date before it",
    "开始日期、结束日期、有效期至应依次不早于前者；此处不早于 {wanted}",
    "start, end and validity follow each other; here not before {wanted}",
  ),
} as const satisfies Readonly<Record<string, FindingKind>>;
