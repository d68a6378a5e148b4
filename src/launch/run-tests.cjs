"use strict";
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { findBrowser } = require("./find-browser.cjs");
const { root, run, runNode, say } = require("./process.cjs");

/** Longest that Debian's packages may take to come. */
const patienceMs = 10 * 60_000;

/**
 * Runs all tests; `args` go to the test runner. Where no browser is found or can be installed, all
 * but the end-to-end tests: that is said at the end, and fails only in CI.
 */
async function runTests(args) {
  const browser = findBrowser() ?? (await installBrowser());
  const env = { ...process.env };
  delete env.NODE_ENV;
  if (browser) env.CHROME_PATH = browser;
  const runner = join(root, "node_modules", "vitest", "vitest.mjs");
  const without = browser ? [] : ["--project", "!e2e"];
  const code = await runNode(
    [runner, "run", "--config", "tests/vitest.config.ts", ...without, ...args],
    {
      cwd: root,
      env,
    },
  );
  if (browser) return code;
  say(
    "没有找到 Chrome 或 Chromium，端到端测试没有运行。 No Chrome or Chromium was found: the end-to-end tests were NOT run.",
  );
  return code !== 0 ? code : process.env.CI === "true" ? 1 : 0;
}

/** Debian's Chromium and the fonts that its pictures need, where this user may install them. */
async function installBrowser() {
  if (process.env.CHROME_PATH || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    return undefined;
  }
  say("安装 Chromium … Installing Chromium for the end-to-end tests …");
  const options = {
    stdio: "ignore",
    timeout: patienceMs,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  await run("apt-get", ["update"], options);
  const packages = ["chromium", "fonts-noto-cjk"];
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], options);
  return findBrowser();
}

module.exports = { runTests };
