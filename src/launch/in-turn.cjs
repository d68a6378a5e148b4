"use strict";
const { readFileSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { setTimeout: wait } = require("node:timers/promises");

/**
 * Runs `work` while no other process holds the lock `file`: two jobs started at once must not
 * install or build over each other. A lock whose holder is gone counts for nothing.
 */
async function inTurn(file, work) {
  while (!take(file)) {
    if (isLeftBehind(file)) rmSync(file, { force: true });
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** A lock without a number is one that is just being made, unless it stays so. */
function isLeftBehind(file) {
  try {
    const holder = Number(readFileSync(file, "utf8"));
    return holder > 0 ? !isAlive(holder) : Date.now() - statSync(file).mtimeMs > 5_000;
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { inTurn };
