import { join } from "node:path";
import type { Desk } from "../../contract/table.ts";
import { formTitle } from "../../core/meeting/forms/printed-papers.ts";
import { reportWords } from "../../core/report-kinds.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFolder } from "../drives/drives.ts";
import { currentResult, meetingReport } from "../meeting/meeting-report.ts";
import type { MeetingSession } from "../meeting/meeting-session.ts";
import type { ReportChoice } from "../reports/make-report.ts";
import { writeHashedFile } from "../sealed/sealed-output.ts";
import { base64Of } from "./base64.ts";
import { heldKeyring, soundSession, type Held, type InTurn } from "./held.ts";

type ReportMethods = Pick<Desk, "report.make" | "report.export">;

/** Reports and forms of the open meeting: to look at, and onto a stick to be printed elsewhere. */
export function reportMethods(parts: DeskParts, held: Held, inTurn: InTurn): ReportMethods {
  return {
    "report.make": (choice) => {
      const made = reportNow(parts, held, choice);
      const name = `${formTitle(choice.kind, choice.blank === true)}.pdf`;
      return Promise.resolve(made.ok ? ok({ name, base64: base64Of(made.value.bytes) }) : made);
    },
    "report.export": ({ driveId, ...choice }) =>
      inTurn(async () => {
        const made = reportNow(parts, held, choice);
        if (!made.ok) return made;
        const folder = await driveFolder(parts.drives, driveId);
        if (!folder.ok) return folder;
        const fileName = fileNameOf(made.value.session, choice);
        const written = await writeHashedFile(
          parts.files,
          join(folder.value, fileName),
          async (out) => {
            await out.write(made.value.bytes);
            return ok(undefined);
          },
          parts.crypto.hashing,
        );
        return written.ok ? ok({ fileName, ...written.value }) : written;
      }),
  };
}

interface MadeReport {
  readonly session: MeetingSession;
  readonly bytes: Uint8Array;
}

function reportNow(parts: DeskParts, held: Held, choice: ReportChoice): Outcome<MadeReport> {
  const session = soundSession(held);
  if (!session.ok) return session;
  const keyring = heldKeyring(held);
  if (!keyring.ok) return keyring;
  const document = currentResult(session.value, keyring.value.card.keys, parts.clock.now());
  const made = meetingReport(session.value, document, parts.fonts(), choice);
  return made.ok ? ok({ session: session.value, bytes: made.value }) : made;
}

/** As the dialog calls it, so that it is found again on the stick; 演练 as on the paper itself. */
function fileNameOf({ state }: MeetingSession, choice: ReportChoice): string {
  const { kind, panelId, applicantId, round, blank } = choice;
  const { meetingId, panels, applicants, kind: meetingKind } = state.facts;
  const panel = panels.findIndex(({ id }) => id === panelId) + 1;
  const order = applicantId && applicants.get(applicantId)?.order;
  const parts = [
    ...[meetingKind === "rehearsal" ? "演练" : "", reportWords[kind]],
    ...[panelId === undefined ? "" : `第${panel}组`, order === undefined ? "" : `申报人${order}`],
    ...[round === undefined ? "" : `第${round}轮`, blank === true ? "空白" : ""],
    meetingId.slice(0, 8),
  ];
  return `${parts.filter((part) => part !== "").join("-")}.pdf`;
}
