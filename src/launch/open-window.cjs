"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { prepare } = require("./prepare.cjs");
const { root, run, runNode, say } = require("./process.cjs");

/** How long `npm start` may try to get the Electron runtime before it opens a browser instead. */
const patienceMs = 6_000;

/** Opens the product's window: in Electron where its runtime is there, else in an installed browser. */
async function openWindow(args, cli) {
  if (!hasDisplay()) {
    say(
      "没有图形显示，无法打开窗口；可运行 npm run demo 在命令行里走完全程。 No display, so no window can be opened; run npm run demo to see the whole job in the terminal.",
    );
    return 1;
  }
  const failed = await prepare();
  if (failed) return failed;
  const electron = electronRuntime() ?? (await fetchElectron());
  if (electron) return run(electron, [...(isRoot() ? ["--no-sandbox"] : []), root, ...args]);
  say(
    "本机没有 Electron 运行环境，改用已安装的浏览器打开窗口（联网时可用 npx install-electron 下载）。 No Electron runtime on this machine: opening the window in an installed browser instead (npx install-electron gets it when online).",
  );
  return runNode([cli, "window", ...args]);
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

const isRoot = () => process.getuid?.() === 0;

/** The runtime that the `electron` package has downloaded, if it has. */
function electronRuntime() {
  const folder = join(root, "node_modules", "electron");
  const note = join(folder, "path.txt");
  if (!existsSync(note)) return undefined;
  const runtime = join(folder, "dist", readFileSync(note, "utf8"));
  return existsSync(runtime) ? runtime : undefined;
}

async function fetchElectron() {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return undefined;
  const installer = join(root, "node_modules", "electron", "install.js");
  await runNode([installer], {
    stdio: "ignore",
    timeout: patienceMs,
    killSignal: "SIGKILL",
  });
  return electronRuntime();
}

module.exports = { openWindow };
