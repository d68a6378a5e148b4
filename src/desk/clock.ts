/** Wall time, which is advisory: order comes from the journal's sequence numbers. */
export interface Clock {
  readonly now: () => Date;
}
