import { mkdir, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { desk } from "../../src/cli/commands/desk.ts";
import { slipsBetween } from "../../src/cli/nearest-command.ts";
import { officeFolderOf } from "../../src/cli/office-folder.ts";
import { displayWidth, textTable } from "../../src/cli/text-table.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { commandLine, testPassphrase, type CommandLine } from "../support/command-line.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.remove());

test("an unknown command is named, lists all commands and exits 2", async () => {
  const { exit, err } = await line.call("bogus");
  expect(exit).toBe(2);
  expect(err).toMatch(/\n没有“bogus”这个命令。[^\n]*\n请看上面[^\n]*$/);
  expect((await line.call("office", "bogus")).err).toMatch(
    /\n没有“office bogus”这个命令。[^\n]*\n[^\n]*$/,
  );
  expect(err).toContain("vivaseal office seal SOURCE --office DIR --out FILE.vsbundle");
  expect(err).toContain("vivaseal import FILE.vsresult... --office DIR --out DIR");
});

test.each([
  [["veryfy", "x.vsresult"], "verify"],
  [["ofice", "seal", "source"], "office seal"],
  [["office", "sael", "source"], "office seal"],
  [["office", "enroll", "dir"], "office enrol"],
  [["jounral", "verify", "x"], "journal verify"],
  [["Import", "x.vsresult"], "import"],
])("%j is answered with the command that was meant", async (args, meant) => {
  const { exit, err } = await line.call(...args);
  expect(exit).toBe(2);
  expect(err).toContain(`是不是要用“${meant}”？ Did you mean “${meant}”?`);
});

test("slips are letters put in, left out, changed, or swapped", () => {
  const slips = [slipsBetween("open", "open"), slipsBetween("opn", "open")];
  expect(slips).toEqual([0, 1]);
  expect(slipsBetween("oepn", "open")).toBe(1);
  expect(slipsBetween("opeen", "open")).toBe(1);
  expect(slipsBetween("spun", "open")).toBe(2);
  expect(slipsBetween("", "open")).toBe(4);
});

test("an office's folder that lies beside the station's is not taken up without a word", async () => {
  const { path } = line;
  await mkdir(path("pair", "office"), { recursive: true });
  const told: string[] = [];
  const terminal = { print: () => undefined, tell: (text: string) => void told.push(text) };
  const taken = (station: string, ...more: readonly string[]) => {
    const given = readArguments(desk.form, ["--stdio", "--station", station, ...more]);
    if (!given.ok) throw new Error(given.error);
    return officeFolderOf(given.value, station, { files: createNodeFileLayer(), terminal });
  };

  expect(await taken(path("pair", "station"))).toBe(path("pair", "office"));
  expect(told.join("\n")).toContain(`用旁边的文件夹：${path("pair", "office")}`);
  told.length = 0;
  expect(await taken(path("pair", "station"), "--office", path("named"))).toBe(path("named"));
  expect(await taken(path("alone", "station"))).toBe(path("alone", "office"));
  expect(told).toEqual([]);
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
