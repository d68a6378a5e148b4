import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { PublicKeys } from "../../core/bundle/manifest.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import { reportWords, type ReportKind } from "../../core/report-kinds.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { deriveResult } from "../../core/result/derive-result.ts";
import type { ResultDocument } from "../../core/result/result-document.ts";
import { makeReport, type ReportChoice } from "../reports/make-report.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import type { MeetingSession } from "./meeting-session.ts";

/** The result as it stands now; `exportedAt` is this moment by the station's clock. */
export function currentResult(
  session: MeetingSession,
  station: PublicKeys,
  exportedAt: Date,
): ResultDocument {
  const { bundle, journal, state, records } = session;
  return deriveResult(bundle.manifest, state, {
    bundleHash: bundle.manifestHash,
    station,
    exportedAt: exportedAt.toISOString(),
    journal: { lines: records.length, head: journal.head().hash },
    files: [],
  });
}

/** One report of the meeting as it stands. Refuses REPORT_EMPTY and REPORT_GLYPH_MISSING. */
export function meetingReport(
  { bundle, state, records }: MeetingSession,
  document: ResultDocument,
  fonts: ReportFonts,
  choice: ReportChoice,
): Outcome<Uint8Array> {
  const source = { manifest: bundle.manifest, state, records, document };
  const { kind, panelId = null, applicantId = null, round = null, blank = false } = choice;
  const wanted = canonicalJson({ kind, panelId, applicantId, round, blank });
  // The file's id follows from what it says, so the same state gives the same bytes.
  const id = sha256(utf8ToBytes(`${document.journal.head}\n${document.exportedAt}\n${wanted}`));
  const createdAt = new Date(document.exportedAt);
  const fileId = bytesToHex(id).slice(0, 32);
  return makeReport(source, choice, { fonts, createdAt, fileId });
}

/** What goes with every result, as far as the meeting came to it. */
const packaged: readonly ReportKind[] = [
  "attendance",
  "reviewLists",
  "panelResults",
  "panelOpinions",
  "tallyReport",
  "minutes",
  "resultsSummary",
];

/** The reports of a result package, by path. Refuses REPORT_GLYPH_MISSING. */
export function packagedReports(
  session: MeetingSession,
  document: ResultDocument,
  fonts: ReportFonts,
): Outcome<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const reports: { path: string; bytes: Uint8Array }[] = [];
  for (const kind of packaged) {
    const made = meetingReport(session, document, fonts, { kind });
    if (made.ok) reports.push({ path: `reports/${reportWords[kind]}.pdf`, bytes: made.value });
    else if (made.error.code !== "REPORT_EMPTY") return made;
  }
  return ok(reports);
}
