import type { Applicant } from "../../../core/bundle/manifest.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { notCalled } from "../../../core/meeting/state.ts";
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

/** Lines for signatures where nobody has signed yet. */
const leastSignatures = 3;

/** 评议组意见表: one paper for each applicant who has a conclusion; nobody's grade stands on it. */
export function panelOpinionsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const title = reportWords.panelOpinions;
  const blank = choice.blank === true;
  const applicants = chosenApplicants(source, choice).filter(
    ({ id }) => blank || source.state.applicants.get(id)?.opinion,
  );
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
        writeOpinion(writer, source, applicant, blank);
      }
    },
  };
}

function writeOpinion(
  writer: PageWriter,
  source: FormSource,
  applicant: Applicant,
  blank: boolean,
): void {
  const progress = source.state.applicants.get(applicant.id) ?? notCalled;
  const row = (label: string, text: string, heightPt: number, ruled: boolean) =>
    writer.fields({
      cells: [
        { text: label, share: 22, isLabel: true },
        { text, share: 134, ruled, atTop: ruled || heightPt > 60 },
      ],
      ...{ sizePt: 11, heightPt, whose: applicant.id },
    });
  writeApplicant(writer, source.state, { applicant });
  const grade = blank ? null : (progress.conclusion?.grade ?? null);
  const boxes = (["excellent", "pass", "fail"] as const).map(
    (one) => `${grade === one ? "■" : "□"} ${gradeWords[one]}`,
  );
  row("答辩结论", boxes.join("　　　　"), 30, false);
  row("评议意见", (blank ? null : progress.opinion?.text) ?? "", 320, blank);
  writer.space(6);
  const panel = panelOf(source.state, applicant);
  const signers = blank ? [] : (progress.opinion?.signers ?? []);
  const members = panel.filter(({ id, panelLeader }) => !panelLeader && signers.includes(id));
  const names = members.map(({ name }) => name);
  const empty = Math.max(0, leastSignatures - 1 - names.length);
  const labels = [
    signatureLabel("组长", leadersOf(panel)),
    ...names.map((name) => signatureLabel("专家", name)),
    ...Array<string>(empty).fill("专家："),
  ];
  writeSignatureLines(writer, labels, 2);
}
