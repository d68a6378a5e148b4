import type { Applicant } from "../../../core/bundle/manifest.ts";
import { isCallable } from "../../../core/meeting/stage.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { reportWords } from "../../../core/report-kinds.ts";
import { gradeWords } from "../../../core/words.ts";
import { officialPortrait } from "../page-marks.ts";
import type { PageWriter } from "../page-writer.ts";
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

/** 答辩情况登记表: one paper per applicant, with room for questions and answers. */
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

const isHeard = ({ state }: FormSource, applicant: Applicant): boolean =>
  isCallable(state, applicant) ||
  (state.applicants.get(applicant.id) ?? notCalled).override !== null;

function writeRecord(
  writer: PageWriter,
  source: FormSource,
  applicant: Applicant,
  blank: boolean,
): void {
  const { defense, conclusion } = source.state.applicants.get(applicant.id) ?? notCalled;
  const row = (label: string, text: string, heightPt: number, ruled: boolean) =>
    writer.fields({
      cells: [
        { text: label, share: 22, isLabel: true },
        { text, share: 134, ruled, atTop: ruled },
      ],
      ...{ sizePt: 10, heightPt, whose: applicant.id },
    });
  const absent = !blank && defense === "absent";
  writeApplicant(writer, { applicant });
  row("答辩时间", "　　年　　月　　日　　　时　　分至　　时　　分　　□ 已核验身份证件", 26, false);
  row("陈述情况", absent ? "叫号未到，按评审规则视为自动放弃。" : "", 70, true);
  writeQuestions(writer, applicant);
  const grade = blank ? null : (conclusion?.grade ?? null);
  const boxes = (["excellent", "pass", "fail"] as const).map(
    (one) => `${grade === one ? "■" : "□"} ${gradeWords[one]}`,
  );
  row("答辩结论", boxes.join("　　　　"), 28, false);
  row("结论说明", (blank ? null : conclusion?.reason) ?? "", 48, true);
  writer.space(4);
  const leaders = leadersOf(panelOf(source.state, applicant));
  writeSignatureLines(writer, [signatureLabel("组长", leaders), "记录人："], 3);
}

const questions = 4;

function writeQuestions(writer: PageWriter, { id }: Applicant): void {
  const row = (cells: readonly string[], isLabel: boolean, heightPt: number) =>
    writer.fields({
      cells: cells.map((text, index) => ({
        ...{ text, share: [12, 22, 54, 68][index] ?? 0, isLabel: isLabel || index === 0 },
        ruled: !isLabel && index > 1,
      })),
      ...{ sizePt: 10, heightPt, whose: id },
    });
  row(["序号", "提问专家", "提问", "回答要点"], true, 22);
  for (let number = 1; number <= questions; number += 1)
    row([String(number), "", "", ""], false, 66);
}
