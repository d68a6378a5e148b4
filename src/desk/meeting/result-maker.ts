import type { Json } from "../../core/canonical-json.ts";
import { recordLine } from "../../core/journal/record.ts";
import type { PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Clock } from "../clock.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { ReportFonts } from "../reports/report-fonts.ts";
import { resultsSummaryOf } from "../reports/results-summary-of.ts";
import { resultsSummaryWorkbook } from "../reports/results-summary-workbook.ts";
import type { Signer } from "../sealed/ed25519.ts";
import { sealResult } from "../sealed/result-package.ts";
import { writeHashedFile, type HashedFile } from "../sealed/sealed-output.ts";
import { authorize, type EnteredPin } from "./authorize.ts";
import { currentResult, packagedReports } from "./meeting-report.ts";
import { releaseSpace } from "./meeting-space.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { destroySessionSecret } from "./session-secret.ts";

export interface ResultPorts {
  readonly files: FileLayer;
  readonly clock: Clock;
  readonly fonts: () => ReportFonts;
}

/**
 * Makes the result package after the lock, signed by the station and by the session keys of the
 * chair and secretary who locked it; then destroys the session keys. Made once: a later call
 * leaves it as it is. Refuses DESK_STOPPED, MEETING_NOT_LOCKED, PIN_*, RESULT_SIGNERS_MISSING, REPORT_* and DISK_*.
 */
export async function makeResult(
  session: MeetingSession,
  keyring: Keyring,
  ports: ResultPorts,
  pins: readonly EnteredPin[],
): Promise<Outcome<HashedFile>> {
  if (session.journal.hasStopped()) return refuse("DESK_STOPPED");
  const signers = await resultSigners(session, pins);
  if (!signers.ok) return signers;
  const createdAt = ports.clock.now();
  const document = currentResult(session, keyring.card.keys, createdAt);
  const reports = packagedReports(session, document, ports.fonts());
  if (!reports.ok) return reports;
  const summary = resultsSummaryOf(document, session.bundle.manifest.applicants);
  const workbook = await resultsSummaryWorkbook(summary, createdAt);
  const { files, ...stated } = document;
  const released = await releaseSpace(ports.files, session.folder);
  if (!released.ok) return released;
  const written = await writeHashedFile(ports.files, session.folder.result, async (out) => {
    const sealed = await sealResult({
      document: stated as unknown as Readonly<Record<string, Json>>,
      files: [...reports.value, { path: "tables/评审结果汇总.xlsx", bytes: workbook }],
      journalLines: session.records.map(recordLine),
      manifestEnvelope: session.bundle.envelope,
      signers: [keyring.signer, ...signers.value],
      officeRecipient: session.bundle.manifest.office.recipient,
      out,
    });
    return sealed.ok ? ok(undefined) : sealed;
  });
  if (!written.ok) return written;
  const destroyed = await destroySessionSecret(ports.files, session.folder.sessionSecret);
  if (!destroyed.ok) return destroyed;
  session.sessionSecret?.fill(0);
  session.sessionSecret = undefined;
  return written;
}

async function resultSigners(
  session: MeetingSession,
  pins: readonly EnteredPin[],
): Promise<Outcome<readonly Signer[]>> {
  const events = session.records.map(({ event }) => event);
  const locked = events.find(({ type }) => type === "meetingLocked");
  if (locked?.type !== "meetingLocked") return refuse("MEETING_NOT_LOCKED");
  const authorized = await authorize(session, pins);
  if (!authorized.ok) return authorized;
  const signers: Signer[] = [];
  for (const personId of [locked.chairId, locked.secretaryId] satisfies PersonId[]) {
    const signer = authorized.value.get(personId);
    if (!signer) return refuse("AUTHORITY_MISSING", { name: nameOf(session.state, personId) });
    signers.push(signer);
  }
  return ok(signers);
}
