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
import { resultsSummaryOf } from "./results-summary-of.ts";
import { resultsSummaryPdf, type ReportCircumstances } from "./results-summary-pdf.ts";

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
  if (choice.kind === "resultsSummary") {
    const summary = resultsSummaryOf(source.document, source.manifest.applicants);
    const isDraft = source.state.phase !== "locked";
    return resultsSummaryPdf(summary, { ...circumstances, isDraft });
  }
  const form = forms[choice.kind](source, choice);
  return form
    ? formPdf(source, form, circumstances)
    : refuse("REPORT_EMPTY", { report: reportWords[choice.kind] });
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
