import type { RefusalArea } from "./sentence.ts";

/** Refusals of keys, cards, bundles and result packages. */
export const sealedRefusals = {} as const satisfies RefusalArea;
