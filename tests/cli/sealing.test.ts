import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  commandLine,
  sealFrom,
  testPassphrase,
  twoSides,
  type Called,
  type CommandLine,
} from "../support/command-line.ts";
import { fillSourceFolder, sourceFolder } from "../support/source-folder.ts";
import { isOnPath } from "../desk/sealed-fixtures.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
  await twoSides(line);
  await mkdir(line.path("source"));
  await fillSourceFolder(line.path("source"));
});
afterAll(() => line.remove());

/** Every refusal tells in Chinese what to do, and leaves no file. */
function expectRefused(called: Called, code: string): void {
  expect(called).toMatchObject({ exit: 1, code });
  expect(called.err).toMatch(new RegExp(`${code}: .*请`));
}

const openBundle = (...more: readonly string[]) =>
  line.call("open", line.path("bundle.vsbundle"), "--station", line.path("station"), ...more);

describe("a sealed source", () => {
  beforeAll(async () => {
    expect(await sealFrom(line, line.path("source"))).toMatchObject({
      exit: 0,
      json: { kind: "rehearsal", applicants: 24, stations: ["一号机"] },
    });
  });
  afterAll(() => rm(line.path("bundle.vsbundle"), { force: true }));

  test("lists its applicants and materials, whole names included", async () => {
    const listed = await openBundle("--list");
    expect(listed.exit).toBe(0);
    for (const name of ["𠮷野", "䶮堃", "王𬭊"]) expect(listed.out).toContain(name);
    expect(listed.out).toContain("materials/SZ20240001/01 专业技术职称评审表.pdf");
  });

  test("is told to have expired, since its meeting is past", async () => {
    const opened = await openBundle("--json");
    expect(opened.json).toMatchObject({ validUntil: "2024-12-31", expired: true });
    expect(opened.err).toContain("有效期到 2024-12-31");
    expect(opened.err).toContain("已经过期");
  });

  test("verifies, and extracts exactly what was sealed", async () => {
    expect(await openBundle("--verify-all")).toMatchObject({ exit: 0 });
    expect(await openBundle("--extract", `${line.path("x")}/`)).toMatchObject({ exit: 0 });
    const file = ["materials", "SZ20240002", "01 专业技术职称评审表.pdf"];
    const extracted = await readFile(line.path("x", ...file));
    expect(extracted.equals(await readFile(line.path("source", ...file)))).toBe(true);
    expectRefused(await openBundle("--extract", line.path("x")), "FOLDER_NOT_EMPTY");
  });

  test("is not sealed over: the file that is there stays", async () => {
    const before = await readFile(line.path("bundle.vsbundle"));
    expectRefused(await sealFrom(line, line.path("source")), "DISK_FILE_EXISTS");
    expect(await readFile(line.path("bundle.vsbundle"))).toEqual(before);
  });

  test("goes into a folder that is there: another is named before the source is read", async () => {
    const out = line.path("没有的文件夹", "a.vsbundle");
    const called = await line.call(
      ...["office", "seal", line.path("no source either"), "--office", line.path("office")],
      ...["--to", line.path("station", "station.vscard"), "--out", out],
    );
    expectRefused(called, "DISK_FOLDER_UNUSABLE");
    expect(called.err).toContain("在文件夹“没有的文件夹”里建不了“a.vsbundle”");
    expect(called.err).not.toMatch(/U 盘|stick/);
    const card = line.path("station", "station.vscard", "a.xlsx");
    expectRefused(await line.call("office", "template", card), "DISK_FOLDER_UNUSABLE");
  });

  test("tells without a key only how it is sealed", async () => {
    const { json } = await line.call("inspect", line.path("bundle.vsbundle"), "--json");
    expect(json).toMatchObject({ kind: "sealed", recipients: { X25519: 2 } });
  });

  test("with any one byte changed is refused, and nothing is written", async () => {
    const sound = await readFile(line.path("bundle.vsbundle"));
    const header = sound.indexOf("\n--- ") + 50;
    const places = [0, 20, 25, 60, 120, header - 10, header, header + 20, sound.length - 1];
    const spread = Array.from({ length: 40 }, (_, n) =>
      Math.floor((sound.length * (n + 0.5)) / 40),
    );
    for (const at of [...places, ...spread]) {
      const damaged = Uint8Array.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await writeFile(line.path("bundle.vsbundle"), damaged);
      const extracted = await openBundle("--extract", line.path("damaged"));
      const verified = await openBundle("--verify-all");
      expect([at, extracted.exit, verified.exit]).toEqual([at, 1, 1]);
      expect(verified.code).toBeDefined();
      expect(existsSync(line.path("damaged"))).toBe(false);
    }
    await writeFile(line.path("bundle.vsbundle"), sound);
    expect((await readdir(line.folder)).filter((name) => name.includes(".partial"))).toEqual([]);
  }, 120_000);

  test.skipIf(!isOnPath("age") || !isOnPath("unzip"))("opens with age and unzip", async () => {
    const identity = line.path("identity.txt");
    const asked = await line.call("office", "identity", line.path("office"), "--out", identity);
    expect(asked.exit).toBe(0);
    expect(asked.err).toContain("应急");
    expect((await stat(identity)).mode & 0o777).toBe(0o600);
    const zip = line.path("x.zip");
    execFileSync("age", ["-d", "-i", identity, "-o", zip, line.path("bundle.vsbundle")]);
    expect(execFileSync("unzip", ["-t", zip], { encoding: "utf8" })).toContain("No errors");
  });
});

