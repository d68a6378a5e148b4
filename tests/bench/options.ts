import { parseArgs } from "node:util";
import { mebibyte } from "./row.ts";

export interface BenchOptions {
  /** Of all materials of the large bundle. */
  readonly sizeBytes: number;
  readonly events: number;
  readonly commands: number;
  /** Applicants of the reports. */
  readonly applicants: number;
  /** Applicants of the screens. */
  readonly screenApplicants: number;
  /** Rounds of what takes long; the best counts. */
  readonly rounds: number;
  /** Scratch space: the disk that is measured. */
  readonly folder: string | undefined;
  /** Parts to run; all where none is named. */
  readonly only: readonly string[];
}

export const usage =
  "npm run bench -- [--quick] [--size 2G] [--events 100000] [--commands 2000] [--rounds 2] [--folder DIR] [--only bundle|archive|command|restart|reports|screens]...";

const sizes: Readonly<Record<string, number>> = { M: mebibyte, G: 1024 * mebibyte };

/** Reads the arguments; `undefined` where they don't fit. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      size: { type: "string" },
      events: { type: "string" },
      commands: { type: "string" },
      rounds: { type: "string" },
      folder: { type: "string" },
      only: { type: "string", multiple: true },
    },
  });
  const quick = values.quick === true;
  const sizeBytes = sizeOf(values.size ?? (quick ? "128M" : "2G"));
  const events = Number(values.events ?? (quick ? 10_000 : 100_000));
  const commands = Number(values.commands ?? (quick ? 500 : 2_000));
  const rounds = Number(values.rounds ?? (quick ? 1 : 3));
  if (![sizeBytes, events, commands, rounds].every((value) => value >= 1)) return undefined;
  const { folder, only = [] } = values;
  const sizes = { applicants: quick ? 50 : 500, screenApplicants: quick ? 200 : 2_000 };
  return { sizeBytes, events, commands, rounds, ...sizes, folder, only };
}

function sizeOf(text: string): number {
  const [, digits, unit] = /^(\d+)([MG])$/.exec(text) ?? [];
  return digits === undefined ? Number.NaN : Number(digits) * (sizes[unit ?? ""] ?? Number.NaN);
}
