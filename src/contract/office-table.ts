import { z } from "zod";
import type {
  DrillLine,
  Drive,
  ExportReceipt,
  ImportReceipt,
  Job,
  OfficeProgress,
  OfficeStatus,
  OfficeWork,
  ResultSummary,
  SourceFolder,
} from "./answers.ts";
import {
  changePassphraseInput,
  checkCodeInput,
  driveFileInput,
  driveFolderInput,
  driveIdInput,
  lockInput,
  newKeysInput,
  nothing,
  passphraseInput,
} from "./inputs.ts";
import { gives, method } from "./method.ts";

const status = gives<OfficeStatus>("OfficeStatus");

/** What the office's screens may ask: keys, stations, sealing, results. */
export const officeTable = {
  "office.status": method(
    "State of the office's keys on this computer, and the stations enrolled.",
    nothing,
    status,
  ),
  "office.create": method(
    "Makes the office's keys under a passphrase and unlocks them.",
    newKeysInput,
    status,
  ),
  "office.unlock": method(
    "Unlocks the office's keys.",
    z.strictObject({ passphrase: passphraseInput }),
    status,
  ),
  "office.lock": method(
    "Forgets the office's keys. With `idle` refused while a job runs; otherwise that is stopped.",
    lockInput,
    status,
  ),
  "office.changePassphrase": method(
    "Seals the office's keys under a new passphrase. Copies made before still open with the old one.",
    changePassphraseInput,
    status,
  ),
  "office.drill": method(
    "Tries the office's keys and disk; every line says what to do.",
    z.strictObject({ passphrase: passphraseInput }),
    gives<readonly DrillLine[]>("DrillLine[]"),
  ),
  "office.exportCard": method(
    "Writes the office's card to a drive, for stations to trust.",
    z.strictObject({ driveId: driveIdInput }),
    gives<ExportReceipt>("ExportReceipt"),
  ),
  "office.enrol": method(
    "Enrols the station of a card, by its check code typed in full (hex or words).",
    driveFileInput.extend({ checkCode: z.string().max(1_000), passphrase: passphraseInput }),
    status,
  ),
  "office.drives": method(
    "Sticks at hand, and the folders of this computer where an office keeps its files.",
    nothing,
    gives<readonly Drive[]>("Drive[]"),
  ),
  "office.sources": method(
    "Folders at the top of these drives that hold a roster.xlsx.",
    nothing,
    gives<readonly SourceFolder[]>("SourceFolder[]"),
  ),
  "office.checkSource": method(
    "Begins to check a source folder, as `office.job` then tells. Nothing is written.",
    driveFolderInput.extend({ strict: z.boolean() }),
    gives<null>("null"),
  ),
  "office.seal": method(
    "Begins to seal a source folder into a bundle on a drive, for stations named by their check codes, or under a passphrase.",
    driveFolderInput.extend({
      strict: z.boolean(),
      lock: z.discriminatedUnion("kind", [
        z.strictObject({
          kind: z.literal("stations"),
          stations: z.array(checkCodeInput).min(1).max(100),
        }),
        z.strictObject({ kind: z.literal("passphrase"), passphrase: passphraseInput }),
      ]),
      kind: z.enum(["official", "rehearsal"]),
      toDriveId: driveIdInput,
    }),
    gives<null>("null"),
  ),
  "office.job": method(
    "How far checking or sealing is, or what it came to.",
    nothing,
    gives<Job<OfficeProgress, OfficeWork>>("Job<OfficeProgress, OfficeWork>"),
  ),
  "office.cancelJob": method("Stops checking or sealing.", nothing, gives<null>("null")),
  "office.verifyResult": method(
    "Opens a result package, checks its signatures and recounts everything from its journal.",
    driveFileInput,
    gives<ResultSummary>("ResultSummary"),
  ),
  "office.importResults": method(
    "Verifies result packages and writes the import files into a new folder on a drive.",
    z.strictObject({
      files: z.array(driveFileInput).min(1).max(50),
      rehearsal: z.boolean(),
      toDriveId: driveIdInput,
    }),
    gives<ImportReceipt>("ImportReceipt"),
  ),
} as const;
