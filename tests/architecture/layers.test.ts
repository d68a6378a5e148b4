import { describe, expect, test } from "vitest";
import { importBreaches, importsOf, importTable } from "../support/import-rules.ts";
import { sourceFiles } from "../support/source-files.ts";

const files = sourceFiles();

test("every file of src imports only what its layer may", () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(importBreaches)).toEqual([]);
});

test("every layer is looked at", () => {
  const seen = new Set(files.map(({ path }) => path.split("/")[0]));
  expect([...seen].sort()).toEqual(Object.keys(importTable).sort());
});

describe("the check finds planted breaches", () => {
  test.each([
    ["core/rules/tally.ts", 'import { z } from "zod";'],
    ["core/rules/tally.ts", 'import { readFile } from "node:fs/promises";'],
    ["core/rules/tally.ts", 'import type { Desk } from "../../contract/table.ts";'],
    ["core/rules/tally.ts", 'export { createDesk } from "../../desk/compose.ts";'],
    ["contract/table.ts", 'import { app } from "electron";'],
    ["contract/table.ts", 'import { createDesk } from "../desk/compose.ts";'],
    ["desk/compose.ts", 'import { app } from "electron";'],
    ["desk/compose.ts", 'import { startShell } from "../main/shell.ts";'],
    ["desk/compose.ts", 'const late = await import("../cli/run.ts");'],
    ["preload/index.ts", 'import { ok } from "../core/result.ts";'],
    ["preload/index.ts", 'const fs = require("node:fs");'],
    ["main/shell.ts", 'import { App } from "../renderer/App.tsx";'],
    ["cli/run.ts", 'import { startShell } from "../main/shell.ts";'],
    ["renderer/App.tsx", 'import { createDesk } from "../desk/compose.ts";'],
    ["renderer/App.tsx", 'import "../main/index.ts";'],
    ["renderer/App.tsx", 'import { join } from "node:path";'],
    ["renderer/App.tsx", 'import { ipcRenderer } from "electron";'],
    ["renderer/pdf/worker.ts", 'new Worker(new URL("../../desk/compose.ts", import.meta.url));'],
    ["renderer/App.tsx", 'import {\n  a,\n  b,\n} from "../cli/run.ts";'],
    ["core/result.ts", 'import data from "../../package.json";'],
    ["shared/thing.ts", ""],
  ])("%s: %s", (path, text) => {
    expect(importBreaches({ path, text })).toHaveLength(1);
  });

  test.each([
    ["core/rules/tally.ts", 'import { sha256 } from "@noble/hashes/sha2.js";'],
    ["desk/compose.ts", 'import { table } from "../contract/table.ts";'],
    ["cli/run.ts", '// import { app } from "electron";\n/* import "../main/index.ts"; */'],
  ])("and lets through what is allowed: %s: %s", (path, text) => {
    expect(importBreaches({ path, text })).toEqual([]);
  });

  test("in whatever form an import is written", () => {
    const text =
      'import a from "a"; import "b"; export * from "c"; import("d"); require(`e`);\nimport type {\n  F,\n} from "f";';
    expect([...importsOf(text)].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
  });
});
