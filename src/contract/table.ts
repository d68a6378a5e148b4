import { z } from "zod";
import type {
  ActAnswer,
  BundleCheck,
  BundleSummary,
  ClockCheck,
  DrillLine,
  Drive,
  ExportReceipt,
  FileBytes,
  Job,
  MeetingRecord,
  MeetingSummary,
  OpenedMeeting,
  RoundCode,
  SealedFrame,
  StationStatus,
} from "./answers.ts";
import {
  changePassphraseInput,
  commandIdInput,
  driveFileInput,
  driveIdInput,
  lockInput,
  newKeysInput,
  nothing,
  passphraseInput,
  personIdInput,
  pinInput,
} from "./inputs.ts";
import { meetingRequest } from "./requests/meeting-request.ts";
import { journalTable } from "./journal-table.ts";
import { gives, method, type Served } from "./method.ts";
import { mirrorTable } from "./mirror-table.ts";
import { officeTable } from "./office-table.ts";
import { privatePageTable } from "./private-page-table.ts";
import { reportTable } from "./report-table.ts";

/** As many as may sign one thing. */
const pins = z.array(z.strictObject({ personId: personIdInput, pin: pinInput })).max(30);
const afterSeq = z.strictObject({ afterSeq: z.int().min(0) });

/** Everything that a screen or script may ask of the desk. docs/CONTRACT.md is made from it. */
export const table = {
  "station.status": method(
    "State of this station: whether it has keys, is unlocked, whom it trusts.",
    nothing,
    gives<StationStatus>("StationStatus"),
  ),
  "station.create": method(
    "Makes the station's keys under a passphrase and unlocks it.",
    newKeysInput,
    gives<StationStatus>("StationStatus"),
  ),
  "station.unlock": method(
    "Unlocks the station's keys.",
    z.strictObject({ passphrase: passphraseInput }),
    gives<StationStatus>("StationStatus"),
  ),
  "station.lock": method(
    "Closes the meeting and forgets the keys. That would interrupt an open round, so it is refused then; with `idle` also while an applicant is being heard.",
    lockInput,
    gives<StationStatus>("StationStatus"),
  ),
  "station.changePassphrase": method(
    "Seals the station's keys under a new passphrase. Copies made before still open with the old one.",
    changePassphraseInput,
    gives<StationStatus>("StationStatus"),
  ),
  "station.drill": method(
    "Tries the station's keys and disk before a meeting; every line says what to do.",
    z.strictObject({ passphrase: passphraseInput }),
    gives<readonly DrillLine[]>("DrillLine[]"),
  ),
  "station.exportCard": method(
    "Writes this station's card to a drive, for the office to enrol.",
    z.strictObject({ driveId: driveIdInput }),
    gives<ExportReceipt>("ExportReceipt"),
  ),
  "office.trust": method(
    "Trusts the office of a card, by its check code typed in full (hex or words).",
    driveFileInput.extend({ checkCode: z.string().max(1_000), passphrase: passphraseInput }),
    gives<StationStatus>("StationStatus"),
  ),
  "drives.list": method(
    "Sticks and folders at hand, with the files on them that this product knows.",
    nothing,
    gives<readonly Drive[]>("Drive[]"),
  ),
  "bundle.load": method(
    "Copies a bundle from a drive to the station and checks it as far as opening goes. A bundle that is sealed under a passphrase needs it, this once.",
    driveFileInput.extend({ passphrase: passphraseInput.optional() }),
    gives<BundleSummary>("BundleSummary"),
  ),
  "bundle.verifyAll": method(
    "Begins to read every material of a bundle through; `bundle.verifyProgress` tells how far it is. Nothing else waits for it.",
    z.strictObject({ meetingId: z.uuid() }),
    gives<null>("null"),
  ),
  "bundle.verifyProgress": method(
    "How far the check of every material is, or what it came to.",
    nothing,
    gives<Job<BundleCheck, BundleCheck>>("Job<BundleCheck, BundleCheck>"),
  ),
  "bundle.cancelVerify": method("Stops the check of every material.", nothing, gives<null>("null")),
  "meetings.list": method(
    "Meetings whose bundle is on this station.",
    nothing,
    gives<readonly MeetingSummary[]>("MeetingSummary[]"),
  ),
  "meeting.open": method(
    "Opens a meeting's journal, making it the first time. A round that was interrupted becomes void, or waits for its codes. A torn end is cut and kept aside; with `tornTail` `refuse` it is left, to be compared with copies first. With `fromSnapshot` the answer may give a state (`snapshot`) instead of the records before it; the journal is then read behind the screens (`journal.check`), and nothing is locked or exported before that has ended well.",
    z.strictObject({
      meetingId: z.uuid(),
      tornTail: z.enum(["cut", "refuse"]).optional(),
      fromSnapshot: z.boolean().optional(),
    }),
    gives<OpenedMeeting>("OpenedMeeting"),
  ),
  "meeting.records": method(
    "Journal records after a sequence number.",
    afterSeq,
    gives<readonly MeetingRecord[]>("MeetingRecord[]"),
  ),
  "meeting.clock": method(
    "The station's clock beside the latest time in the open meeting's journal. Where it is behind, lines get times earlier than those before them; nothing is refused for that.",
    nothing,
    gives<ClockCheck>("ClockCheck"),
  ),
  "meeting.frames": method(
    "Sealed journal frames after a sequence number, for the replica.",
    afterSeq,
    gives<readonly SealedFrame[]>("SealedFrame[]"),
  ),
  "meeting.act": method(
    "Carries out one command. The answer comes after its records are synced to disk; the same commandId again gets the same answer.",
    z.strictObject({ commandId: commandIdInput, request: meetingRequest, pins }),
    gives<ActAnswer>("ActAnswer"),
  ),
  "round.code": method(
    "Shows one of the two codes (续投码) of a round that has 断电续投, against its holder's PIN, until both were typed back.",
    z.strictObject({ holder: z.enum(["chair", "scrutineer"]), pins }),
    gives<RoundCode>("RoundCode"),
  ),
  "material.read": method(
    "One material, decrypted whole and checked against its hash before a byte of it is given.",
    z.strictObject({ path: z.string().min(1).max(1_000) }),
    gives<FileBytes>("FileBytes"),
  ),
  ...privatePageTable,
  ...journalTable,
  ...mirrorTable,
  ...reportTable,
  "result.prepare": method(
    "After the lock: makes and signs the result package, then destroys the session keys.",
    z.strictObject({ pins }),
    gives<ExportReceipt>("ExportReceipt (of the copy on the station)"),
  ),
  "result.export": method(
    "Copies the result package to a drive and reads it back.",
    z.strictObject({ driveId: driveIdInput }),
    gives<ExportReceipt>("ExportReceipt"),
  ),
  ...officeTable,
} as const;

export type MethodName = keyof typeof table;

/** The desk, as every host serves it and every client calls it. */
export type Desk = Served<typeof table>;
