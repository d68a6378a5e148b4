import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { commandLine, sealFrom, twoSides, type CommandLine } from "../support/command-line.ts";
import { exampleProfile, withoutExported, writeCityExport } from "../support/city-export.ts";
import { fillSourceFolder, sampleFolder } from "../support/source-folder.ts";

let line: CommandLine;
let source: string;
beforeAll(async () => {
  line = await commandLine();
  source = line.path("source");
});
beforeEach(async () => {
  await rm(source, { recursive: true, force: true });
  await mkdir(source);
});
afterAll(() => line.remove());

const codesOf = (findings: unknown) => (findings as { code: string }[]).map(({ code }) => code);

describe("office check-source", () => {
  test("finds the sample ready to seal, and lists every warning", async () => {
    const called = await line.call("office", "check-source", sampleFolder, "--json");
    expect(called).toMatchObject({ exit: 0, json: { ok: true, applicants: 24, faults: [] } });
    expect(codesOf(called.json["warnings"])).toContain("MATERIAL_TRUNCATED");
    const shown = await line.call("office", "check-source", sampleFolder);
    expect(shown.out).toContain("04 业绩成果.pdf 不完整或已损坏");
    expect(shown.out).toContain("没有问题，可以密封");
  });

  test("strictly, refuses for what can be mended but not for hints of recusal", async () => {
    const called = await line.call("office", "check-source", sampleFolder, "--strict", "--json");
    expect(called).toMatchObject({ exit: 1, code: "WARNINGS_UNDER_STRICT" });
    // The sample is of 2024: whatever the kind will be, its validity is over.
    expect(codesOf(called.json["faults"])).toEqual(["VALIDITY_PAST", "MATERIAL_TRUNCATED"]);
    expect(new Set(codesOf(called.json["warnings"]))).toEqual(new Set(["SAME_UNIT"]));
  });

  test("tells of all faults of roster and files at once, with sheet, row and column", async () => {
    await fillSourceFolder(source, ({ set }) => {
      set("申报人", 3, "申报层级", "高级工程师");
      set("申报人", 4, "人员身份", "公务员");
      set("工作人员", 2, "角色", "司机");
    });
    await rm(join(source, "materials", "SZ20240005"), { recursive: true });
    await writeFile(join(source, "materials", "SZ20240006", "03 公示证明.pdf"), "");
    const called = await line.call("office", "check-source", source, "--json");
    expect(called).toMatchObject({ exit: 1, code: "ROSTER_FAULTY" });
    expect(codesOf(called.json["faults"])).toEqual([
      "WORD_UNKNOWN",
      "WORD_UNKNOWN",
      "APPLICANT_BARRED",
      "FOLDER_MISSING",
      "MATERIAL_EMPTY",
    ]);
    const shown = (await line.call("office", "check-source", source)).err;
    expect(shown).toMatch(/申报人\s+3\s+申报层级\s+“高级工程师”不在可选范围内\s+请填：技术员/);
  });

  test("reads another system's export by a profile, and says where in the export a fault lies", async () => {
    await fillSourceFolder(source, withoutExported);
    await writeCityExport(source, (sheet) => (sheet.getCell("B4").value = null));
    const call = () =>
      line.call("office", "check-source", source, "--profile", exampleProfile, "--json");
    expect(await call()).toMatchObject({
      exit: 1,
      json: { faults: [{ code: "CELL_EMPTY", column: "姓名", origin: { column: "申请人" } }] },
    });
    await writeCityExport(source);
    expect(await call()).toMatchObject({ exit: 0, json: { applicants: 24 } });
  });

  test("refuses a profile that is wrong before it reads anything", async () => {
    const profile = line.path("profile.yaml");
    await writeFile(profile, "vivasealProfile: 1\nsheets:\n  人员: {}\n");
    const called = await line.call("office", "check-source", source, "--profile", profile);
    expect(called).toMatchObject({ exit: 1, code: "PROFILE_WRONG" });
    expect(called.err).toContain("profile.yaml 第 3 行第 3 列");
  });
});

describe("office seal", () => {
  beforeAll(() => twoSides(line));

  test("--strict seals nothing that has a warning to mend", async () => {
    expect(await sealFrom(line, sampleFolder, "--strict")).toMatchObject({
      exit: 1,
      code: "WARNINGS_UNDER_STRICT",
    });
    await expect(readFile(line.path("bundle.vsbundle"))).rejects.toThrow("ENOENT");
  });

  test("--profile seals another system's export", async () => {
    await fillSourceFolder(source, withoutExported);
    await writeCityExport(source);
    expect(await sealFrom(line, source, "--profile", exampleProfile)).toMatchObject({
      exit: 0,
      json: { applicants: 24 },
    });
  });
});

describe("office template", () => {
  test("writes a workbook, and never over a file that is there", async () => {
    const file = line.path("模板.xlsx");
    expect(await line.call("office", "template", file)).toMatchObject({ exit: 0 });
    const before = await readFile(file);
    expect(before.subarray(0, 2).toString()).toBe("PK");
    expect(await line.call("office", "template", file)).toMatchObject({ exit: 1 });
    expect((await readFile(file)).equals(before)).toBe(true);
  });
});
