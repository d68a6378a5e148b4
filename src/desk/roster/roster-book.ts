import { lstat, readFile } from "node:fs/promises";
import { basename } from "node:path";
import ExcelJS from "exceljs";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { cellContent, contentText, type CellContent } from "./cell-content.ts";
import { withoutSpaces } from "./plain-text.ts";

/** A workbook of a few hundred applicants has well below 1 MiB; pictures make it larger. */
export const rosterMaxBytes = 8 * 1024 * 1024;

/** A sheet with a heading row. */
export interface SheetTable {
  readonly name: string;
  /** Headings without white space, left to right. */
  readonly headings: readonly string[];
  /** Rows below the heading that hold anything, in order. */
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** Excel's row number. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, CellContent>;
}

export type RosterBook = ReadonlyMap<string, SheetTable>;

/** Opens `file` and reads every sheet. Refuses what isn't a workbook of bearable size. */
export async function openRosterBook(file: string): Promise<Outcome<RosterBook>> {
  const bytes = await bookBytes(file);
  if (!bytes.ok) return bytes;
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.value);
  } catch {
    return refuse("ROSTER_UNREADABLE", { file: basename(file) });
  }
  if (workbook.worksheets.length === 0)
    return refuse("ROSTER_UNREADABLE", { file: basename(file) });
  const tables = workbook.worksheets.map(sheetTable);
  return ok(new Map(tables.map((table) => [table.name, table])));
}

async function bookBytes(file: string): Promise<Outcome<ArrayBuffer>> {
  const name = basename(file);
  try {
    const { size, ...stat } = await sizeOf(file);
    if (!stat.isPlain) return refuse("ROSTER_NOT_FOUND", { file: name });
    if (size > rosterMaxBytes)
      return refuse("ROSTER_TOO_LARGE", {
        file: name,
        sizeMiB: Math.ceil(size / 1024 / 1024),
        limitMiB: rosterMaxBytes / 1024 / 1024,
      });
    return ok(new Uint8Array(await readFile(file)).buffer);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return refuse(missing ? "ROSTER_NOT_FOUND" : "ROSTER_UNREADABLE", {
      file: name,
    });
  }
}

/** Links aren't followed: a source folder may come from a stick. */
async function sizeOf(file: string) {
  const stat = await lstat(file);
  return { size: stat.size, isPlain: stat.isFile() };
}

function sheetTable(sheet: ExcelJS.Worksheet): SheetTable {
  const headingAt = new Map<number, string>();
  sheet.getRow(1).eachCell((cell, column) => {
    // A heading merged over two columns must not read as a heading that stands twice.
    if (cell.isMerged && cell.master !== cell) return;
    const heading = withoutSpaces(contentText(cellContent(cell.value)));
    if (heading !== "") headingAt.set(column, heading);
  });
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const cells = rowCells(row, headingAt);
    if (cells.size > 0) rows.push({ row: number, cells });
  });
  return {
    name: withoutSpaces(sheet.name),
    headings: [...headingAt.values()],
    rows,
  };
}

function rowCells(
  row: ExcelJS.Row,
  headingAt: ReadonlyMap<number, string>,
): ReadonlyMap<string, CellContent> {
  const cells = new Map<string, CellContent>();
  for (const [column, heading] of headingAt) {
    const content = cellContent(row.getCell(column).value);
    if (content.kind !== "empty") cells.set(heading, content);
  }
  // Templates come with numbered empty rows.
  const onlyNumbered = cells.size === 1 && cells.has("序号");
  return onlyNumbered ? new Map() : cells;
}
