#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { appFolders } from "../desk/app-folder.ts";
import { chooseCrypto } from "../desk/crypto/choose-crypto.ts";
import { createNodeFileLayer } from "../desk/files/node-file-layer.ts";
import { defaultLogN } from "../desk/keys/keyring.ts";
import { commandTable } from "./command-table.ts";
import { runCommand } from "./run.ts";

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

// A reader that has read enough (`| head`) closes the pipe: no reason to fail.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { root, resources, cryptoWorker } = appFolders(import.meta.url);
const product = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

process.exitCode = await runCommand(commandTable, process.argv.slice(2), {
  files: createNodeFileLayer(),
  environment: process.env,
  now: () => new Date(),
  wait: (ms) => setTimeout(ms),
  newId: randomUUID,
  resourcesFolder: resources,
  logN: defaultLogN,
  terminal: { print: line(process.stdout), tell: line(process.stderr) },
  version: product.version,
  crypto: chooseCrypto(process.env, cryptoWorker),
  streams: { input: process.stdin, output: process.stdout },
});
