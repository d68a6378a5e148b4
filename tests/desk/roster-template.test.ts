import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, onTestFinished, test } from "vitest";
import { rosterTemplate } from "../../src/desk/office/roster-template.ts";
import { readSource } from "../../src/desk/roster/read-source.ts";
import { isList } from "../../src/desk/roster/sheet-form.ts";
import { sheetForms } from "../../src/desk/roster/sheet-forms.ts";
import { levelWords, specialties } from "../../src/core/words.ts";
import { fillSourceFolder, fonts, sampleFolder } from "../support/source-folder.ts";

const day = new Date("2024-10-01T00:00:00Z");

async function template(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await rosterTemplate(day)).buffer);
  return workbook;
}

/** Types the sample into the template, as a clerk would: below the example rows, beside the items. */
async function fillIn(workbook: ExcelJS.Workbook): Promise<void> {
  const sample = new ExcelJS.Workbook();
  await sample.xlsx.readFile(join(sampleFolder, "roster.xlsx"));
  for (const form of sheetForms) {
    const from = sample.getWorksheet(form.sheet);
    // A sheet that a roster may do without.
    if (!from) continue;
    const to = workbook.getWorksheet(form.sheet)!;
    const theirs = headingsOf(from);
    const ours = headingsOf(to);
    from.eachRow((row, number) => {
      if (number === 1) return;
      const item = to.getColumn(1).values.indexOf(row.getCell(1).text);
      theirs.forEach((heading, index) => {
        const target = to.getCell(isList(form) ? item : number + 1, ours.indexOf(heading) + 1);
        target.value = row.getCell(index + 1).value;
      });
    });
  }
}

const headingsOf = (sheet: ExcelJS.Worksheet): readonly string[] =>
  (sheet.getRow(1).values as string[]).slice(1);

async function readFilled(change: (workbook: ExcelJS.Workbook) => void = () => undefined) {
  const folder = await mkdtemp(join(tmpdir(), "vivaseal-template-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await fillSourceFolder(folder);
  const workbook = await template();
  await fillIn(workbook);
  change(workbook);
  await writeFile(join(folder, "roster.xlsx"), new Uint8Array(await workbook.xlsx.writeBuffer()));
  return readSource({ folder, fonts });
}

describe("the template", () => {
  test("has the reader's sheets and headings, and nothing that the reader doesn't know", async () => {
    const workbook = await template();
    for (const form of sheetForms) {
      const headings = headingsOf(workbook.getWorksheet(form.sheet)!);
      expect(headings).toEqual(
        isList(form)
          ? [form.nameColumn, form.valueColumn, "填写说明"]
          : form.columns.map(({ name }) => name),
      );
    }
  });

  test("filled in with the sample reads as the sample does", async () => {
    const filled = await readFilled();
    const sample = await readSource({ folder: sampleFolder, fonts });
    if (!filled.ok || !sample.ok) throw new Error(JSON.stringify(filled));
    expect(filled.value.roster).toEqual(sample.value.roster);
    const codes = new Set(filled.value.warnings.map(({ code }) => code));
    expect(codes).toEqual(new Set(["SAME_UNIT", "EXAMPLE_ROW_IGNORED"]));
  });

  test("as it is asks for what nobody may fill in by overlooking it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "vivaseal-template-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, "roster.xlsx"), await rosterTemplate(day));
    const read = await readSource({ folder, fonts });
    if (read.ok) throw new Error("read");
    const faults = read.error.faults.map(({ sheet, column, code }) => `${sheet} ${column} ${code}`);
    expect(faults).toContain("评审规则 计票基数 CELL_EMPTY");
    expect(faults).toContain("申报人 null SHEET_EMPTY");
  });

  test("loses nobody over an example row that was written over: that is a fault", async () => {
    const read = await readFilled((workbook) => {
      workbook.getWorksheet("申报人")!.getCell("C2").value = "赵六";
    });
    expect(read).toMatchObject({
      error: { faults: [{ code: "EXAMPLE_ROW_CHANGED", sheet: "申报人", row: 2, found: "姓名" }] },
    });
  });

  test("offers the words that the reader takes, and keeps id numbers as text", async () => {
    const sheet = (await template()).getWorksheet("申报人")!;
    const cell = (heading: string, row: number) =>
      sheet.getCell(row, headingsOf(sheet).indexOf(heading) + 1);
    const listOf = (heading: string) => cell(heading, 3).dataValidation.formulae[0] as string;
    expect(listOf("申报层级")).toBe(`"${Object.values(levelWords).join(",")}"`);
    expect(listOf("子专业")).toBe(`"${specialties.join(",")}"`);
    expect(cell("身份证号", 2).numFmt).toBe("@");
    expect(sheet.getColumn(headingsOf(sheet).indexOf("身份证号") + 1).numFmt).toBe("@");
    expect(JSON.stringify(cell("公示起止日期", 1).note)).toContain("不少于 5 个工作日");
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
  });

  test("keeps its lists and prompts within what Excel opens", () => {
    for (const form of sheetForms)
      for (const { words, note, name } of isList(form) ? form.items : form.columns) {
        expect(`"${(words ?? []).join(",")}"`.length, name).toBeLessThanOrEqual(255);
        expect((words ?? []).join(""), name).not.toMatch(/[,"]/);
        expect(note.length, name).toBeLessThanOrEqual(150);
      }
  });
});
