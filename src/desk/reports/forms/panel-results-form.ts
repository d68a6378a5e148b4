import type { Grade } from "../../../core/rules/grade.ts";
import type { Expert } from "../../../core/bundle/manifest.ts";
import type { PanelId } from "../../../core/ids.ts";
import { gradesMayBeSeen } from "../../../core/meeting/grades/graders.ts";
import { isRecused, gradersSoFar } from "../../../core/meeting/who.ts";
import { joinedText } from "../../../core/meeting/people/person-name.ts";
import type { Stage } from "../../../core/meeting/stage.ts";
import type { ApplicantResult } from "../../../core/result/result-document.ts";
import { combinationWords, gradeWords, levelWords } from "../../../core/words.ts";
import { officialLandscape, wideTable } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import { meanText } from "../results-summary-of.ts";
import type { TableColumn } from "../table-layout.ts";
import {
  body,
  chosenApplicants,
  leadersOf,
  meetingDates,
  panelText,
  signatureLabel,
  signaturesHeight,
  writeAnnotations,
  writeSignatureLines,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { papersForm } from "./papers-form.ts";

/** Experts beyond this many need the wide sheet. */
const mostExperts = 7;

/** 答辩成绩汇总表: one paper per panel; experts stand under their codes. */
export function panelResultsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const blank = choice.blank === true;
  const panels = panelsOf(source, choice, blank);
  const wide = panels.some(({ experts }) => experts.length > mostExperts);
  return papersForm(source, choice, {
    ...{ kind: "panelResults", papers: panels, format: wide ? wideTable : officialLandscape },
    whoseOf: ({ panel }) => panelText(panel),
    subjectOf: ({ panel: panelId }) => ({ kind: "panel", panelId }),
    write: (writer, panel) => writePanel(writer, source, panel, blank),
  });
}

interface PanelResults {
  readonly panel: PanelId | null;
  readonly experts: readonly Expert[];
  readonly results: readonly ApplicantResult[];
}

/** Panels with somebody who was heard or stayed away; on a blank form, with somebody to be heard. */
function panelsOf(source: FormSource, choice: FormChoice, blank: boolean): readonly PanelResults[] {
  const results = new Map(source.document.applicants.map((one) => [one.applicantId, one]));
  const applicants = chosenApplicants(source, choice);
  return [...new Set(applicants.map(({ panel }) => panel))].flatMap((panel) => {
    const own = applicants.filter((one) => one.panel === panel);
    const shown = own.flatMap(({ id }) => {
      const result = results.get(id);
      return result && isShown(result, blank) ? [result] : [];
    });
    if (shown.length === 0) return [];
    return [{ panel, experts: gradersSoFar(source.state, own), results: shown }];
  });
}

const neverHeard: ReadonlySet<Stage> = new Set([
  "reading",
  "materialsNotPassed",
  "materialsPassed",
  "examNotPassed",
]);

function isShown({ stage, grades }: ApplicantResult, blank: boolean): boolean {
  if (neverHeard.has(stage)) return false;
  if (stage === "vetoed") return grades.length > 0;
  return blank || (stage !== "waiting" && stage !== "defending");
}

function writePanel(
  writer: PageWriter,
  source: FormSource,
  { panel, experts, results }: PanelResults,
  blank: boolean,
): void {
  const { rules } = source.manifest;
  const facts = `评议组：${panelText(panel)}　　评分专家 ${experts.length} 人　　答辩 ${results.length} 人　　日期：${meetingDates(source)}`;
  writer.paragraph(facts, body);
  const dropped = rules.dropExtremes ? "，去掉一个最高分和一个最低分" : "";
  writer.paragraph(
    `结论方法：${combinationWords[rules.combination]}${dropped}；${rules.excellentFrom} 分及以上为优秀，${rules.passFrom} 分及以上为合格。专家以编号代称${joinedNote(source, experts)}。`,
    { ...body, sizePt: 9, spaceAfterPt: 4 },
  );
  const rows = results.map((result, index) => ({
    cells: [
      ...[String(index + 1), result.applicantId, result.name, levelWords[result.level]],
      result.specialty,
      ...experts.map((expert) => (blank ? "" : scoreCell(source, result, expert))),
      ...(blank ? ["", "", ""] : conclusionCells(source, result)),
    ],
    whose: result.applicantId,
    heightPt: 24,
  }));
  writer.table(columnsFor(experts), rows, 9);
  writer.space(4);
  writeAnnotations(
    writer,
    source,
    results.map(({ applicantId: id, name }) => ({ id, name })),
  );
  writer.space(6);
  writeSigners(writer, { panel, experts, results });
}

