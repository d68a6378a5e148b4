import type { ResultDocument } from "../core/result/result-document.ts";
import { resultsSummaryOf } from "../desk/reports/results-summary-of.ts";
import { textTable } from "./text-table.ts";

/** One line an applicant: how far it came, the tally and the outcome, in the report's own words. */
export function outcomeTable(document: ResultDocument): readonly string[] {
  const head = ["编号", "姓名", "层级", "子专业", "答辩结论", "表决", "结果"];
  const rows = resultsSummaryOf(document, []).rows.map((row) => [
    row.applicantId,
    row.name,
    row.level,
    row.specialty,
    row.conclusion,
    row.votes === null ? "" : `${row.votes.approve}/${row.votes.reject}/${row.votes.abstain}`,
    row.votes === null && row.conclusion === "" && row.stage !== row.outcome
      ? `${row.outcome}（${row.stage}）`
      : row.outcome,
  ]);
  return textTable([head, ...rows]);
}
