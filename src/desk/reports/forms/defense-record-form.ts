import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { AnswerRow } from "../../../core/meeting/defense/defense-events.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { isCallable } from "../../../core/meeting/stage.ts";
import { notCalled, type ApplicantProgress } from "../../../core/meeting/state.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import type { PageWriter } from "../page-writer.ts";
import { gradeBoxes, writeApplicant, writeRow } from "./applicant-paper.ts";
import { conclusionCorrectionText } from "./corrections.ts";
import { timesText } from "./defense-times.ts";
import {
  chosenApplicants,
  leadersOf,
  namesOf,
  signatureLabel,
  writeSignatureLines,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { papersForm } from "./papers-form.ts";

/** 答辩情况登记表: one paper per applicant, with the questions and answers, or room for them. */
export function defenseRecordForm(source: FormSource, choice: FormChoice): Form | undefined {
  const blank = choice.blank === true;
  return papersForm(source, choice, {
    kind: "defenseRecord",
    papers: chosenApplicants(source, choice).filter((one) => isHeard(source, one)),
    whoseOf: ({ id, name }) => `${id} ${name}`,
    subjectOf: ({ id: applicantId }) => ({ kind: "applicant", applicantId }),
    write: (writer, applicant) => writeRecord(writer, source, applicant, blank),
  });
}

/** Every 更正 of what this paper shows, in the journal's order of each kind. */
function correctionsOf(source: FormSource, applicant: Applicant): readonly string[] {
  const { conclusionCorrections } = progressOf(source, applicant);
  const answers = source.records.flatMap(({ event }) =>
    event.type === "answersCorrected" && event.applicantId === applicant.id
      ? [`提问和回答，理由：${event.reason}，${namesOf(source, [event.secretaryId])}记录`]
      : [],
  );
  return [
    ...answers,
    ...conclusionCorrections.map((correction) => conclusionCorrectionText(source, correction)),
  ];
}

const progressOf = ({ state }: FormSource, { id }: Applicant): ApplicantProgress =>
  state.applicants.get(id) ?? notCalled;

const isHeard = (source: FormSource, applicant: Applicant): boolean =>
  isCallable(source.state, applicant) || progressOf(source, applicant).override !== null;

function writeRecord(
  writer: PageWriter,
  source: FormSource,
  applicant: Applicant,
  blank: boolean,
): void {
  const progress = blank ? notCalled : progressOf(source, applicant);
  const row = (label: string, text: string, heightPt: number, ruled = false) =>
    writeRow(writer, applicant, { label, text, heightPt, ruled });
  writeApplicant(writer, source.state, { applicant });
  row("答辩时间", timesText(source.records, applicant.id, progress), 26);
  row("核对身份", identityText(source, progress), 26);
  const standing = standingText(progress);
  row("陈述情况", standing, standing === "" ? 70 : 26, standing === "");
  if (standing === "") writeQuestions(writer, source, applicant, progress.answers);
  row("答辩结论", gradeBoxes(progress.conclusion?.grade ?? null), 28);
  row("结论说明", progress.conclusion?.reason ?? "", 48, true);
  const corrections = blank ? [] : correctionsOf(source, applicant);
  if (corrections.length > 0) row("更正", corrections.join("；"), 28);
  writer.space(4);
  const leaders = leadersOf(panelOf(source.state, applicant));
  writeSignatureLines(writer, [signatureLabel("组长", leaders), "记录人："], 3);
}

function identityText({ state }: FormSource, { identity }: ApplicantProgress): string {
  if (!identity) return "□ 已核验身份证件　　证件名称：　　　　　　　　核对人：";
  return `■ 已核验：${identity.document}　　核对人：${nameOf(state, identity.checkedBy)}`;
}

/** Why there was no defense; empty where there was one, or is yet to be one. */
function standingText({ defense, postponed, withdrawn }: ApplicantProgress): string {
  if (defense === "absent") return "叫号未到，按评审规则视为自动放弃。";
  if (defense === "postponed") return `经主任委员同意，缓：${postponed?.reason ?? ""}`;
  if (defense !== "withdrawn") return "";
  return `申报人撤回申报：${withdrawn?.reason ?? ""}（${withdrawn?.document ?? ""}）`;
}

/** Rows to write by hand where nothing was recorded. */
const blankRows = 4;

function writeQuestions(
  writer: PageWriter,
  { state }: FormSource,
  { id }: Applicant,
  answers: readonly AnswerRow[],
): void {
  const row = (cells: readonly string[], isLabel: boolean, ruled: boolean, heightPt: number) =>
    writer.fields({
      cells: cells.map((text, index) => ({
        ...{ text, share: [12, 22, 54, 68][index] ?? 0, isLabel: isLabel || index === 0 },
        ...{ ruled: ruled && index > 1, atTop: !isLabel && !ruled && index > 1 },
      })),
      ...{ sizePt: 10, heightPt, whose: id },
    });
  row(["序号", "提问专家", "提问", "回答要点"], true, false, 22);
  for (const [index, { expertId, question, answer }] of answers.entries()) {
    const asker = expertId === null ? "未署名" : nameOf(state, expertId);
    row([String(index + 1), asker, question, answer], false, false, 36);
  }
  if (answers.length > 0) return;
  for (let number = 1; number <= blankRows; number += 1) {
    row([String(number), "", "", ""], false, true, 58);
  }
}
