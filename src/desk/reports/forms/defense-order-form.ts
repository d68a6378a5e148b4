import { levels, type Applicant } from "../../../core/bundle/manifest.ts";
import { drawNumberOf } from "../../../core/meeting/defense/call-order.ts";
import { isCallable } from "../../../core/meeting/stage.ts";
import { notCalled, type DefenseStanding } from "../../../core/meeting/state.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { defenseMinutesOf } from "../../../core/rules/defense-minutes.ts";
import type { Ruleset } from "../../../core/rules/ruleset.ts";
import { levelWords, type Words } from "../../../core/words.ts";
import type { PageWriter } from "../page-writer.ts";
import type { TableColumn } from "../table-layout.ts";
import {
  body,
  chosenApplicants,
  leadersOf,
  meetingDates,
  panelText,
  signatureLabel,
  writeAnnotations,
  writeSignatureLines,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { papersForm } from "./papers-form.ts";

/** 答辩顺序表: one paper per panel, in the order of 抽签号, with a cell for each to sign in. */
export function defenseOrderForm(source: FormSource, choice: FormChoice): Form | undefined {
  const applicants = chosenApplicants(source, choice).filter(
    (one) => isCallable(source.state, one) || progressOf(source, one).override !== null,
  );
  return papersForm(source, choice, {
    kind: "defenseOrder",
    papers: [...new Set(applicants.map(({ panel }) => panel))],
    whoseOf: panelText,
    subjectOf: (panelId) => ({ kind: "panel", panelId }),
    write: (writer, panel) => {
      const own = applicants.filter((one) => one.panel === panel);
      writePanel(writer, source, own, choice.blank === true);
    },
  });
}

const columns: readonly TableColumn[] = [
  { title: "顺序", share: 10, align: "center" },
  { title: "抽签号", share: 13, align: "center" },
  { title: "申报编号", share: 24, align: "center" },
  { title: "姓名", share: 20, align: "center" },
  { title: "工作单位", share: 38, align: "left" },
  { title: "层级\n子专业", share: 23, align: "center" },
  { title: "报到签名", share: 22, align: "center" },
  { title: "备注", share: 22, align: "left" },
];

function writePanel(
  writer: PageWriter,
  source: FormSource,
  applicants: readonly Applicant[],
  blank: boolean,
): void {
  const [first] = applicants;
  if (!first) return;
  writer.paragraph(
    `评议组：${panelText(first.panel)}　　共 ${applicants.length} 人　　日期：${meetingDates(source)}`,
    body,
  );
  writer.paragraph(
    `${minutesText(source.manifest.rules, applicants)}。报到时核验身份证件；叫号未到的，按评审规则处理。`,
    { ...body, sizePt: 9, spaceAfterPt: 4 },
  );
  const rows = applicants.map((one, index) => ({
    cells: [
      String(index + 1),
      String(drawNumberOf(source.state, one) ?? ""),
      ...[one.id, one.name, one.employer, `${levelWords[one.level]}\n${one.specialty}`, ""],
      blank ? "" : noteOf(source, one),
    ],
    whose: one.id,
    heightPt: 30,
  }));
  writer.table(columns, rows, 9);
  writer.space(4);
  writeAnnotations(writer, source, applicants);
  writer.space(6);
  const leaders = leadersOf(panelOf(source.state, first));
  writeSignatureLines(writer, [signatureLabel("组长", leaders), "秘书："], 3);
}

const progressOf = ({ state }: FormSource, { id }: Applicant) =>
  state.applicants.get(id) ?? notCalled;

function noteOf(source: FormSource, applicant: Applicant): string {
  const { defense, override, late } = progressOf(source, applicant);
  const notes = [
    override ? "主任委员准予答辩" : "",
    late === null ? "" : "迟到，排至末位",
    standingWords[defense],
  ];
  return notes.filter((one) => one !== "").join("；");
}

const standingWords: Words<DefenseStanding["defense"]> = {
  notCalled: "",
  called: "答辩中",
  ended: "已答辩",
  absent: "未到，自动放弃",
  postponed: "缓",
  withdrawn: "撤回申报",
};

/** Once for all where it is the same for all, else level by level. */
function minutesText(rules: Ruleset, applicants: readonly Applicant[]): string {
  const used = levels.filter((level) => applicants.some((one) => one.level === level));
  const texts = used.map((level) => {
    const { defenseMinutes, statementMinutes } = defenseMinutesOf(rules, level);
    return `答辩 ${defenseMinutes} 分钟，其中陈述不超过 ${statementMinutes} 分钟`;
  });
  if (new Set(texts).size <= 1) return `每人${texts[0] ?? ""}`;
  return used.map((level, index) => `${levelWords[level]}${texts[index] ?? ""}`).join("；");
}
