interface Counts {
  readonly writes: number;
  readonly syncs: number;
}

/** Every write and every sync after `from` and up to `to`, failing once with EIO, once with ENOSPC. */
export function failuresBetween(from: Counts, to: Counts) {
  const between = (first: number, last: number) =>
    Array.from({ length: last - first }, (_, index) => first + index + 1);
  return (["EIO", "ENOSPC"] as const).flatMap((failure) => [
    ...between(from.writes, to.writes).map((failWrite) => ({ failWrite, failure })),
    ...between(from.syncs, to.syncs).map((failSync) => ({ failSync, failure })),
  ]);
}
