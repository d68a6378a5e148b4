import type { Pauses } from "../../src/desk/pauses.ts";

/** Pauses that come when a test says so. */
export interface PlannedPauses extends Pauses {
  /** Does all that waits for a pause, and waits for it. */
  readonly pass: () => Promise<void>;
}

export function plannedPauses(): PlannedPauses {
  const waiting = new Set<() => Promise<void>>();
  return {
    after: (_ms, work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    pass: async () => {
      const due = [...waiting];
      waiting.clear();
      for (const work of due) await work();
    },
  };
}
