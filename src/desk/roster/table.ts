import { contentText, type CellContent } from "./cell-content.ts";
import { createCellReader, type CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook, SheetRow, SheetTable } from "./roster-book.ts";

/** A row's value with Excel's row number, for findings that come later. */
export interface Located<T> {
  readonly row: number;
  readonly value: T;
}

export interface TableForm {
  readonly sheet: string;
  readonly columns: readonly string[];
  /** Columns that may be left out altogether. */
  readonly optionalColumns: readonly string[];
}

/** Reads one sheet row by row; `position` counts the rows from 1. */
export function readTable<T>(
  book: RosterBook,
  form: TableForm,
  log: FindingLog,
  readRow: (cells: CellReader, position: number) => T,
): readonly Located<T>[] {
  const table = foundSheet(book, form.sheet, log);
  if (!table) return [];
  checkHeadings(table, form, log);
  if (table.rows.length === 0)
    log.fault("SHEET_EMPTY", { sheet: form.sheet, row: null, column: null });
  const present = new Set(table.headings);
  return table.rows.map(({ row, cells }, index) => ({
    row,
    value: readRow(
      createCellReader(
        {
          sheet: form.sheet,
          rowOf: () => row,
          contentOf: (column) => (present.has(column) ? (cells.get(column) ?? empty) : undefined),
        },
        log,
      ),
      index + 1,
    ),
  }));
}

export interface ListForm {
  readonly sheet: string;
  /** Headings of the names and of their values: 项目 and 内容. */
  readonly nameColumn: string;
  readonly valueColumn: string;
  readonly items: readonly string[];
}

/** Reads a sheet of named items, one a row. `undefined` where the sheet or its columns are missing. */
export function readItems<T>(
  book: RosterBook,
  form: ListForm,
  log: FindingLog,
  read: (cells: CellReader) => T,
): T | undefined {
  const { sheet, nameColumn, valueColumn } = form;
  const table = foundSheet(book, sheet, log);
  if (!table) return undefined;
  const columns = [nameColumn, valueColumn];
  checkHeadings(table, { sheet, columns, optionalColumns: [] }, log);
  if (!columns.every((column) => table.headings.includes(column))) return undefined;
  const rows = rowsByName(table.rows, nameColumn);
  checkItems(rows, form, log);
  const source = {
    sheet,
    rowOf: (item: string) => rows.get(item)?.[0]?.row ?? null,
    contentOf: (item: string) => {
      const found = rows.get(item)?.[0];
      return found && (found.cells.get(valueColumn) ?? empty);
    },
  };
  return read(createCellReader(source, log));
}

const empty: CellContent = { kind: "empty" };

function foundSheet(book: RosterBook, sheet: string, log: FindingLog): SheetTable | undefined {
  const table = book.get(sheet);
  if (!table) log.fault("SHEET_MISSING", { sheet, row: null, column: null }, { wanted: sheet });
  return table;
}

function checkHeadings(table: SheetTable, form: TableForm, log: FindingLog): void {
  const at = (column: string) => ({ sheet: form.sheet, row: 1, column });
  const known = new Set([...form.columns, ...form.optionalColumns]);
  for (const column of form.columns)
    if (!table.headings.includes(column))
      log.fault("COLUMN_MISSING", at(column), { wanted: column });
  for (const column of new Set(table.headings)) {
    const times = table.headings.filter((heading) => heading === column);
    if (!known.has(column)) log.warn("COLUMN_UNKNOWN", at(column));
    else if (times.length > 1) log.fault("COLUMN_TWICE", at(column), { wanted: column });
  }
}

function rowsByName(
  rows: readonly SheetRow[],
  nameColumn: string,
): ReadonlyMap<string, readonly SheetRow[]> {
  const byName = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const name = contentText(row.cells.get(nameColumn) ?? empty);
    if (name !== "") byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return byName;
}

function checkItems(
  rows: ReadonlyMap<string, readonly SheetRow[]>,
  form: ListForm,
  log: FindingLog,
): void {
  const at = (column: string, row: number | null) => ({
    sheet: form.sheet,
    row,
    column,
  });
  for (const item of form.items)
    if (!rows.has(item)) log.fault("ITEM_MISSING", at(item, null), { wanted: item });
  for (const [item, places] of rows) {
    const [, second] = places;
    if (!form.items.includes(item)) log.warn("ITEM_UNKNOWN", at(item, places[0]?.row ?? null));
    else if (second) log.fault("ITEM_TWICE", at(item, second.row), { wanted: item });
  }
}
