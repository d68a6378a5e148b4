import type { BaseCondition } from "../../core/bundle/base-conditions.ts";
import { conditionScopeWords, educationWords, levelWords, specialties } from "../../core/words.ts";
import type { CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import { listItems } from "./plain-text.ts";
import { listed, wordsOf } from "./roster-words.ts";
import { column, ordinal, type TableForm } from "./sheet-form.ts";
import type { RosterBook } from "./sheet-table.ts";
import { readTable, type Located } from "./table.ts";
import { checkUnique } from "./unique.ts";

export const baseConditionSheet = "基本条件";

/** Reads 基本条件; a roster may do without the sheet, then no facts are held beside any conditions. */
export function readBaseConditionSheet(
  book: RosterBook,
  log: FindingLog,
): readonly Located<BaseCondition>[] {
  const conditions = readTable(book, baseConditionForm, log, conditionOf);
  const place = { sheet: baseConditionSheet, column: "申报层级" };
  checkUnique(conditions, keyOf, "CONDITION_TWICE", place, log);
  return conditions;
}

const years = { min: 1, max: 60 };

function conditionOf(cells: CellReader): BaseCondition {
  const condition: BaseCondition = {
    level: cells.word("申报层级", levelWords),
    specialty: specialty(cells),
    appliesTo: cells.word("适用", conditionScopeWords),
    education: cells.optionalWord("学历学位", educationWords),
    yearsSinceGraduation: cells.optionalInteger("毕业年限", years),
    currentTitles: listItems(cells.optionalText("现职称")),
    yearsInTitle: cells.optionalInteger("任现职年限", years),
    yearsInField: cells.optionalInteger("从事专业年限", years),
    other: cells.optionalText("其他条件"),
    document: cells.text("依据文件"),
    clause: cells.optionalText("条款"),
  };
  checkDemands(condition, cells);
  return condition;
}

function checkDemands(condition: BaseCondition, cells: CellReader): void {
  const { yearsInTitle, currentTitles } = condition;
  const asksNothing = demandColumns.every((name) => cells.content(name).kind === "empty");
  if (asksNothing) cells.fault("CONDITION_ASKS_NOTHING", "学历学位");
  if (yearsInTitle !== null && currentTitles.length === 0)
    cells.fault("CONDITION_YEARS_WITHOUT_TITLE", "现职称", { found: yearsInTitle });
}

const demandColumns = [
  ...["学历学位", "毕业年限", "现职称", "任现职年限", "从事专业年限", "其他条件"],
];

/** 全部 and an empty cell both say that a row is for every 子专业. */
function specialty(cells: CellReader): string {
  const text = cells.optionalText("子专业");
  if (text === "" || text === everySpecialty) return "";
  if (!specialties.some((known) => known === text))
    cells.fault("WORD_UNKNOWN", "子专业", { found: text, wanted: listed(specialtyWords) });
  return text;
}

const everySpecialty = "全部";
const specialtyWords = [everySpecialty, ...specialties];

/** What a row asks for, of whom. Where it is written doesn't make it another one. */
const keyOf = (one: BaseCondition): string =>
  [
    ...[levelWords[one.level], one.specialty, conditionScopeWords[one.appliesTo]],
    one.education === null ? "" : educationWords[one.education],
    ...[one.yearsSinceGraduation, one.currentTitles.join("、"), one.yearsInTitle],
    ...[one.yearsInField, one.other],
  ].join("｜");

const optional = { optional: true } as const;
const number = { kind: "number", optional: true } as const;

export const baseConditionForm: TableForm = {
  sheet: baseConditionSheet,
  mayBeMissing: true,
  columns: [
    ordinal,
    column("申报层级", "一行写一种条件，同一层级可以有几行；符合其中一行即可", "工程师", {
      words: wordsOf(levelWords),
    }),
    column("子专业", "不填为全部", "全部", { words: specialtyWords, ...optional }),
    column("适用", "哪些申报人可以按这一行申报", "全部", { words: wordsOf(conditionScopeWords) }),
    column("学历学位", "学历或者学位达到即可；第二学士学位按硕士。不要求的不填", "本科", {
      words: wordsOf(educationWords),
      ...optional,
    }),
    column("毕业年限", "毕业后满几年，整数；不要求的不填", "", number),
    column("现职称", "几种都可以的用顿号隔开；不要求的不填", "助理工程师", optional),
    column("任现职年限", "取得现职称后满几年，整数；不要求的不填", 4, number),
    column("从事专业年限", "整数；不要求的不填", "", number),
    column("其他条件", "名册没有记录、要看材料的条件；没有的不填", "", optional),
    column(
      "依据文件",
      "条件出自哪个文件，写全称和文号",
      "某某专业职称申报评审基本条件（某发〔2022〕8号）",
    ),
    column("条款", "如：第六条第（三）项", "第六条第（三）项", optional),
  ],
};
