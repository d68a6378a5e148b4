import { join } from "node:path";
import type { CommandContext } from "../command.ts";
import type { Steps } from "./steps.ts";

/** What the demo's parts share. */
export interface DemoRun {
  readonly context: CommandContext;
  readonly steps: Steps;
  readonly places: DemoPlaces;
  /** Throw-away, for all keys of the demo. */
  readonly passphrase: string;
}

/** Where the demo leaves things in its `--out` folder. */
export interface DemoPlaces {
  readonly out: string;
  readonly office: string;
  readonly station: string;
  readonly bundle: string;
  readonly result: string;
  readonly imported: string;
  readonly passphrase: string;
  readonly index: string;
}

export const bundleName = "bundle.vsbundle";
export const resultName = "result.vsresult";

export function demoPlaces(out: string): DemoPlaces {
  return {
    out,
    office: join(out, "office"),
    station: join(out, "station"),
    bundle: join(out, bundleName),
    result: join(out, resultName),
    imported: join(out, "import"),
    passphrase: join(out, "passphrase.txt"),
    index: join(out, "index.html"),
  };
}
