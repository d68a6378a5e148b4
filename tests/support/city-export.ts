import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { parse } from "yaml";
import { sampleFolder, type RosterEdit } from "./source-folder.ts";

export const exampleProfile = "resources/profiles/example.yaml";

interface Given {
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly defaults: Readonly<Record<string, string>>;
}

/**
 * The sample's 申报人 and 评审信息 as another system would export them: its names and words, a
 * title above the headings, a column more. It takes the example profile backwards, so that
 * reading by that profile gives the sample again.
 */
export async function writeCityExport(
  folder: string,
  edit: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<void> {
  const profile = parse(await readFile(exampleProfile, "utf8")) as {
    readonly sheets: Readonly<Record<"申报人" | "评审信息", Given>>;
  };
  const sample = new ExcelJS.Workbook();
  await sample.xlsx.readFile(join(sampleFolder, "roster.xlsx"));
  const exported = new ExcelJS.Workbook();
  const people = exported.addWorksheet("申报人员信息");
  people.addRow(["申报人员信息导出表"]);
  for (const row of theirRows(sample.getWorksheet("申报人")!, profile.sheets["申报人"]))
    people.addRow(row);
  edit(people);
  const batch = exported.addWorksheet("批次");
  const values = sample.getWorksheet("评审信息")!.getColumn(2).values;
  batch.addRows([
    ["参数", "取值"],
    ["年度", values[2]],
    ["批次名称", values[3]],
    ["评委会", values[5]],
    ["收费标准", 200],
  ]);
  await exported.xlsx.writeFile(join(folder, "系统导出.xlsx"));
}

function theirRows(sheet: ExcelJS.Worksheet, given: Given): ExcelJS.CellValue[][] {
  const headings = sheet.getRow(1).values as string[];
  const theirs = new Map(
    Object.entries(given.columns).flatMap(([name, ours]) =>
      [ours].flat().map((own) => [own, name] as const),
    ),
  );
  // 序号 is of no use there, and what the profile fills in is what the export lacks.
  const kept = headings.filter((name) => name !== "序号" && !(name in given.defaults));
  const names = [...new Set(kept.map((name) => theirs.get(name) ?? name))];
  const rows = [[...names, "手机号码"] as ExcelJS.CellValue[]];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const cells = names.map((name) => {
      const ours = kept.find((own) => (theirs.get(own) ?? own) === name)!;
      const value = row.getCell(headings.indexOf(ours)).value;
      const words = Object.entries(given.values?.[ours] ?? {});
      return words.find(([, own]) => own === value)?.[0] ?? value;
    });
    rows.push([...cells, "13800000000"]);
  });
  return rows;
}

/** What is left in the office's own workbook. */
export function withoutExported({ workbook, sheet }: RosterEdit): void {
  for (const name of ["申报人", "评审信息"]) workbook.removeWorksheet(sheet(name).id);
}
