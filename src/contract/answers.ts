import type { BundleKind, Manifest } from "../core/bundle/manifest.ts";
import type { Json } from "../core/canonical-json.ts";
import type { ApplicantId } from "../core/ids.ts";
import type { JournalRecord } from "../core/journal/record.ts";
import type { ClockMarks } from "../core/meeting/defense/defense-clock.ts";
import type { MeetingEvent } from "../core/meeting/events.ts";
import type { Refusal } from "../core/refusals/refusal.ts";
import type { Sentence } from "../core/refusals/sentence.ts";
import type { Grade } from "../core/rules/grade.ts";
import type { Stage } from "../core/meeting/stage.ts";

/** Of a station or of an office. */
export interface KeysStatus {
  readonly version: string;
  /** `new`: no keys yet. */
  readonly state: "new" | "locked" | "unlocked";
  readonly name: string | null;
  /** SHA-256 of the card's payload, 64 hex digits, and the same as words. */
  readonly checkCode: string | null;
  readonly checkWords: string | null;
}

export interface KnownCard {
  readonly name: string;
  readonly checkCode: string;
}

export interface StationStatus extends KeysStatus {
  readonly trustedOffices: readonly KnownCard[];
}

export interface OfficeStatus extends KeysStatus {
  /** Enrolled here; none while locked. */
  readonly stations: readonly KnownCard[];
}

/** One line of a key drill. */
export interface DrillLine {
  readonly check:
    | "keyring"
    | "card"
    | "signature"
    | "sealing"
    | "trusted"
    | "diskWrite"
    | "diskSpace"
    | "bundle"
    | "materials";
  readonly state: "good" | "warning" | "bad";
  readonly title: Sentence;
  readonly found: Sentence;
  /** What to do; `null` where all is well. */
  readonly next: Sentence | null;
}

/**
 * Long work that is asked after. `done` and `refused` stay until the next is started. `progress` of
 * what was refused or stopped: how far it was.
 */
export type Job<Progress, Value> =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly progress: Progress }
  | { readonly state: "done"; readonly value: Value }
  | {
      readonly state: "refused";
      readonly refusal: Refusal;
      readonly sentence: Sentence;
      readonly progress: Progress;
    };

/** Every material of one bundle read through and compared with its hash. */
export interface BundleCheck {
  readonly meetingId: string;
  readonly materials: number;
  readonly ofMaterials: number;
  readonly bytes: number;
  readonly ofBytes: number;
}

/** A folder on a drive that holds a roster.xlsx. */
export interface SourceFolder {
  readonly driveId: string;
  readonly driveLabel: string;
  /** `null`: the drive's top folder itself. */
  readonly folderName: string | null;
}

/** A fault or warning of a source folder. */
export interface SourceFinding {
  readonly code: string;
  readonly sheet: string;
  /** Excel's row number. */
  readonly row: number | null;
  readonly column: string | null;
  readonly found: string;
  readonly what: Sentence;
  readonly expected: Sentence;
}

/** What reading a source folder came to. */
export interface SourceReport {
  /** `null`: it can be sealed. */
  readonly refusal: Refusal | null;
  readonly faults: readonly SourceFinding[];
  readonly warnings: readonly SourceFinding[];
  /** Of a folder that can be sealed. */
  readonly contents: {
    readonly title: string;
    readonly applicants: number;
    readonly experts: number;
    readonly materials: number;
    readonly sizeBytes: number;
  } | null;
}

export interface SealReceipt extends Omit<ExportReceipt, "sha256"> {
  readonly driveLabel: string;
  /** "The bundle's hash": SHA-256 of the manifest's payload, 64 hex digits. */
  readonly manifestHash: string;
  readonly bundleId: string;
  readonly serial: number;
  readonly kind: BundleKind;
  readonly title: string;
  readonly validUntil: string;
  readonly applicants: number;
  readonly materials: number;
  readonly stations: readonly string[];
  readonly warnings: readonly SourceFinding[];
}

export interface OfficeProgress {
  readonly step: "reading" | "sealing";
  /** Materials done and in all; 0 while reading. */
  readonly done: number;
  readonly of: number;
}

/** `source` also where sealing stopped at the source's faults. */
export type OfficeWork =
  | { readonly kind: "source"; readonly report: SourceReport }
  | { readonly kind: "sealed"; readonly receipt: SealReceipt };

