/** Wall time, which is advisory: order comes from the journal's sequence numbers. */
export interface Clock {
  readonly now: () => Date;
}

/**
 * Milliseconds that only grow while this process runs, whatever is done to the computer's clock.
 * Good for nothing but differences within one run.
 */
export type SteadyClock = () => number;

/** The day as the venue's clock on the wall has it: 有效期至 means that day there. */
export function localDate(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
