"use strict";
const { join } = require("node:path");
const { root, runNode, say } = require("./process.cjs");

/** Tests whose length is a number: by the name that picks one, the file, and how often is a long run. */
const parts = [
  { name: "journal", file: "tests/cli/crash.test.ts", variable: "VIVASEAL_KILLS" },
  { name: "ballot", file: "tests/cli/ballot-crash.test.ts", variable: "VIVASEAL_BALLOT_KILLS" },
  {
    name: "resumable",
    file: "tests/cli/resumable-crash.test.ts",
    variable: "VIVASEAL_BALLOT_KILLS",
  },
];
const usually = 1000;

/**
 * The tests that get better with time, one after the other, far longer than in the suite:
 * `npm run soak -- [name…] [how often]`. VIVASEAL_SEED makes another run of it.
 */
async function runSoak(args) {
  const often = args.find((arg) => /^[0-9]+$/.test(arg)) ?? String(usually);
  const names = args.filter((arg) => arg !== often);
  const chosen = parts.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) {
    say(`用法 Usage: npm run soak -- [${parts.map(({ name }) => name).join(" | ")}] [1000]`);
    return 2;
  }
  const runner = join(root, "node_modules", "vitest", "vitest.mjs");
  for (const { file, variable } of chosen) {
    const env = { ...process.env, [variable]: often };
    delete env.NODE_ENV;
    const words = [runner, "run", "--config", "tests/vitest.config.ts", file];
    const code = await runNode(words, { cwd: root, env });
    if (code !== 0) return code;
  }
  return 0;
}

module.exports = { runSoak };