describe("refused, each with its own code and a sentence that says what to do:", () => {
  test("a wrong passphrase", async () => {
    const wrong = { VIVASEAL_PASSPHRASE: "not the passphrase" };
    const identity = ["office", "identity", line.path("office"), "--out", line.path("never")];
    expectRefused(await line.callWith(wrong, ...identity), "PASSPHRASE_WRONG");
    expect(existsSync(line.path("never"))).toBe(false);
  });

  test("a bundle of an office that the station doesn't trust", async () => {
    const other = await commandLine();
    await twoSides(other);
    const card = line.path("station", "station.vscard");
    const { json } = await line.call("inspect", card, "--json");
    const code = String(json["checkCode"]);
    await other.call("office", "enrol", other.path("office"), card, "--check-code", code);
    const out = other.path("foreign.vsbundle");
    const seal = ["office", "seal", line.path("source"), "--office", other.path("office")];
    expect(await other.call(...seal, "--to", card, "--out", out)).toMatchObject({ exit: 0 });
    const opened = await line.call("open", out, "--station", line.path("station"));
    expectRefused(opened, "OFFICE_NOT_TRUSTED");
    await other.remove();
  });

  test("a station that isn't enrolled", async () => {
    const stranger = line.path("stranger");
    await line.call("station", "init", stranger, "--name", "二号机");
    const out = line.path("unsealed.vsbundle");
    const sealed = await line.call(
      ...["office", "seal", line.path("source"), "--office", line.path("office")],
      ...["--to", `${stranger}/station.vscard`, "--out", out],
    );
    expectRefused(sealed, "CARD_NOT_ENROLLED");
    expect(sealed.err).toContain("vivaseal office enrol");
    expect(existsSync(out)).toBe(false);
  });

  test("a bundle that this station can't open", async () => {
    expect(await sealFrom(line, line.path("source"))).toMatchObject({ exit: 0 });
    await line.call("station", "init", line.path("third"), "--name", "三号机");
    const opened = await line.call(
      ...["open", line.path("bundle.vsbundle"), "--station", line.path("third")],
    );
    expectRefused(opened, "NOT_FOR_THIS_STATION_OR_DAMAGED");
    await rm(line.path("bundle.vsbundle"));
  });

  test("a missing material", async () => {
    const source = await sourceFolder();
    await rm(`${source}/materials/SZ20240003/04 业绩成果.pdf`);
    const sealed = await sealFrom(line, source);
    expectRefused(sealed, "MATERIALS_FAULTY");
    expect(sealed.err).toContain("04 业绩成果");
    expect(existsSync(line.path("bundle.vsbundle"))).toBe(false);
  });

  test("a roster without a required column, with all its faults at once as a table", async () => {
    const source = await sourceFolder(({ dropColumn, set }) => {
      dropColumn("申报人", "笔试结论");
      set("评审专家", 3, "职务", "班长");
    });
    const sealed = await sealFrom(line, source);
    expectRefused(sealed, "ROSTER_INCOMPLETE");
    expect(sealed.err).toMatch(/工作表 +行 +列 /);
    expect(sealed.err).toMatch(/申报人 +1 +笔试结论 .*COLUMN_MISSING/);
    expect(sealed.err).toMatch(/评审专家 +3 +职务/);
    expect(existsSync(line.path("bundle.vsbundle"))).toBe(false);
  });

  test("a check code that isn't the card's", async () => {
    const card = line.path("station", "station.vscard");
    const enrol = ["office", "enrol", line.path("office"), card, "--check-code"];
    expectRefused(await line.call(...enrol, "0".repeat(64)), "CHECK_CODE_WRONG");
    expectRefused(await line.call(...enrol, "0123"), "CHECK_CODE_INCOMPLETE");
  });

  test("a folder that already has keys", async () => {
    const again = await line.call("office", "init", line.path("office"), "--name", "另一个");
    expectRefused(again, "ALREADY_INITIALISED");
  });
});

test("the passphrase is in no file and in no line that is printed", async () => {
  const folder = line.path("silent");
  await mkdir(folder);
  const made = await line.call("office", "init", folder, "--name", "静", "--json");
  expect(made.out + made.err).not.toContain(testPassphrase);
  for (const name of await readdir(folder))
    expect((await readFile(`${folder}/${name}`)).includes(testPassphrase)).toBe(false);
});
