"use strict";
const { createHash } = require("node:crypto");
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { join } = require("node:path");
const { inTurn } = require("./in-turn.cjs");
const { root, run, runNode, say } = require("./process.cjs");

const at = (...names) => join(root, ...names);

/** What the build is made of. */
const sources = [
  "src",
  "resources/schema",
  "tests/bench",
  "electron.vite.config.ts",
  "package.json",
  "package-lock.json",
];
const stamp = at("out", "build-stamp");

/**
 * Installs the packages where they differ from the lock, builds where the build differs from the
 * sources; silent where there is nothing to do. Gives 0, or the exit code of what failed.
 */
async function prepare() {
  if (isInstalled() && isBuilt()) return 0;
  mkdirSync(at("out"), { recursive: true });
  return inTurn(
    at("out", "preparing"),
    async () => (await installIfNeeded()) || (await buildIfNeeded()),
  );
}

const isBuilt = () => existsSync(stamp) && readFileSync(stamp, "utf8") === sourceFingerprint();

async function installIfNeeded() {
  if (isInstalled()) return 0;
  return timed("安装依赖 Installing packages", () => {
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const env = {
      ...process.env,
      // The runtimes lie outside the package registry.
      ELECTRON_SKIP_BINARY_DOWNLOAD: "1",
      PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    };
    return runNpm(args, { cwd: root, env, stdio: ["ignore", process.stderr, process.stderr] });
  });
}

/** npm's own note of what it installed, against the lock: every package that must be there, in that version. */
function isInstalled() {
  const installed = readPackages(at("node_modules", ".package-lock.json"));
  const locked = readPackages(at("package-lock.json"));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([place, { version, optional, devOptional }]) => {
    if (place === "") return true;
    const there = installed[place];
    return there ? there.version === version : Boolean(optional || devOptional);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm as it is running now, else by name; on Windows that is a script, which only a shell starts. */
function runNpm(args, options) {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running)) return runNode([running, ...args], options);
  return process.platform === "win32"
    ? run("npm.cmd", args, { ...options, shell: true })
    : run("npm", args, options);
}

async function buildIfNeeded() {
  if (isBuilt()) return 0;
  const fingerprint = sourceFingerprint();
  // A build that is cut short must not pass for a whole one.
  rmSync(stamp, { force: true });
  const code = await timed("构建 Building", () => {
    const builder = at("node_modules", "electron-vite", "bin", "electron-vite.js");
    const env = { ...process.env };
    delete env.NODE_ENV;
    return runNode([builder, "build", "--logLevel", "warn"], {
      cwd: root,
      env,
      stdio: ["ignore", process.stderr, process.stderr],
    });
  });
  if (code !== 0) return code;
  writeFileSync(stamp, fingerprint);
  return 0;
}

/** By content: a checkout sets times anew. */
function sourceFingerprint() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(filesUnder).sort()) {
    const content = createHash("sha256")
      .update(readFileSync(at(file)))
      .digest("hex");
    hash.update(`${file}\0${content}\n`);
  }
  return hash.digest("hex");
}

function filesUnder(name) {
  if (!existsSync(at(name))) return [];
  if (/\.\w+$/.test(name)) return [name];
  return readdirSync(at(name), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${name}/${entry.name}`) : [`${name}/${entry.name}`],
  );
}

/** Says what begins, that it goes on every ten seconds, and how long it took. */
async function timed(what, work) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  say(`${what} …`);
  const ticking = setInterval(() => say(`${what} … ${seconds()}`), 10_000);
  const code = await work().finally(() => clearInterval(ticking));
  say(
    code === 0
      ? `${what}: 完成 done, ${seconds()}`
      : `${what}: 失败 failed (${code}), ${seconds()}`,
  );
  return code;
}

module.exports = { prepare };
