import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { displayWidth, textTable } from "../../src/cli/text-table.ts";
import { commandLine, testPassphrase, type CommandLine } from "../support/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.remove());

test("an unknown command is named, lists all commands and exits 2", async () => {
  const { exit, err } = await line.call("bogus");
  expect(exit).toBe(2);
  expect(err).toMatch(/\n没有“bogus”这个命令。[^\n]*\n[^\n]*$/);
  expect((await line.call("office", "bogus")).err).toMatch(
    /\n没有“office bogus”这个命令。[^\n]*\n[^\n]*$/,
  );
  expect(err).toContain("vivaseal office seal SOURCE --office DIR --out FILE.vsbundle");
  expect(err).toContain("vivaseal import FILE.vsresult... --office DIR --out DIR");
});

test("half a command lists the commands that begin so", async () => {
  const { exit, err } = await line.call("office");
  expect(exit).toBe(2);
  expect(err).toMatch(/\n“office”后面还要说明做什么。[^\n]*\n[^\n]*$/);
  expect(err).toContain("vivaseal office init");
  expect(err).not.toContain("vivaseal station init");
});

test("asking for help is no mistake", async () => {
  expect(await line.call("--help")).toMatchObject({ exit: 0, err: "" });
  const help = await line.call("open", "--help");
  expect(help.exit).toBe(0);
  expect(help.out).toContain("[--list | --extract DIR | --verify-all]");
});

test.each([
  [["office", "init"], "DIR"],
  [["office", "init", "a"], "--name NAME"],
  [["office", "init", "a", "b", "--name", "x"], "b"],
  [["office", "init", "a", "--name", "x", "--shout"], "--shout"],
  [["open", "f", "--station", "s", "--list", "--verify-all"], "--list | --verify-all"],
  [["desk", "--station", "s"], "--stdio"],
  [["import", "--office", "o", "--out", "i"], "FILE.vsresult..."],
])("%j is refused as usage, naming what doesn't fit and the right call", async (args, what) => {
  const { exit, err } = await line.call(...args);
  expect(exit).toBe(2);
  expect(err).toContain(what);
  expect(err).toMatch(/参数缺少或不对[\s\S]*Usage: vivaseal /);
});

test("a command that needs keys and gets no passphrase says where it may come from", async () => {
  const { exit, err } = await line.callWith({}, "office", "init", line.path("o"), "--name", "x");
  expect(exit).toBe(2);
  expect(err).toContain("--passphrase-file");
  expect(err).toContain("VIVASEAL_PASSPHRASE");
});

test("a passphrase file's line end is not part of the passphrase", async () => {
  const { path, callWith, call } = line;
  await writeFile(path("secret.txt"), `${testPassphrase}\r\n`);
  const init = ["office", "init", path("filed"), "--name", "x"];
  expect(await callWith({}, ...init, "--passphrase-file", path("secret.txt"))).toMatchObject({
    exit: 0,
  });
  const out = path("identity.txt");
  expect(await call("office", "identity", path("filed"), "--out", out)).toMatchObject({ exit: 0 });
});

test("a refusal with --json is the same on stdout for programs", async () => {
  const missing = await line.call("inspect", line.path("missing"), "--json");
  expect(missing).toMatchObject({
    exit: 1,
    code: "DISK_FILE_MISSING",
    json: { ok: false, code: "DISK_FILE_MISSING", details: { file: "missing" } },
  });
});

test("table columns are aligned by what a terminal shows", () => {
  expect(displayWidth("𠮷野ab")).toBe(6);
  expect(
    textTable([
      ["䶮堃", "x"],
      ["a", "y"],
    ]),
  ).toEqual(["䶮堃  x", "a     y"]);
});
