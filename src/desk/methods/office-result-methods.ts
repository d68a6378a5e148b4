import { join } from "node:path";
import type { ImportReceipt, ResultSummary } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFile, drivePlace } from "../drives/drives.ts";
import type { Keyring } from "../keys/keyring.ts";
import { importResults, type NamedResult } from "../office/import-results.ts";
import { verifyResult, type VerifiedResult } from "../office/verify-result.ts";
import { summaryNotes } from "../reports/summary-notes.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { heldOffice, type Held, type InTurn } from "./held.ts";

type OfficeResultMethods = Pick<Desk, "office.verifyResult" | "office.importResults">;

interface ChosenResult {
  readonly driveId: string;
  readonly fileName: string;
}

/** What comes back from the venue: verified, then written out for the central system. */
export function officeResultMethods(
  parts: DeskParts,
  held: Held,
  inTurn: InTurn,
): OfficeResultMethods {
  return {
    "office.verifyResult": (chosen) =>
      inTurn(async () => {
        const office = heldOffice(held);
        if (!office.ok) return office;
        const verified = await verifyChosen(parts, office.value, chosen);
        return verified.ok ? ok(summaryOf(chosen.fileName, verified.value)) : verified;
      }),
    "office.importResults": ({ files, rehearsal, toDriveId }) =>
      inTurn(async () => {
        const office = heldOffice(held);
        if (!office.ok) return office;
        const results: NamedResult[] = [];
        for (const chosen of files) {
          const verified = await verifyChosen(parts, office.value, chosen);
          if (!verified.ok) return verified;
          results.push({ file: chosen.fileName, result: verified.value });
        }
        return importTo(parts, results, rehearsal, toDriveId);
      }),
  };
}

async function verifyChosen(
  { files, officeDrives }: DeskParts,
  office: Keyring,
  { driveId, fileName }: ChosenResult,
): Promise<Outcome<VerifiedResult>> {
  const path = await driveFile(officeDrives, driveId, fileName);
  if (!path.ok) return path;
  const source = await openFileSource(files, path.value);
  if (!source.ok) return source;
  try {
    return await verifyResult(source.value, office);
  } finally {
    await source.value.close();
  }
}

/** The folder's name follows from what is imported, so that importing again finds its own. */
async function importTo(
  { files, officeDrives }: DeskParts,
  results: readonly NamedResult[],
  rehearsal: boolean,
  toDriveId: string,
): Promise<Outcome<ImportReceipt>> {
  const drive = await drivePlace(officeDrives, toDriveId);
  if (!drive.ok) return drive;
  const hashes = results.map(({ result }) => result.documentHash.slice(0, 8)).sort();
  const folderName = `${rehearsal ? "rehearsal-" : ""}import-${hashes.slice(0, 4).join("-")}`;
  const out = join(drive.value.folder, folderName);
  const imported = await importResults({ files, results, rehearsal, out });
  if (!imported.ok) return imported;
  const { results: taken, paths, alreadyThere } = imported.value;
  const applicants = taken.reduce((sum, { document }) => sum + document.applicants.length, 0);
  return ok({
    ...{ driveLabel: drive.value.label, folderName, files: paths, applicants, alreadyThere },
  });
}

function summaryOf(fileName: string, result: VerifiedResult): ResultSummary {
  const { document, documentHash, journal, signers } = result;
  const { bundle, meeting, exportedAt } = document;
  return {
    ...{ fileName, documentHash, exportedAt, title: meeting.title },
    ...{ bundleId: bundle.id, kind: bundle.kind, journalLines: journal.records.length },
    ...{ station: signers.station, chair: signers.chair, secretary: signers.secretary },
    notes: summaryNotes(document),
    applicants: document.applicants.map(({ applicantId, name, stage, conclusion, motion }) => ({
      ...{ applicantId, name, stage, conclusion },
      votes: motion && {
        ...{ approve: motion.approve, reject: motion.reject },
        ...{ abstain: motion.abstain, passed: motion.passed },
      },
    })),
  };
}
