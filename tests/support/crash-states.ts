import { DiskModel, type DiskImage, type DiskStep } from "./disk-model.ts";

/** The disk at one moment of a history, and what the test had noted until then. */
export interface CrashPoint {
  /** How many steps of the history were done. */
  readonly after: number;
  readonly notes: readonly string[];
  readonly disk: DiskModel;
}

/** How many states to look at: all, where there are no more than `limit` at a crash point, else a sample by `seed`. */
export interface Sampling {
  readonly limit: number;
  readonly seed: number;
}

export const usualSampling: Sampling = { limit: 400, seed: 20_241_123 };

/** Every moment of a history at which the power can fail: before its first step and after each. */
export function* crashPoints(
  image: DiskImage,
  history: readonly DiskStep[],
  from = 0,
): Generator<CrashPoint> {
  const disk = new DiskModel(image);
  const notes: string[] = [];
  for (let after = 0; after <= history.length; after += 1) {
    if (after >= from) yield { after, notes: [...notes], disk };
    const step = history[after];
    if (step?.type === "marked") notes.push(step.note);
    if (step) disk.apply(step);
  }
}

/** The states that a crash may leave, without repetitions among those that were looked at. */
export function* legalStates(
  disk: DiskModel,
  { limit, seed }: Sampling = usualSampling,
): Generator<DiskImage> {
  const counts = disk.choices();
  const total = counts.reduce((product, count) => product * count, 1);
  const picks = total <= limit ? allPicks(counts) : sampledPicks(counts, limit, seed);
  const seen = new Set<string>();
  for (const pick of picks) {
    const image = disk.crashed(pick);
    const fingerprint = fingerprintOf(image);
    if (!seen.has(fingerprint)) yield image;
    seen.add(fingerprint);
  }
}

/**
 * Looks at every legal state after every crash point of a history, from step `from` on. Gives
 * the first complaint of `check`, with where it was found, or `undefined` if there is none.
 */
export async function findViolation(
  image: DiskImage,
  history: readonly DiskStep[],
  check: (state: DiskImage, notes: readonly string[]) => Promise<string | undefined>,
  { from = 0, sampling = usualSampling }: FindOptions = {},
): Promise<string | undefined> {
  for (const { after, notes, disk } of crashPoints(image, history, from))
    for (const state of legalStates(disk, sampling)) {
      const complaint = await check(state, notes);
      if (complaint !== undefined) return `after step ${after}: ${complaint}`;
    }
  return undefined;
}

export interface FindOptions {
  readonly from?: number;
  readonly sampling?: Sampling;
}

function* allPicks(counts: readonly number[]): Generator<readonly number[]> {
  const picks = counts.map(() => 0);
  for (;;) {
    yield picks;
    let at = 0;
    while (at < picks.length && picks[at] === counts[at]! - 1) {
      picks[at] = 0;
      at += 1;
    }
    if (at === picks.length) return;
    picks[at]! += 1;
  }
}

/**
 * The extremes first: nothing survived, all did, all but one thing did, only one thing did (of the
 * last `limit` things, where there are more). Then chance.
 */
function* sampledPicks(
  counts: readonly number[],
  limit: number,
  seed: number,
): Generator<readonly number[]> {
  const newest = counts.map((count) => count - 1);
  yield counts.map(() => 0);
  yield newest;
  for (const at of [...counts.keys()].slice(-limit)) {
    yield newest.map((pick, index) => (index === at ? 0 : pick));
    yield newest.map((pick, index) => (index === at ? pick : 0));
  }
  const chance = createChance(seed);
  for (let n = 0; n < limit; n += 1) yield counts.map((count) => Math.floor(chance() * count));
}

/** Marsaglia's xorshift32: the same sequence in [0, 1) for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const fingerprintOf = ({ folders, files }: DiskImage): string =>
  JSON.stringify([
    folders,
    [...files].map(([path, content]) => [path, Buffer.from(content).toString("base64")]),
  ]);
