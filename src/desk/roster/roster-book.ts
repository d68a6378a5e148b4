import { lstat, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import ExcelJS from "exceljs";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { asOurs } from "./apply-profile.ts";
import { cellContent, contentText, type CellContent } from "./cell-content.ts";
import { withoutSpaces } from "./plain-text.ts";
import { rosterFile, type Profile } from "./profile.ts";
import { isList, type SheetForm } from "./sheet-form.ts";
import type { RosterBook, SheetRow, SheetTable } from "./sheet-table.ts";
import { sheetForms } from "./sheet-forms.ts";
import { boundedWorkbook, workbookBounds } from "./workbook-content.ts";

/** What a roster can't do without. */
const wantedForms = sheetForms.filter((form) => isList(form) || !form.mayBeMissing);

/** A workbook of a few hundred applicants has well below 1 MiB; pictures make it larger. */
export const rosterMaxBytes = 8 * 1024 * 1024;

/**
 * Opens the source folder's roster and reads every sheet, under our names. With a profile some
 * sheets come from an export of another system. Refuses what isn't a workbook of bearable size.
 */
export async function openRosterBook(
  folder: string,
  profile: Profile = new Map(),
): Promise<Outcome<RosterBook>> {
  const mapped = [...profile.values()].map(({ workbook }) => workbook);
  // A profile that maps every sheet may do without a roster.xlsx of its own.
  const own = wantedForms.every(({ sheet }) => profile.has(sheet)) ? [] : [rosterFile];
  const workbooks = new Map<string, ExcelJS.Workbook>();
  for (const file of new Set([...own, ...mapped])) {
    const opened = await openWorkbook(join(folder, file));
    if (!opened.ok) return opened;
    workbooks.set(file, opened.value);
  }
  const unmapped = (workbooks.get(rosterFile)?.worksheets ?? [])
    .map((sheet) => sheetTable(sheet, 1))
    .filter(({ name }) => !profile.has(name));
  const tables = sheetForms.flatMap((form) => mappedTable(form, profile, workbooks) ?? []);
  return ok(new Map([...unmapped, ...tables].map((table) => [table.name, table])));
}

function mappedTable(
  form: SheetForm,
  profile: Profile,
  workbooks: ReadonlyMap<string, ExcelJS.Workbook>,
): SheetTable | undefined {
  const given = profile.get(form.sheet);
  if (!given) return undefined;
  const name = withoutSpaces(given.from);
  const sheet = workbooks
    .get(given.workbook)
    ?.worksheets.find((candidate) => withoutSpaces(candidate.name) === name);
  return asOurs(sheet && sheetTable(sheet, given.headingRow), form, given);
}

/** Parts of a sheet that the reader has no use for; some it would visit cell by cell. */
const ignoreNodes = [
  ...["dataValidations", "conditionalFormatting", "extLst", "drawing", "picture", "tableParts"],
];

async function openWorkbook(file: string): Promise<Outcome<ExcelJS.Workbook>> {
  const bytes = await bookBytes(file);
  if (!bytes.ok) return bytes;
  const content = await boundedWorkbook(bytes.value);
  const unreadable = refuse("ROSTER_UNREADABLE", { file: basename(file) });
  if (content === "notZip") return unreadable;
  if (content === "tooLarge")
    return refuse("ROSTER_CONTENT_TOO_LARGE", {
      file: basename(file),
      limitMiB: workbookBounds.contentBytes / 1024 / 1024,
      limitCells: workbookBounds.cells,
    });
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(content).buffer, { ignoreNodes });
  } catch {
    return unreadable;
  }
  return workbook.worksheets.length === 0 ? unreadable : ok(workbook);
}

async function bookBytes(file: string): Promise<Outcome<Uint8Array>> {
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
    return ok(new Uint8Array(await readFile(file)));
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

function sheetTable(sheet: ExcelJS.Worksheet, headingRow: number): SheetTable {
  const headingAt = new Map<number, string>();
  sheet.getRow(headingRow).eachCell((cell, column) => {
    // A heading merged over two columns must not read as a heading that stands twice.
    if (cell.isMerged && cell.master !== cell) return;
    const heading = withoutSpaces(contentText(cellContent(cell.value)));
    if (heading !== "") headingAt.set(column, heading);
  });
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    if (number <= headingRow) return;
    const cells = rowCells(row, headingAt);
    if (cells.size > 0) rows.push({ row: number, cells });
  });
  return {
    name: withoutSpaces(sheet.name),
    headingRow,
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
