import type { RefusalArea } from "./sentence.ts";

/** Refusals of reports: PDF pages and tables. */
export const reportRefusals = {} as const satisfies RefusalArea;
