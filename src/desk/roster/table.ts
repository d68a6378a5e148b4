import { contentText, type CellContent } from "./cell-content.ts";
import { createCellReader, type CellReader } from "./cell-reader.ts";
import type { FindingLog } from "./fault.ts";
import type { RosterBook, SheetRow, SheetTable } from "./sheet-table.ts";
import {
  exampleMark,
  explanationColumn,
  type ColumnForm,
  type ListForm,
  type TableForm,
} from "./sheet-form.ts";

/** A row's value with Excel's row number, for findings that come later. */
export interface Located<T> {
  readonly row: number;
  readonly value: T;
}

/** Reads one sheet row by row; `position` counts the rows from 1. */
export function readTable<T>(
  book: RosterBook,
  form: TableForm,
  log: FindingLog,
  readRow: (cells: CellReader, position: number) => T,
): readonly Located<T>[] {
  const { mayBeMissing = false } = form;
  if (mayBeMissing && !book.get(form.sheet)) return [];
  const table = foundSheet(book, form.sheet, log);
  if (!table) return [];
  const optional = form.columns.filter((column) => column.optional);
  const required = form.columns.filter((column) => !column.optional);
  checkHeadings(table, form.sheet, required.map(nameOf), optional.map(nameOf), log);
  const present = new Set(table.headings);
  const rows = table.rows.filter((row) => !isExample(row, form, log));
  if (rows.length === 0 && !mayBeMissing)
    log.fault("SHEET_EMPTY", { sheet: form.sheet, row: null, column: null });
  return rows.map(({ row, cells }, index) => ({
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
  checkHeadings(table, sheet, columns, [explanationColumn], log);
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

/**
 * Whether it is the template's example row, which is passed over. One that was written over may
 * be a real person's, who must not be lost over a mark that nobody looked at: that is a fault.
 */
function isExample({ row, cells }: SheetRow, form: TableForm, log: FindingLog): boolean {
  const [first] = form.columns;
  const text = (column: string) => contentText(cells.get(column) ?? empty);
  if (first === undefined || text(first.name) !== exampleMark) return false;
  const at = { sheet: form.sheet, row, column: first.name };
  const changed = form.columns.find(({ name, example }) => text(name) !== String(example));
  if (changed) log.fault("EXAMPLE_ROW_CHANGED", at, { found: changed.name });
  else log.warn("EXAMPLE_ROW_IGNORED", at);
  return true;
}

const nameOf = ({ name }: ColumnForm): string => name;

function checkHeadings(
  table: SheetTable,
  sheet: string,
  required: readonly string[],
  optional: readonly string[],
  log: FindingLog,
): void {
  const at = (column: string) => ({ sheet, row: table.headingRow, column });
  const known = new Set([...required, ...optional]);
  for (const column of required)
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
  const known = form.items.map(nameOf);
  for (const { name, optional } of form.items)
    if (!optional && !rows.has(name)) log.fault("ITEM_MISSING", at(name, null), { wanted: name });
  for (const [item, places] of rows) {
    const [, second] = places;
    if (!known.includes(item)) log.warn("ITEM_UNKNOWN", at(item, places[0]?.row ?? null));
    else if (second) log.fault("ITEM_TWICE", at(item, second.row), { wanted: item });
  }
}
