import { appFolders } from "../../src/desk/app-folder.ts";
import { makeReport } from "../../src/desk/reports/make-report.ts";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { resultsSummaryPdf } from "../../src/desk/reports/results-summary-pdf.ts";
import { resultsSummaryWorkbook } from "../../src/desk/reports/results-summary-workbook.ts";
import { formSourceOf } from "../support/forms-sample.ts";
import { aMeeting } from "../support/meeting-builder.ts";
import { aResultsSummary } from "../support/results-summary-sample.ts";
import { must } from "../support/venue.ts";
import type { BenchOptions } from "./options.ts";
import { inChild } from "./programs.ts";
import type { Row } from "./row.ts";
import { timed } from "./timing.ts";

export interface ReportTask {
  readonly part: "reports";
  readonly applicants: number;
}

/** In a child process: every PDF and table that there is today, fonts read anew. */
export function runReportTask({ applicants }: ReportTask): Promise<number> {
  const createdAt = new Date(Date.UTC(2024, 10, 12));
  const summary = aResultsSummary(applicants);
  const { resources } = appFolders(import.meta.url);
  return timed(async () => {
    const fonts = packagedFonts(resources);
    must(resultsSummaryPdf(summary, { fonts, createdAt, fileId: "0".repeat(32) }));
    const source = formSourceOf(aMeeting({ applicants }).everyoneCheckedIn());
    for (const kind of [
      "attendance",
      "defenseOrder",
      "scoreSheets",
      "defenseRecord",
      "panelResults",
    ] as const)
      must(makeReport(source, { kind, blank: true }, { fonts, createdAt, fileId: "0".repeat(32) }));
    await resultsSummaryWorkbook(summary, createdAt);
  });
}

export async function reportRows(
  { applicants }: BenchOptions,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  say("Reports");
  const { ms, peakMiB } = await inChild({ part: "reports", applicants }, false);
  return [
    {
      ...{ what: `reports for ${applicants} applicants x 9 experts`, with: "" },
      ours: `${(ms / 1000).toFixed(1)} s, ${peakMiB.toFixed(0)} MiB (评审结果汇总表 as PDF and table, and the blank forms of all applicants)`,
      ...{ against: "", ratio: null, reach: "< 10 s, < 1 GiB" },
      reached: ms < 10_000 && peakMiB < 1024,
    },
  ];
}
