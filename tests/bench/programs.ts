import { spawn, spawnSync } from "node:child_process";
import { closeSync, fsyncSync, openSync } from "node:fs";

/** Version of `age`, or `undefined` where it isn't installed. */
export function ageVersion(): string | undefined {
  const found = spawnSync("age", ["--version"], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

/** Whether a program is on the path. */
export const hasProgram = (program: string): boolean =>
  spawnSync(program, [], { stdio: "ignore" }).error === undefined;

/** Runs a program to its end without its output. Throws where it fails. */
export function runProgram(program: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", failed);
    child.on("exit", (code) =>
      code === 0 ? done() : failed(new Error(`${program} ${args.join(" ")}: ${code}`)),
    );
  });
}

export function syncFile(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

/** What a piece of work in a process of its own took. */
export interface ChildFigures {
  readonly ms: number;
  readonly peakMiB: number;
}

/** A process of its own shows the peak memory of one piece of work alone. */
export function inChild(task: object, reference: boolean): Promise<ChildFigures> {
  return new Promise((done, failed) => {
    const [, self = ""] = process.argv;
    const env = { ...process.env, VIVASEAL_CRYPTO: reference ? "reference" : "" };
    const child = spawn(process.execPath, [self, "--child", JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "inherit"],
      env,
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
    child.on("error", failed);
    child.on("exit", (code) => {
      const line = text.trim().split("\n").at(-1) ?? "";
      if (code === 0) done(JSON.parse(line) as ChildFigures);
      else failed(new Error(`${JSON.stringify(task)}: ${code}`));
    });
  });
}
