import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  commandLine,
  sealFrom,
  testPassphrase,
  twoSides,
  type CommandLine,
} from "../support/command-line.ts";
import { sourceFolder } from "../support/source-folder.ts";

let line: CommandLine;
beforeEach(async () => {
  line = await commandLine();
  await twoSides(line);
});
afterEach(() => line.remove());

test("a passphrase is changed from one file to another; the old one no longer opens", async () => {
  const { call, callWith, path } = line;
  writeFileSync(path("new.txt"), "a new long passphrase\n");
  const changing = ["station", "passphrase", path("station")];
  const changed = await call(...changing, "--new-passphrase-file", path("new.txt"), "--json");
  expect(changed.exit).toBe(0);
  expect(changed.out).not.toContain("long passphrase");
  expect((await call("station", "check", path("station"))).code).toBe("PASSPHRASE_WRONG");
  const renewed = { VIVASEAL_PASSPHRASE: "a new long passphrase" };
  expect((await callWith(renewed, "station", "check", path("station"))).exit).toBe(0);
});

test("after wrong passphrases the next call waits first, and says so", async () => {
  const { call, callWith, path } = line;
  const wrong = { VIVASEAL_PASSPHRASE: "something else" };
  for (let times = 0; times < 2; times += 1)
    expect((await callWith(wrong, "office", "check", path("office"))).err).not.toContain("等待");
  const right = await call("office", "check", path("office"));
  expect(right.exit).toBe(0);
  expect(right.err).toContain("等待 5 秒");
  expect((await call("office", "check", path("office"))).err).not.toContain("等待");
});

test("the drill opens a bundle and verifies every material", async () => {
  const { call, path } = line;
  await sealFrom(line, await sourceFolder());
  const drill = ["station", "check", path("station"), "--bundle", path("bundle.vsbundle")];
  const checked = await call(...drill, "--json");
  expect(checked.exit).toBe(0);
  const lines = checked.json["drill"] as readonly {
    readonly check: string;
    readonly state: string;
  }[];
  expect(lines.map(({ check }) => check)).toContain("materials");
  expect(lines.every(({ state }) => state !== "bad")).toBe(true);
});

test("a station that trusts nobody fails the drill, with what to do", async () => {
  const { call, path } = line;
  await call("station", "init", path("lonely"), "--name", "孤机");
  const checked = await call("station", "check", path("lonely"));
  expect(checked.code).toBe("KEY_DRILL_FAILED");
  expect(checked.err).toContain("✗");
  expect(checked.err).not.toContain(testPassphrase);
});
