import type { Applicant } from "../../../core/bundle/manifest.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import type { PageWriter } from "../page-writer.ts";
import { gradeBoxes, writeApplicant, writeRow } from "./applicant-paper.ts";
import {
  chosenApplicants,
  leadersOf,
  signatureLabel,
  writeSignatureLines,
  type Form,
  type FormChoice,
  type FormSource,
} from "./form.ts";
import { papersForm } from "./papers-form.ts";

/** Lines for signatures where nobody has signed yet. */
const leastSignatures = 3;

/** 评议组意见表: one paper for each applicant who has a conclusion; nobody's grade stands on it. */
export function panelOpinionsForm(source: FormSource, choice: FormChoice): Form | undefined {
  const blank = choice.blank === true;
  return papersForm(source, choice, {
    kind: "panelOpinions",
    papers: chosenApplicants(source, choice).filter(
      ({ id }) => blank || source.state.applicants.get(id)?.opinion,
    ),
    whoseOf: ({ id, name }) => `${id} ${name}`,
    subjectOf: ({ id: applicantId }) => ({ kind: "applicant", applicantId }),
    write: (writer, applicant) => writeOpinion(writer, source, applicant, blank),
  });
}

function writeOpinion(
  writer: PageWriter,
  source: FormSource,
  applicant: Applicant,
  blank: boolean,
): void {
  const progress = source.state.applicants.get(applicant.id) ?? notCalled;
  const row = (label: string, text: string, heightPt: number, ruled: boolean) =>
    writeRow(writer, applicant, {
      ...{ label, text, heightPt, sizePt: 11, ruled, atTop: ruled || heightPt > 60 },
    });
  writeApplicant(writer, source.state, { applicant });
  row("答辩结论", gradeBoxes(blank ? null : (progress.conclusion?.grade ?? null)), 30, false);
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
