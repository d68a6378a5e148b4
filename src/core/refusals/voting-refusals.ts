import type { RefusalArea } from "./sentence.ts";

/** Refusals of rounds and ballot papers. */
export const votingRefusals = {} as const satisfies RefusalArea;
