import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { findingSentence } from "../../src/desk/roster/fault.ts";
import { profileMaxBytes, readProfile } from "../../src/desk/roster/profile-file.ts";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { exampleProfile, withoutExported, writeCityExport } from "../support/city-export.ts";
import { fonts, sampleFolder, sourceFolder } from "../support/source-folder.ts";

async function exportedFolder(edit?: Parameters<typeof writeCityExport>[1]): Promise<string> {
  const folder = await sourceFolder(withoutExported);
  await writeCityExport(folder, edit);
  return folder;
}

async function readExported(folder: string) {
  const profile = await readProfile(exampleProfile);
  if (!profile.ok) throw new Error(JSON.stringify(profile.error));
  return readSource({ folder, fonts, profile: profile.value });
}

describe("an export read by its profile", () => {
  test("gives what the office's own roster gives", async () => {
    const read = await readExported(await exportedFolder());
    const sample = await readSource({ folder: sampleFolder, fonts });
    if (!read.ok || !sample.ok) throw new Error(JSON.stringify(read));
    expect(read.value.roster).toEqual(sample.value.roster);
    expect(new Set(read.value.warnings.map(({ code }) => code))).toEqual(new Set(["SAME_UNIT"]));
  });

  test("without its profile lacks both sheets", async () => {
    const read = await readSource({ folder: await exportedFolder(), fonts });
    expect(read).toMatchObject({ error: { refusal: { code: "ROSTER_INCOMPLETE" } } });
  });

  test("has its faults told with the export's rows and names", async () => {
    const folder = await exportedFolder((sheet) => {
      sheet.getCell(4, (sheet.getRow(2).values as string[]).indexOf("申报级别")).value = "04";
    });
    const read = await readExported(folder);
    if (read.ok) throw new Error("read");
    expect(read.error.faults).toMatchObject([
      {
        code: "WORD_UNKNOWN",
        sheet: "申报人",
        row: 4,
        column: "申报层级",
        origin: { workbook: "系统导出.xlsx", sheet: "申报人员信息", column: "申报级别" },
      },
    ]);
    expect(findingSentence(read.error.faults[0]!, "zh")).toContain(
      "[“系统导出.xlsx” / “申报人员信息” / “申报级别”]",
    );
  });

  test("misses a column by our name, and its workbook by its own", async () => {
    const folder = await exportedFolder((sheet) => {
      sheet.spliceColumns((sheet.getRow(2).values as string[]).indexOf("申请人"), 1);
    });
    expect(await readExported(folder)).toMatchObject({
      error: { faults: [{ code: "COLUMN_MISSING", sheet: "申报人", row: 2, column: "姓名" }] },
    });
    await rm(join(folder, "系统导出.xlsx"));
    expect(await readExported(folder)).toMatchObject({
      error: { refusal: { code: "ROSTER_NOT_FOUND", details: { file: "系统导出.xlsx" } } },
    });
  });
});

describe("a profile", () => {
  async function refusalOf(text: string) {
    const folder = await mkdtemp(join(tmpdir(), "vivaseal-profile-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, "profile.yaml");
    await writeFile(file, text);
    const read = await readProfile(file);
    return read.ok ? { code: "read" } : { code: read.error.code, ...read.error.details };
  }

  const head = "vivasealProfile: 1\nsheets:\n";
  const wrong = [
    ["a key that isn't known", "  申报人:\n    colums: {}\n", 4, "sheets / 申报人 / colums"],
    ["a sheet that the roster lacks", "  人员:\n    from: x\n", 3, "sheets / 人员"],
    [
      "a column that the roster lacks",
      "  申报人:\n    columns:\n      a: 姓名\n      b: 名字\n",
      6,
      "sheets / 申报人 / columns / b",
    ],
    [
      "a column that two of theirs claim",
      "  申报人:\n    columns:\n      a: 姓名\n      b: 姓名\n",
      6,
      "sheets / 申报人 / columns / b",
    ],
    [
      "items in a sheet that has none",
      "  申报人:\n    items: {a: 姓名}\n",
      4,
      "sheets / 申报人 / items / a",
    ],
    [
      "a default of an unknown column",
      "  申报人:\n    defaults: {名字: x}\n",
      4,
      "sheets / 申报人 / defaults / 名字",
    ],
    [
      "a heading row that is no number",
      "  申报人:\n    headingRow: 二\n",
      4,
      "sheets / 申报人 / headingRow",
    ],
    [
      "a workbook outside of the source folder",
      "  申报人:\n    workbook: ../x.xlsx\n",
      4,
      "sheets / 申报人 / workbook",
    ],
  ] as const;
  test.each(wrong)("with %s is refused at its line", async (_, body, line, key) => {
    expect(await refusalOf(head + body)).toMatchObject({ code: "PROFILE_WRONG", line, key });
  });

  test("without its version is refused", async () => {
    expect(await refusalOf("sheets: {}\n")).toMatchObject({
      code: "PROFILE_WRONG",
      key: "vivasealProfile",
    });
    expect(await refusalOf("")).toMatchObject({ code: "PROFILE_WRONG" });
  });

  const malformed = [
    ["a broken line", `${head}  申报人: {from: [x}\n`, 3],
    ["a key that stands twice", `${head}  申报人: {}\n  申报人: {}\n`, 4],
    ["a tab before a key", `${head}\t申报人: {}\n`, 3],
  ] as const;
  test.each(malformed)(
    "that is no YAML for %s is refused with the place",
    async (_, text, line) => {
      expect(await refusalOf(text)).toMatchObject({ code: "PROFILE_MALFORMED", line });
    },
  );

  test("can't grow by aliases, and isn't read past its bound", async () => {
    expect(await refusalOf(`${head}  申报人: &a {}\n  评审专家: *a\n`)).toMatchObject({
      code: "PROFILE_WRONG",
    });
    expect(await refusalOf(`# ${"x".repeat(profileMaxBytes)}`)).toMatchObject({
      code: "PROFILE_NOT_READABLE",
    });
  });
});
