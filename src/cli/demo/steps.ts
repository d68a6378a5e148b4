import type { Sentence } from "../../core/refusals/sentence.ts";
import { padded } from "../text-table.ts";

/** The demo's log: what was done, and how long it took. */
export interface Steps {
  readonly run: <T>(work: () => Promise<T>, says: (value: T) => Sentence) => Promise<T>;
}

/** `clock` gives milliseconds; with `asJson` each step is one JSON object a line. */
export function createSteps(
  print: (line: string) => void,
  clock: () => number,
  asJson: boolean,
): Steps {
  let number = 0;
  return {
    run: async (work, says) => {
      const started = clock();
      const value = await work();
      const milliseconds = Math.round(clock() - started);
      number += 1;
      const { zh, en } = says(value);
      print(
        asJson
          ? JSON.stringify({ step: number, zh, en, milliseconds })
          : `${padded(String(number), 3)} ${secondsText(milliseconds)}  ${zh} · ${en}`,
      );
      return value;
    },
  };
}

const secondsText = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(2)} s`.padStart(8);
