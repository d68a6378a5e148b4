/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs `work` some times beforehand, so that it is compiled, and gives the median of the rest. */
export async function medianOf(
  work: () => unknown,
  { warmUp, runs }: { readonly warmUp: number; readonly runs: number },
): Promise<number> {
  for (let run = 0; run < warmUp; run += 1) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await timed(work));
  return quantile(times, 1 / 2);
}

/** Two pieces of work in turn, so that whatever else the machine does falls on both alike. */
export async function mediansOf(
  [first, second]: readonly [() => unknown, () => unknown],
  runs: number,
): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < runs + 5; run += 1) {
    const both = [await timed(first), await timed(second)] as const;
    if (run < 5) continue;
    times[0].push(both[0]);
    times[1].push(both[1]);
  }
  return [quantile(times[0], 1 / 2), quantile(times[1], 1 / 2)];
}

/** The value below which `share` of the sorted values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
