import Dexie, { type Table } from "dexie";

/** A sealed journal frame as the desk gave it: ciphertext, in base64. */
export interface StoredFrame {
  readonly meetingId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly base64: string;
}

/** Where the reading of one material stopped. */
export interface ReadingPosition {
  readonly meetingId: string;
  readonly path: string;
  readonly page: number;
  readonly zoom: number;
}

/** Which material of an applicant was open, which step of the meeting. */
export interface LayoutChoice {
  readonly key: string;
  readonly value: string;
}

export interface WorkspaceDb extends Dexie {
  readonly frames: Table<StoredFrame, [string, number]>;
  readonly reading: Table<ReadingPosition, [string, string]>;
  readonly layout: Table<LayoutChoice, string>;
}

export interface SchemaStep {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
}

/**
 * Append-only: a released step is never edited. Nothing here is plaintext of the meeting, and
 * nothing depends on a mark: names, grades and marks have no place in any of these tables.
 */
export const schemaSteps: readonly SchemaStep[] = [
  { version: 1, stores: { frames: "[meetingId+firstSeq]" } },
  { version: 2, stores: { reading: "[meetingId+path]", layout: "key" } },
];

/** Opens the screens' own database; `upTo` stops at an older step, for tests of the next one. */
export function openWorkspaceDb(name: string, upTo = Number.POSITIVE_INFINITY): WorkspaceDb {
  const db = new Dexie(name, { chromeTransactionDurability: "strict" }) as WorkspaceDb;
  for (const { version, stores } of schemaSteps.filter((step) => step.version <= upTo)) {
    db.version(version).stores({ ...stores });
  }
  return db;
}
