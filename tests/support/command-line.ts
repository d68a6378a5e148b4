import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { commandTable } from "../../src/cli/command-table.ts";
import type { CommandContext } from "../../src/cli/command.ts";
import { runCommand } from "../../src/cli/run.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";

export const testPassphrase = "correct horse battery";

/** What one call of the command line did. */
export interface Called {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** The code at the head of the refusal's line. */
  readonly code: string | undefined;
  /** What `--json` printed last. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The command line in a temp folder of its own, with keys that cost no time. */
export interface CommandLine {
  readonly folder: string;
  readonly path: (...parts: readonly string[]) => string;
  readonly call: (...args: readonly string[]) => Promise<Called>;
  readonly callWith: (
    environment: CommandContext["environment"],
    ...args: readonly string[]
  ) => Promise<Called>;
  readonly remove: () => Promise<void>;
}

export async function commandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), "vivaseal-cli-"));
  const callWith: CommandLine["callWith"] = async (environment, ...args) => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal = {
      print: (text: string) => void out.push(text),
      tell: (text: string) => void err.push(text),
    };
    const exit = await runCommand(commandTable, args, contextOf(environment, terminal));
    return called(exit, out.join("\n"), err.join("\n"));
  };
  return {
    folder,
    path: (...parts) => join(folder, ...parts),
    callWith,
    call: (...args) => callWith({ VIVASEAL_PASSPHRASE: testPassphrase }, ...args),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function contextOf(
  environment: CommandContext["environment"],
  terminal: CommandContext["terminal"],
): CommandContext {
  return {
    files: createNodeFileLayer(),
    environment,
    now: () => new Date(),
    wait: () => Promise.resolve(),
    newId: randomUUID,
    resourcesFolder: resolve("resources"),
    logN: 4,
    terminal,
    version: "0.0.0",
    crypto: referenceCrypto,
    streams: { input: new PassThrough(), output: new PassThrough() },
  };
}

function called(exit: number, out: string, err: string): Called {
  const code = /^([A-Z][A-Z_]+): \p{Script=Han}?/mu.exec(err)?.[1];
  const last = out.split("\n").at(-1) ?? "";
  const json = last.startsWith("{") ? (JSON.parse(last) as Called["json"]) : {};
  return { exit, out, err, code, json };
}

/** An office and a station that know each other, in `office/` and `station/`. */
export async function twoSides(line: CommandLine): Promise<void> {
  const { call, path } = line;
  const office = await call("office", "init", path("office"), "--name", "测试办公室", "--json");
  const station = await call("station", "init", path("station"), "--name", "一号机", "--json");
  const code = (side: Called) => String(side.json["checkCode"]);
  const cards = {
    office: path("office", "office.vscard"),
    station: path("station", "station.vscard"),
  };
  await call("office", "enrol", path("office"), cards.station, "--check-code", code(station));
  await call("station", "trust", path("station"), cards.office, "--check-code", code(office));
}

/** Seals `source` as a rehearsal into `bundle.vsbundle`. */
export function sealFrom(
  { call, path }: CommandLine,
  source: string,
  ...more: readonly string[]
): Promise<Called> {
  return call(
    ...["office", "seal", source, "--office", path("office"), "--rehearsal"],
    ...["--to", path("station", "station.vscard"), "--out", path("bundle.vsbundle"), "--json"],
    ...more,
  );
}
