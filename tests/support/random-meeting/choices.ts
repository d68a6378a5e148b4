/** Decisions of a random walk, read off a tape of numbers so that a failing walk can be shrunk. */
export interface Choices {
  /** A whole number from 0 to `below - 1`; 0 once the tape has ended. */
  readonly number: (below: number) => number;
  /** One of the list; `undefined` of an empty one. */
  readonly of: <T>(list: readonly T[]) => T | undefined;
  /** True in `percent` of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly hasEnded: () => boolean;
}

export function choicesFrom(tape: readonly number[]): Choices {
  let at = 0;
  const next = (): number => tape[at++] ?? 0;
  const number = (below: number) => (below <= 0 ? 0 : next() % below);
  return {
    number,
    of: (list) => list[number(list.length)],
    chance: (percent) => number(100) < percent,
    hasEnded: () => at >= tape.length,
  };
}
