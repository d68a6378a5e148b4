"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { callerFolder, root, runNode, say } = require("./process.cjs");
const { openWindow } = require("./open-window.cjs");
const { prepare } = require("./prepare.cjs");
const { runSoak } = require("./run-soak.cjs");
const { runTests } = require("./run-tests.cjs");

const cli = join(root, "out", "main", "vivaseal.js");

/** Each gives the exit code. */
const jobs = {
  demo: async (args) => (await prepare()) || runDemo(args),
  start: (args) => openWindow(args, cli),
  test: async (args) => (await prepare()) || runTests(args),
  bench: async (args) => (await prepare()) || runBench(args),
  soak: async (args) => (await prepare()) || runSoak(args),
  vivaseal: async (args) => (await prepare()) || runNode([cli, ...args], { cwd: callerFolder() }),
};

/** Runs the job `name` with the arguments behind it; 2 where there is no such job. */
async function runJob(name, args) {
  if (Object.hasOwn(jobs, name)) return jobs[name](args);
  say(`用法 Usage: launch.cjs ${Object.keys(jobs).join(" | ")}`);
  return 2;
}

function runDemo(args) {
  const out = args.some((arg) => arg === "--out" || arg.startsWith("--out="))
    ? []
    : ["--out", "./vivaseal-demo"];
  return runNode([cli, "demo", ...args, ...out], { cwd: callerFolder() });
}

function runBench(args) {
  const bench = join(root, "out", "main", "bench.js");
  if (existsSync(bench)) return runNode(["--expose-gc", bench, ...args], { cwd: callerFolder() });
  say(
    "还没有 tests/bench/bench.ts，无法测速。 There is no tests/bench/bench.ts yet to measure with.",
  );
  return 1;
}

module.exports = { runJob };
