#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { appFolders } from "../desk/app-folder.ts";
import { createNodeFileLayer } from "../desk/files/node-file-layer.ts";
import { defaultLogN } from "../desk/keys/keyring.ts";
import { commandTable } from "./command-table.ts";
import { runCommand } from "./run.ts";

const line = (stream: NodeJS.WriteStream) => (text: string) => void stream.write(`${text}\n`);

// A reader that has read enough (`| head`) closes the pipe: no reason to fail.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCommand(commandTable, process.argv.slice(2), {
  files: createNodeFileLayer(),
  environment: process.env,
  now: () => new Date(),
  newId: randomUUID,
  resourcesFolder: appFolders(import.meta.url).resources,
  logN: defaultLogN,
  terminal: { print: line(process.stdout), tell: line(process.stderr) },
});
