import type { Manifest } from "../../core/bundle/manifest.ts";
import type { ReadingPosition, WorkspaceDb } from "./schema.ts";

/**
 * What this station's screens remember of reading: a convenience that gates nothing. Without it a
 * material opens at its first page and counts as unopened.
 */
export interface ReadingMemory {
  readonly positionIn: (bundle: string, material: number) => Promise<ReadingPosition | null>;
  /** A material with a position was opened here. */
  readonly keepPosition: (position: ReadingPosition) => Promise<void>;
  /** Materials of the bundle that were opened on this station. */
  readonly opened: (bundle: string) => Promise<ReadonlySet<number>>;
  readonly openMaterialOf: (bundle: string, applicant: number) => Promise<number | null>;
  readonly keepOpenMaterial: (bundle: string, applicant: number, material: number) => Promise<void>;
}

/** A re-issue may number its materials anew, so its serial belongs to the name. */
export const bundleName = ({ bundleId, serial }: Manifest): string => `${bundleId} ${serial}`;

export function openReadingMemory(db: WorkspaceDb): ReadingMemory {
  return {
    positionIn: (bundle, material) => orNull(() => db.positions.get([bundle, material])),
    keepPosition: async (position) => {
      await orNull(() => db.positions.put(position));
    },
    opened: async (bundle) => new Set((await orNull(() => openedIn(db, bundle))) ?? []),
    openMaterialOf: async (bundle, applicant) =>
      (await orNull(() => db.openMaterials.get([bundle, applicant])))?.material ?? null,
    keepOpenMaterial: async (bundle, applicant, material) => {
      await orNull(() => db.openMaterials.put({ bundle, applicant, material }));
    },
  };
}

async function openedIn(db: WorkspaceDb, bundle: string): Promise<readonly number[]> {
  const rows = await db.positions
    .where("[bundle+material]")
    .between([bundle, 0], [bundle, Number.MAX_SAFE_INTEGER], true, true)
    .primaryKeys();
  return rows.map(([, material]) => material);
}

/** Nobody is told of a memory that fails. */
async function orNull<T>(work: () => Promise<T | undefined>): Promise<T | null> {
  try {
    return (await work()) ?? null;
  } catch {
    return null;
  }
}
