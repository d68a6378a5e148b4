import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Launched {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A clone of the product with nothing in it but the real launcher; npm, builder and runner only leave notes. */
export interface LaunchSandbox {
  readonly folder: string;
  readonly write: (path: string, content: string) => void;
  readonly launch: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    nodeArgs?: readonly string[],
  ) => Launched;
  /** The same for several at once. */
  readonly launchAll: (jobs: readonly (readonly string[])[]) => Promise<readonly (number | null)[]>;
  /** What npm, the builder and the test runner were called with, one line each, since the last look. */
  readonly notes: () => readonly string[];
}

const source = fileURLToPath(new URL("../../src", import.meta.url));

export function createLaunchSandbox(): LaunchSandbox {
  const folder = mkdtempSync(join(tmpdir(), "vivaseal-launch-"));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  cpSync(join(source, "launch"), join(folder, "src", "launch"), { recursive: true });
  write(
    "src/cli/browser-places.json",
    readFileSync(join(source, "cli/browser-places.json"), "utf8"),
  );
  write("package.json", "{}");
  write("package-lock.json", lockOf("1.0.0"));
  write("src/core/rule.ts", "export const rule = 1;");
  write("npm/npm-cli.js", standIns.npm);
  const env = {
    PATH: join(folder, "no-programs"),
    npm_execpath: join(folder, "npm/npm-cli.js"),
    NOTES: join(folder, "notes"),
    DISPLAY: ":0",
    ELECTRON_SKIP_BINARY_DOWNLOAD: "1",
  };
  return {
    ...{ folder, write, launch: launcher(folder, env), notes: noteReader(env.NOTES) },
    launchAll: (jobs) => Promise.all(jobs.map((args) => launchBeside(folder, env, args))),
  };
}

export const lockOf = (version: string): string =>
  JSON.stringify({
    packages: {
      "": { name: "vivaseal" },
      "node_modules/a": { version },
      "node_modules/for-another-platform": { version, optional: true },
    },
  });

function launcher(folder: string, base: Record<string, string>): LaunchSandbox["launch"] {
  return (args, env = {}, nodeArgs = []) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...nodeArgs, join(folder, "src/launch/launch.cjs"), ...args],
      { cwd: folder, env: { ...base, ...env }, encoding: "utf8" },
    );
    return { code: status, stdout, stderr };
  };
}

function launchBeside(
  folder: string,
  env: Record<string, string>,
  args: readonly string[],
): Promise<number | null> {
  const launcherFile = join(folder, "src/launch/launch.cjs");
  const child = spawn(process.execPath, [launcherFile, ...args], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

function noteReader(file: string): () => readonly string[] {
  let read = 0;
  return () => {
    const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
    const fresh = lines.slice(read);
    read = lines.length;
    return fresh;
  };
}

const note = `require("node:fs").appendFileSync(process.env.NOTES, NAME + " " + process.argv.slice(2).join(" ") + "\\n");`;
const noteAs = (name: string): string => note.replace("NAME", JSON.stringify(name));

const cli = `${noteAs("cli")} console.log("said by the command");`;
const runner = `${noteAs("tests")} process.exitCode = Number(process.env.TESTS_EXIT ?? 0);`;
const builder = [
  noteAs("build"),
  `if (process.env.BUILD_EXIT) process.exit(Number(process.env.BUILD_EXIT));`,
  `console.log("said by the builder");`,
  `const fs = require("node:fs");`,
  `fs.mkdirSync("out/main", { recursive: true });`,
  `fs.writeFileSync("out/main/vivaseal.js", ${JSON.stringify(cli)});`,
].join("\n");

const standIns = {
  npm: [
    noteAs("npm"),
    `if (process.env.NPM_EXIT) process.exit(Number(process.env.NPM_EXIT));`,
    `console.log("said by npm");`,
    `const fs = require("node:fs");`,
    `const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));`,
    `delete packages[""]; delete packages["node_modules/for-another-platform"];`,
    `fs.mkdirSync("node_modules/electron-vite/bin", { recursive: true });`,
    `fs.mkdirSync("node_modules/vitest", { recursive: true });`,
    `fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));`,
    `fs.writeFileSync("node_modules/electron-vite/bin/electron-vite.js", ${JSON.stringify(builder)});`,
    `fs.writeFileSync("node_modules/vitest/vitest.mjs", ${JSON.stringify(
      `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); ${runner}`,
    )});`,
  ].join("\n"),
};
