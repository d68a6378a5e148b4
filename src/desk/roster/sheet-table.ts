import type { CellContent } from "./cell-content.ts";

/** A sheet with a heading row. */
export interface SheetTable {
  readonly name: string;
  /** Excel's number of the row with the headings. */
  readonly headingRow: number;
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
