import type { RefusalArea } from "./sentence.ts";

/** Refusals of the meeting rules: people, grades, conclusions. */
export const meetingRefusals = {} as const satisfies RefusalArea;
