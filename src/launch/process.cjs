"use strict";
const { spawn } = require("node:child_process");
const { resolve } = require("node:path");

/** Folder of the product. */
const root = resolve(__dirname, "..", "..");

/** Progress and faults go to stderr, so that stdout carries only what the command itself prints. */
const say = (line) => process.stderr.write(`${line}\n`);

/**
 * Where the caller stands: npm changes to the product's folder and leaves word of where it was.
 * That word counts only when npm started this very process, not when it is inherited from further up.
 */
function callerFolder() {
  const { INIT_CWD, npm_package_json: manifest } = process.env;
  const byNpm = manifest !== undefined && resolve(manifest) === resolve(root, "package.json");
  return byNpm && INIT_CWD && process.cwd() === root ? INIT_CWD : process.cwd();
}

/** Runs a program to its end and gives its exit code; 127 where it can't be started. */
function run(program, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: "inherit", windowsHide: true, ...options });
    // Ctrl+C reaches the child by itself, which puts its work away; this process waits for it.
    const wait = () => undefined;
    const passOn = () => child.kill("SIGTERM");
    process.on("SIGINT", wait);
    process.on("SIGTERM", passOn);
    const end = (code) => {
      process.off("SIGINT", wait);
      process.off("SIGTERM", passOn);
      done(code);
    };
    child.on("error", () => end(127));
    child.on("exit", (code) => end(code ?? 1));
  });
}

const runNode = (args, options) => run(process.execPath, args, options);

module.exports = { callerFolder, root, run, runNode, say };
