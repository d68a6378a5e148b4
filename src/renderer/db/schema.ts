import Dexie, { type Table } from "dexie";

/** A sealed journal frame as the desk gave it: ciphertext, in base64. */
export interface StoredFrame {
  readonly meetingId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly base64: string;
}

/**
 * Where the reading of one material stopped. Its number in the manifest stands for it, since its
 * path may name a person.
 */
export interface ReadingPosition {
  /** Bundle id and serial: see `readingOf`. */
  readonly bundle: string;
  /** Place in the manifest's list of materials, from 0. */
  readonly material: number;
  readonly page: number;
  /** 1 fills the width. */
  readonly zoom: number;
  /** Degrees clockwise, beside the page's own. */
  readonly turn: Turn;
}

export type Turn = 0 | 90 | 180 | 270;

/** Which material of an applicant was open last. */
export interface OpenMaterial {
  readonly bundle: string;
  /** 序号 of the roster. */
  readonly applicant: number;
  readonly material: number;
}

/** The header of a meeting's journal, base64: it holds the sealed meeting key, without which no frame opens. */
export interface StoredHeader {
  readonly meetingId: string;
  readonly base64: string;
}

export interface WorkspaceDb extends Dexie {
  readonly frames: Table<StoredFrame, [string, number]>;
  readonly headers: Table<StoredHeader, string>;
  readonly positions: Table<ReadingPosition, [string, number]>;
  readonly openMaterials: Table<OpenMaterial, [string, number]>;
}

export interface SchemaStep {
  readonly version: number;
  /** `null` takes a table away with all that it held. */
  readonly stores: Readonly<Record<string, string | null>>;
}

/**
 * Append-only: a released step is never edited. Nothing here is plaintext of the meeting, and
 * nothing depends on a mark: names, grades and marks have no place in any of these tables.
 */
export const schemaSteps: readonly SchemaStep[] = [
  { version: 1, stores: { frames: "[meetingId+firstSeq]" } },
  { version: 2, stores: { reading: "[meetingId+path]", layout: "key" } },
  // Those two held paths of materials in clear.
  {
    version: 3,
    stores: {
      ...{ reading: null, layout: null },
      ...{ positions: "[bundle+material]", openMaterials: "[bundle+applicant]" },
    },
  },
  { version: 4, stores: { headers: "meetingId" } },
];

/** Opens the screens' own database; `upTo` stops at an older step, for tests of the next one. */
export function openWorkspaceDb(name: string, upTo = Number.POSITIVE_INFINITY): WorkspaceDb {
  const db = new Dexie(name, { chromeTransactionDurability: "strict" }) as WorkspaceDb;
  for (const { version, stores } of schemaSteps.filter((step) => step.version <= upTo)) {
    db.version(version).stores({ ...stores });
  }
  return db;
}
