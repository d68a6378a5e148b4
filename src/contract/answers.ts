import type { BundleKind, Manifest } from "../core/bundle/manifest.ts";
import type { ApplicantId } from "../core/ids.ts";
import type { JournalRecord } from "../core/journal/record.ts";
import type { MeetingEvent } from "../core/meeting/events.ts";

export interface StationStatus {
  readonly version: string;
  /** `new`: no keys yet. */
  readonly state: "new" | "locked" | "unlocked";
  readonly name: string | null;
  /** SHA-256 of the card's payload, 64 hex digits, and the same as words. */
  readonly checkCode: string | null;
  readonly checkWords: string | null;
  readonly trustedOffices: readonly { readonly name: string; readonly checkCode: string }[];
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
  readonly records: readonly MeetingRecord[];
  /** Set when the journal's tail had to be cut: what was kept aside, and how much. */
  readonly recovered: { readonly cutBytes: number; readonly keptAside: string } | null;
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
