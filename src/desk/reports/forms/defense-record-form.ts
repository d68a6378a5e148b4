import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { AnswerRow } from "../../../core/meeting/defense-events.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { isCallable } from "../../../core/meeting/stage.ts";
import { notCalled, type ApplicantProgress } from "../../../core/meeting/state.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { reportWords } from "../../../core/report-kinds.ts";
import { gradeWords } from "../../../core/words.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
import { timesText } from "./defense-times.ts";
import {
  chosenApplicants,
  isDraftOf,
  leadersOf,
  signatureLabel,
  writeSignatureLines,
  writeTitle,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { writeApplicant } from "./score-sheets-form.ts";

/** 答辩情况登记表: one paper per applicant, with the questions and answers, or room for them. */
export function defenseRecordForm(source: FormSource, choice: FormChoice): Form | undefined {
  const title = reportWords.defenseRecord;
  const blank = choice.blank === true;
  const applicants = chosenApplicants(source, choice).filter((one) => isHeard(source, one));
  if (applicants.length === 0) return undefined;
  const isDraft = isDraftOf(source, choice);
  return {
    title,
    format: officialPortrait,
    isDraft,
    write: (writer) => {
      for (const applicant of applicants) {
        writer.startPart();
        writeTitle(writer, source, { title, isDraft });
        writeRecord(writer, source, applicant, blank);
      }
    },
  };
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
  const row = (label: string, text: string, heightPt: number, ruled: boolean) =>
    writer.fields({
      cells: [
        { text: label, share: 22, isLabel: true },
        { text, share: 134, ruled, atTop: ruled },
      ],
      ...{ sizePt: 10, heightPt, whose: applicant.id },
    });
  writeApplicant(writer, source.state, { applicant });
  row("答辩时间", timesText(source.records, applicant.id, progress), 26, false);
  row("核对身份", identityText(source, progress), 26, false);
  const standing = standingText(progress);
  row("陈述情况", standing, standing === "" ? 70 : 26, standing === "");
  if (standing === "") writeQuestions(writer, source, applicant, progress.answers);
  const grade = progress.conclusion?.grade ?? null;
  const boxes = (["excellent", "pass", "fail"] as const).map(
    (one) => `${grade === one ? "■" : "□"} ${gradeWords[one]}`,
  );
  row("答辩结论", boxes.join("　　　　"), 28, false);
  row("结论说明", progress.conclusion?.reason ?? "", 48, true);
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