/** `（XC1 现场增补）`: who joined at the venue is marked on every paper. */
function joinedNote({ state }: FormSource, experts: readonly Expert[]): string {
  const joined = experts.flatMap(({ id }) => {
    const how = joinedText(state, id);
    return how === "" ? [] : [`${id} ${how}`];
  });
  return joined.length === 0 ? "" : `（${joined.join("，")}）`;
}

const columnsFor = (experts: readonly Expert[]): readonly TableColumn[] => [
  { title: "序号", share: 9, align: "center" },
  { title: "申报编号", share: 24, align: "center" },
  { title: "姓名", share: 20, align: "center" },
  { title: "申报层级", share: 19, align: "center" },
  { title: "子专业", share: 22, align: "center" },
  ...experts.map(({ id }): TableColumn => ({ title: id, share: 13, align: "center" })),
  { title: "总分／人数、平均", share: 30, align: "center" },
  { title: "答辩结论", share: 15, align: "center" },
  { title: "结论说明", share: 26, align: "left" },
];

function scoreCell(source: FormSource, result: ApplicantResult, { id }: Expert): string {
  const applicant = source.state.facts.applicants.get(result.applicantId);
  if (isRecused(source.state, id, result.applicantId)) return "回避";
  if (!applicant || !gradesMayBeSeen(source.state, applicant)) return "";
  const grade = result.grades.find(({ expertId }) => expertId === id);
  if (!grade) return "—";
  const given = grade.total === null ? gradeWords[grade.grade] : String(grade.total);
  const corrected = result.gradeCorrections.some(({ expertId }) => expertId === id);
  return corrected ? `${given}\n更正` : given;
}

/** What was corrected since the first reading, in words; empty where nothing was. */
function correctionText({ gradeCorrections, conclusionCorrections }: ApplicantResult): string {
  const score = (total: number | null, grade: Grade) =>
    total === null ? gradeWords[grade] : String(total);
  return [
    ...gradeCorrections.map(
      ({ expertId, oldTotal, oldGrade, total, grade, reason }) =>
        `更正 ${expertId}：${score(oldTotal, oldGrade)} 改为 ${score(total, grade)}（${reason}）`,
    ),
    ...conclusionCorrections.map(({ old, new: now }) =>
      old === now
        ? `结论复核，仍为${gradeWords[old]}`
        : `更正结论：${gradeWords[old]} 改为 ${gradeWords[now]}`,
    ),
  ].join("；");
}

function conclusionCells(source: FormSource, result: ApplicantResult): readonly string[] {
  const { applicantId, stage, sum, counted, conclusion, conclusionReason } = result;
  if (stage === "abandoned") return ["", "自动放弃", "叫号未到"];
  if (stage === "postponed") return ["", "缓", result.postponed ?? ""];
  if (stage === "withdrawn") return ["", "撤回申报", result.withdrawn?.reason ?? ""];
  const applicant = source.state.facts.applicants.get(applicantId);
  const seen = applicant !== undefined && gradesMayBeSeen(source.state, applicant);
  return [
    seen && sum !== null ? meanText(sum, counted) : "",
    conclusion === null ? "" : gradeWords[conclusion],
    [conclusionReason ?? "", correctionText(result)].filter((text) => text !== "").join("；"),
  ];
}

function writeSigners(writer: PageWriter, { panel, experts, results }: PanelResults): void {
  const perLine = 4;
  const members = experts.filter(({ panelLeader }) => !panelLeader).map(() => "评委：");
  const labels = [
    signatureLabel("组长", leadersOf(experts)),
    ...members,
    ...["秘书：", "监督员："],
  ];
  // Said beside the names, since a large panel signs on a page of its own.
  writer.keepTogether(signaturesHeight(labels.length, perLine) + 20);
  const whose = `${panelText(panel)}以上 ${results.length} 名申报人的答辩成绩和结论经核对无误。`;
  writer.paragraph(whose, body);
  writeSignatureLines(writer, labels, perLine);
}
