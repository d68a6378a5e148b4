import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";
import { onTestFinished } from "vitest";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { tinyFile } from "./tiny-files.ts";

export const sampleFolder = "resources/sample";

/** The product's own; each file is read once in a test file's run. */
export const fonts = packagedFonts(resolve("resources"));

/** Changes the sample's workbook before it is saved; cells are named by sheet, row and heading. */
export interface RosterEdit {
  readonly workbook: ExcelJS.Workbook;
  readonly sheet: (name: string) => ExcelJS.Worksheet;
  readonly set: (sheet: string, row: number, heading: string, value: ExcelJS.CellValue) => void;
  /** The value of a named item: of 评审信息, 评审规则. */
  readonly setItem: (sheet: string, item: string, value: ExcelJS.CellValue) => void;
  readonly dropColumn: (sheet: string, heading: string) => void;
}

/**
 * A source folder with the sample's roster, edited, and tiny materials that satisfy the
 * sample's 材料目录. It is removed after the test.
 */
export async function sourceFolder(
  edit: (roster: RosterEdit) => void = () => undefined,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vivaseal-source-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await fillSourceFolder(folder, edit);
  return folder;
}

/** The same in a folder that the caller keeps. */
export async function fillSourceFolder(
  folder: string,
  edit: (roster: RosterEdit) => void = () => undefined,
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(sampleFolder, "roster.xlsx"));
  const folders = workbook.getWorksheet("申报人")!.getColumn(2).values.slice(2).map(String);
  edit(rosterEdit(workbook));
  await workbook.xlsx.writeFile(join(folder, "roster.xlsx"));
  for (const name of folders) await makeMaterials(folder, name);
}

export const materialNames = [
  "01 专业技术职称评审表.pdf",
  "02 单位综合推荐意见.pdf",
  "03 公示证明.pdf",
  "04 业绩成果.pdf",
  "05 学历证书.jpg",
  "06 委托评审函.pdf",
] as const;

/** Made once: jsPDF takes longer for one than a disk for all. */
const tiny = Object.fromEntries(
  materialNames.map((material) => [material, tinyFile(material)]),
) as Readonly<Record<(typeof materialNames)[number], Uint8Array>>;

async function makeMaterials(folder: string, name: string): Promise<void> {
  const path = join(folder, "materials", name);
  await mkdir(path, { recursive: true });
  for (const material of materialNames) await writeFile(join(path, material), tiny[material]);
}

function rosterEdit(workbook: ExcelJS.Workbook): RosterEdit {
  const sheet = (name: string) => workbook.getWorksheet(name)!;
  const columnOf = (name: string, heading: string) =>
    (sheet(name).getRow(1).values as ExcelJS.CellValue[]).indexOf(heading);
  const rowOf = (name: string, item: string) => sheet(name).getColumn(1).values.indexOf(item);
  return {
    workbook,
    sheet,
    set: (name, row, heading, value) => {
      sheet(name).getCell(row, columnOf(name, heading)).value = value;
    },
    setItem: (name, item, value) => {
      sheet(name).getCell(rowOf(name, item), 2).value = value;
    },
    dropColumn: (name, heading) => {
      sheet(name).spliceColumns(columnOf(name, heading), 1);
    },
  };
}
