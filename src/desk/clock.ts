/** Wall time, which is advisory: order comes from the journal's sequence numbers. */
export interface Clock {
  readonly now: () => Date;
}

/**
 * Milliseconds that only grow while this process runs, whatever is done to the computer's clock.
 * Good for nothing but differences within one run.
 */
export type SteadyClock = () => number;
