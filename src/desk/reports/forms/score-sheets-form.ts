import type { Applicant, Expert, RubricItem } from "../../../core/bundle/manifest.ts";
import { notCalled, type RecordedGrade } from "../../../core/meeting/state.ts";
import { gradesMayBeSeen } from "../../../core/meeting/grades/graders.ts";
import { isRecused, panelOf } from "../../../core/meeting/who.ts";
import { markedName } from "../../../core/meeting/people/person-name.ts";
import { gradeOfScore, totalOf } from "../../../core/rules/grade.ts";
import type { Ruleset } from "../../../core/rules/ruleset.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import { gradeBoxes, writeApplicant, writeRow } from "./applicant-paper.ts";
import { gradeCorrectionText } from "./corrections.ts";
import { chosenApplicants, type Form, type FormChoice, type FormSource } from "./form.ts";
import { papersForm } from "./papers-form.ts";

/**
 * 答辩评分表: one paper per expert and applicant. Blank for the experts of the panel who are not
 * recused; filled from the recorded grades, once every grader of the applicant has handed in:
 * nobody sees another's grade before.
 */
export function scoreSheetsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const blank = choice.blank === true;
  return papersForm(source, choice, {
    kind: "scoreSheets",
    papers: chosenApplicants(source, choice).flatMap((applicant) =>
      blank ? blankSheets(source, applicant) : filledSheets(source, applicant),
    ),
    noteOf: ({ grade }) => (grade === null ? "" : `按会议记录打印，${sourceText(grade)}`),
    whoseOf: ({ applicant, expert }) => `${applicant.id} ${applicant.name}　评分专家 ${expert.id}`,
    subjectOf: ({ applicant, expert }) => ({
      ...{ kind: "sheet", applicantId: applicant.id, expertId: expert.id },
    }),
    write: (writer, sheet) => writeSheet(writer, source, sheet),
  });
}

interface ScoreSheet {
  readonly applicant: Applicant;
  readonly expert: Expert;
  /** `null` on a blank sheet. */
  readonly grade: RecordedGrade | null;
  /** 更正 of this grade, each in words. */
  readonly corrections: readonly string[];
}

function blankSheets({ state }: FormSource, applicant: Applicant): readonly ScoreSheet[] {
  return panelOf(state, applicant)
    .filter(({ id }) => !isRecused(state, id, applicant.id))
    .map((expert) => ({ applicant, expert, grade: null, corrections: [] }));
}

function filledSheets(source: FormSource, applicant: Applicant): readonly ScoreSheet[] {
  if (!gradesMayBeSeen(source.state, applicant)) return [];
  const { grades, gradeCorrections } = source.state.applicants.get(applicant.id) ?? notCalled;
  return [...source.state.facts.experts.values()].flatMap((expert) => {
    const grade = grades.get(expert.id);
    const corrections = gradeCorrections
      .filter(({ expertId }) => expertId === expert.id)
      .map((correction) => gradeCorrectionText(source, correction));
    return grade ? [{ applicant, expert, grade, corrections }] : [];
  });
}

const sizePt = 10;

function writeSheet(writer: PageWriter, source: FormSource, sheet: ScoreSheet): void {
  const { rules, rubric } = source.manifest;
  writeApplicant(writer, source.state, sheet);
  writeItems(writer, rubric, sheet, rules);
  writeGrade(writer, sheet, rules);
  writer.space(6);
  writeBands(writer, rules, sheet.grade === null);
  const name = markedName(source.state, sheet.expert.id);
  const labels = [`专家（${sheet.expert.id} ${name}）签名：`, "日期："];
  writer.space(6);
  writer.signatures(labels, { font: "body", sizePt: 11 });
}

const sourceText = ({ source }: RecordedGrade): string =>
  source === "paper" ? "由秘书和核对人按纸质评分表分别录入、核对一致" : "由专家本人凭密码提交";

const columns: readonly TableColumn[] = [
  { title: "序号", share: 10, align: "center" },
  { title: "评分要素", share: 32, align: "center" },
  { title: "评分说明", share: 76, align: "left" },
  { title: "满分", share: 16, align: "center" },
  { title: "得分", share: 22, align: "center", sizePt: 12 },
];

function writeItems(
  writer: PageWriter,
  rubric: readonly RubricItem[],
  sheet: ScoreSheet,
  rules: Ruleset,
): void {
  const { grade, applicant } = sheet;
  const points = new Map(
    grade?.score.kind === "items"
      ? grade.score.items.map((item) => [item.itemId, String(item.points)])
      : [],
  );
  // Where only the total was handed in, the items are nobody's to fill in afterwards.
  const none = grade === null ? "" : "—";
  const rows = rubric.map(({ id, element, explanation, maximum }, index) => ({
    cells: [String(index + 1), element, explanation, String(maximum), points.get(id) ?? none],
    whose: applicant.id,
    heightPt: Math.max(24, Math.min(54, 240 / rubric.length)),
  }));
  const maximum = rubric.reduce((sum, item) => sum + item.maximum, 0);
  writer.space(6);
  writer.table(columns, rows, sizePt);
  // Where only the grade is handed in, there is nothing to add up.
  if (rules.scoreKind === "grade") return;
  writer.fields({
    cells: [
      { text: "合计", share: 118, isLabel: true },
      { text: String(maximum), share: 16, align: "center" },
      { text: totalText(sheet), share: 22, align: "center" },
    ],
    ...{ sizePt: 12, heightPt: 30, whose: applicant.id },
  });
}

function totalText({ grade, corrections }: ScoreSheet): string {
  const total = grade ? totalOf(grade.score) : null;
  if (total === null) return "";
  return corrections.length > 0 ? `${total}\n更正` : String(total);
}

function writeGrade(writer: PageWriter, sheet: ScoreSheet, rules: Ruleset): void {
  const { grade, applicant, corrections } = sheet;
  const given = grade && gradeOfScore(grade.score, rules);
  const row = (label: string, text: string, heightPt: number, ruled = false) =>
    writeRow(writer, applicant, { ...{ label, text, heightPt, sizePt: 11, ruled, atTop: ruled } });
  row("等次", gradeBoxes(given), 30);
  if (corrections.length > 0) row("更正", corrections.join("；"), 30);
  row("评语", "", corrections.length > 0 ? 66 : 96, grade === null);
}

function writeBands(writer: PageWriter, rules: Ruleset, blank: boolean): void {
  const { excellentFrom, passFrom, scoreKind } = rules;
  const bands = `合计 ${excellentFrom} 分及以上为优秀，${passFrom} 分及以上、不足 ${excellentFrom} 分为合格，不足 ${passFrom} 分为不合格。`;
  const how = {
    total: `每项得分为整数，不超过该项满分；以合计为准。${bands}`,
    items: `每项得分为整数，不超过该项满分；合计为各项之和。${bands}`,
    grade: "在一个等次前打√，只勾一个。",
  }[scoreKind];
  const care = "本表由专家本人独立填写；更改处须由本人签名；交秘书前不与他人交换。";
  writer.paragraph(`说明：${how}${blank ? care : ""}`, { font: "body", sizePt: 9 });
}
