import { resolve } from "node:path";
import { makeReport, type ReportChoice } from "../../src/desk/reports/make-report.ts";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { formSourceOf } from "./forms-sample.ts";
import type { aMeeting } from "./meeting-builder.ts";
import { textOfPages } from "./pdf-text.ts";

/** When and by what name every report of the tests is made. */
export const circumstances = {
  fonts: packagedFonts(resolve("resources")),
  createdAt: new Date("2024-11-12T09:30:00Z"),
  fileId: "0123456789abcdef0123456789abcdef",
};

export type Meeting = ReturnType<typeof aMeeting>;

/** Pages without spaces: where cells and lines end is the layout's affair. Throws where it is refused. */
export async function pagesOf(meeting: Meeting, choice: ReportChoice): Promise<string[]> {
  const made = makeReport(formSourceOf(meeting), choice, circumstances);
  if (!made.ok) throw new Error(made.error.code);
  return (await textOfPages(made.value)).map((page) => page.replace(/\s/g, ""));
}
