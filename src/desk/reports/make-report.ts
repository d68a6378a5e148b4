import {
  isSignedForm,
  subjectKinds,
  type FormSubject,
} from "../../core/meeting/forms/form-events.ts";
import {
  formTitle,
  paperKey,
  printedAs,
  type PrintedPaper,
} from "../../core/meeting/forms/printed-papers.ts";
import { reportWords, type ReportKind } from "../../core/report-kinds.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { attendanceForm } from "./forms/attendance-form.ts";
import { ballotPapersForm, ballotPapersOf } from "./forms/ballot-papers.ts";
import { declarationsForm } from "./forms/declarations-form.ts";
import { defenseOrderForm } from "./forms/defense-order-form.ts";
import { defenseRecordForm } from "./forms/defense-record-form.ts";
import { formPdf, type Form, type FormChoice, type FormSource } from "./forms/form.ts";
import { minutesForm } from "./forms/minutes-form.ts";
import { panelOpinionsForm } from "./forms/panel-opinions-form.ts";
import { panelResultsForm } from "./forms/panel-results-form.ts";
import { reviewListsForm } from "./forms/review-lists-form.ts";
import { scoreSheetsForm } from "./forms/score-sheets-form.ts";
import { tallyReportForm } from "./forms/tally-report-form.ts";
import { blankTallyReport, tallyReportsOf } from "./forms/tally-report.ts";
import { createContentWriter, type PaperContent } from "./content-writer.ts";
import { paperStamp, type PaperStamp } from "./paper-stamp.ts";
import { resultsSummaryOf } from "./results-summary-of.ts";
import {
  resultsSummaryPdf,
  writeSummary,
  type ReportCircumstances,
} from "./results-summary-pdf.ts";

/** Which report, and which part of it. */
export interface ReportChoice extends FormChoice {
  readonly kind: ReportKind;
}

/**
 * One report as a PDF; equal source, choice and circumstances give equal bytes. Refused with
 * REPORT_EMPTY where there is nothing to write yet, and with REPORT_GLYPH_MISSING.
 */
export function makeReport(
  source: FormSource,
  choice: ReportChoice,
  circumstances: ReportCircumstances,
): Outcome<Uint8Array> {
  const stamped = { ...circumstances, stampOf: stampsOf(source, choice) };
  if (choice.kind === "resultsSummary") {
    const isDraft = source.state.phase !== "locked";
    return resultsSummaryPdf(summaryOf(source), { ...stamped, isDraft });
  }
  const form = forms[choice.kind](source, choice);
  return form
    ? formPdf(source, form, stamped)
    : refuse("REPORT_EMPTY", { report: reportWords[choice.kind] });
}

/** What each paper of a form says by now, whether or not it may still change. */
export function papersOf(source: FormSource, choice: ReportChoice): readonly PaperContent[] {
  const writer = createContentWriter();
  if (choice.kind === "resultsSummary") writeSummary(writer, summaryOf(source), false);
  else forms[choice.kind]({ ...source, asFinal: true }, choice)?.write(writer);
  return writer.papers();
}

const summaryOf = ({ document, manifest }: FormSource) =>
  resultsSummaryOf(document, manifest.applicants);

/** Only what was printed as it is now has a 打印序号: anything else is a copy to look at. */
function stampsOf(
  source: FormSource,
  choice: ReportChoice,
): (of: FormSubject) => PaperStamp | undefined {
  const { kind: form, blank = false } = paperChoice(choice);
  const { state } = source;
  const isPrinted = [...state.printed.values()].some((one) => one.form === form);
  if (!isSignedForm(form) || !isPrinted) return () => undefined;
  const stamps = new Map(
    papersOf(source, choice).flatMap((paper) => {
      const printed = printedAs(state, { form, blank, ...paper });
      return printed ? [[paperKey(form, blank, paper.of), stampOf(state, printed)] as const] : [];
    }),
  );
  return (of) => stamps.get(paperKey(form, blank, of));
}

/** Without a name or a grade: who photographs the code learns which paper it is, no more. */
function stampOf(
  { facts: { meetingId, kind } }: FormSource["state"],
  { form, blank, serial, sha256 }: PrintedPaper,
): PaperStamp {
  const replaces = serial === 1 ? "" : `（替代第 ${serial - 1} 号，前号作废）`;
  const meeting = meetingId.slice(0, 8);
  const content = sha256.slice(0, 8);
  const rehearsal = kind === "rehearsal" ? "演练 " : "";
  return paperStamp(
    [`打印序号：${serial}${replaces}`, `会议 ${meeting}　内容 ${content}`],
    `Vivaseal ${rehearsal}会议${meeting} ${formTitle(form, blank)} 打印序号${serial} 内容${content}`,
  );
}

/** A choice of whole papers: part of a panel's sheet is no paper that anybody signs. */
export function paperChoice({ applicantId, blank, ...choice }: ReportChoice): ReportChoice {
  const about = isSignedForm(choice.kind) ? subjectKinds[choice.kind] : undefined;
  const isOfApplicants = about === "applicant" || about === "sheet";
  return {
    ...choice,
    ...(isOfApplicants ? { applicantId } : {}),
    // What is of the whole meeting is never filled in by hand.
    ...(about === "meeting" ? {} : { blank }),
  };
}

type MakeForm = (source: FormSource, choice: FormChoice) => Form | undefined;

const forms: Readonly<Record<Exclude<ReportKind, "resultsSummary">, MakeForm>> = {
  attendance: attendanceForm,
  declarations: declarationsForm,
  reviewLists: reviewListsForm,
  defenseOrder: defenseOrderForm,
  scoreSheets: scoreSheetsForm,
  defenseRecord: defenseRecordForm,
  panelResults: panelResultsForm,
  panelOpinions: panelOpinionsForm,
  ballotPapers: (source) => ballotPapersForm(source, ballotPapersOf(source)),
  tallyReport: (source, { blank, round }) => {
    const toFill = blank === true ? blankTallyReport(source) : undefined;
    const reports = blank === true ? [] : tallyReportsOf(source, round);
    return tallyReportForm(source, toFill ? [toFill] : reports);
  },
  minutes: (source, choice) => minutesForm(source, choice, attachedTo(source)),
};

/** What goes with 会议记录: the other records that the meeting came to. */
const attachedTo = (source: FormSource): readonly string[] =>
  [
    ...attachable.filter((kind) => forms[kind](source, {}) !== undefined),
    "resultsSummary" as const,
  ].map((kind) => reportWords[kind]);

const attachable = [
  ...(["attendance", "declarations", "reviewLists", "scoreSheets", "defenseRecord"] as const),
  ...(["panelResults", "panelOpinions", "tallyReport"] as const),
];
