import type { RefusalArea } from "./sentence.ts";

/** Refusals of roster and materials reading. */
export const rosterRefusals = {} as const satisfies RefusalArea;
