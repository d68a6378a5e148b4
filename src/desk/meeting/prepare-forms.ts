import type { RequestOf } from "../../contract/requests/meeting-request.ts";
import type { PublicKeys } from "../../core/bundle/manifest.ts";
import { reportWords } from "../../core/report-kinds.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { papersOf, paperChoice } from "../reports/make-report.ts";
import { currentResult } from "./meeting-report.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { plain, type Prepared } from "./prepared.ts";

/** What the papers say now, so that core can tell which of them are new. Refuses REPORT_EMPTY. */
export function prepareForms(
  session: MeetingSession,
  station: PublicKeys,
  { form, ...wanted }: RequestOf<"printForms">,
  now: Date,
): Outcome<Prepared> {
  const { bundle, state, records } = session;
  const document = currentResult(session, station, now);
  const source = { manifest: bundle.manifest, state, records, document };
  const { type: _, ...choice } = wanted;
  const whole = paperChoice({ kind: form, ...choice });
  const papers = papersOf(source, whole);
  if (papers.length === 0) return refuse("REPORT_EMPTY", { report: reportWords[form] });
  return plain({ type: "printForms", form, blank: whole.blank === true, papers });
}