/** A result package that was opened, checked and recounted. */
export interface ResultSummary {
  readonly fileName: string;
  readonly bundleId: string;
  readonly kind: BundleKind;
  readonly title: string;
  readonly documentHash: string;
  readonly journalLines: number;
  readonly exportedAt: string;
  /** Who signed. */
  readonly station: string;
  readonly chair: string;
  readonly secretary: string;
  /** What was unusual, as 评审结果汇总表 prints it: a Chinese sentence each. */
  readonly notes: readonly string[];
  readonly applicants: readonly {
    readonly applicantId: ApplicantId;
    readonly name: string;
    readonly stage: Stage;
    readonly conclusion: Grade | null;
    readonly votes: {
      readonly approve: number;
      readonly reject: number;
      readonly abstain: number;
      readonly passed: boolean;
    } | null;
  }[];
}

export interface ImportReceipt {
  readonly driveLabel: string;
  readonly folderName: string;
  /** Relative to that folder. */
  readonly files: readonly string[];
  readonly applicants: number;
  /** Exactly these files were there already. */
  readonly alreadyThere: boolean;
}

/** A stick or folder that files are taken from and written to. */
export interface Drive {
  readonly id: string;
  readonly label: string;
  readonly writable: boolean;
  readonly files: readonly DriveFile[];
}

export interface DriveFile {
  readonly name: string;
  readonly kind: "bundle" | "card" | "result";
  readonly sizeBytes: number;
}

export interface BundleSummary {
  readonly meetingId: string;
  readonly title: string;
  readonly kind: BundleKind;
  readonly serial: number;
  readonly office: string;
  readonly validUntil: string;
  readonly applicants: number;
  readonly materials: number;
}

export interface MeetingSummary extends BundleSummary {
  /** Whether its journal was begun. */
  readonly started: boolean;
  /** Whether its result package was made. */
  readonly finished: boolean;
}

export type MeetingRecord = JournalRecord<MeetingEvent>;

/** All that the screens need to derive what they show. */
export interface OpenedMeeting {
  readonly manifest: Manifest;
  readonly bundleHash: string;
  /** Every record, or those behind `snapshot`. */
  readonly records: readonly MeetingRecord[];
  /** What the records before `records` come to; `null` where there are none. */
  readonly snapshot: MeetingSnapshot | null;
  /** Set when the journal's tail had to be cut: what was kept aside, and how much. */
  readonly recovered: { readonly cutBytes: number; readonly keptAside: string } | null;
  /** The journal's header, base64: without it nobody can read the frames of a replica. */
  readonly journalHeader: string;
}

/** What a meeting had come to at one line of its journal, instead of the records up to there. */
export interface MeetingSnapshot {
  readonly seq: number;
  /** As core's `stateForm` gives it; `stateOfForm` reads it. */
  readonly state: Json;
  readonly clock: ClockMarks;
}

/** RFC 3339, UTC. Wall times are advisory: order comes from the journal's numbers. */
export interface ClockCheck {
  readonly now: string;
  /** The latest time in the open meeting's journal, as far as it was read; `null` without any. */
  readonly latestAt: string | null;
}

/** How far the journal was read that was opened from a snapshot. */
export interface JournalCheck {
  readonly lines: number;
  readonly ofLines: number;
}

export interface ActAnswer {
  /** The records that this command appended; none when it repeated what already held. */
  readonly records: readonly MeetingRecord[];
  /** Of `handPaper` only. */
  readonly paper: HandedPaper | null;
}

/** One ballot paper in front of one expert. The token is good for one cast, in this run of the desk. */
export interface HandedPaper {
  readonly token: string;
  readonly round: number;
  readonly motions: readonly ApplicantId[];
}

/** One expert's private pages of one purpose. The token is good until they are shut, in this run of the desk. */
export interface PrivatePagesOpened {
  readonly token: string;
  readonly pages: readonly { readonly applicantId: ApplicantId; readonly text: string }[];
}

/** 续投码, in groups of four letters. To be written down by its holder, and kept nowhere else. */
export interface RoundCode {
  readonly code: string;
}

/** Bytes as base64, the same on every channel. */
export interface FileBytes {
  readonly name: string;
  readonly base64: string;
}

/** One sealed journal frame, for the replica. */
export interface SealedFrame {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly base64: string;
}

export interface ExportReceipt {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Of the file as read back from the stick, 64 hex digits. */
  readonly sha256: string;
}
