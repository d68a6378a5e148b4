/** How Excel should keep a cell: texts, id numbers and fractions must not be changed by it. */
export type CellKind = "text" | "number" | "date";

/** One column of a sheet, or one item of a list: what reading, template and profiles all go by. */
export interface ColumnForm {
  readonly name: string;
  readonly kind: CellKind;
  /** The only words that may stand there, where it is so. */
  readonly words?: readonly string[];
  /** The column or item may be left out altogether. */
  readonly optional: boolean;
  /** For the clerk, in the template: what is expected. */
  readonly note: string;
  /** In the template: a column's value in the example row, or the value that an item begins with. */
  readonly example: string | number;
}

/** A sheet with one row for each person or thing. An example row is marked in its first column. */
export interface TableForm {
  readonly sheet: string;
  readonly columns: readonly ColumnForm[];
  /** A roster may do without the sheet, or without rows in it. */
  readonly mayBeMissing?: boolean;
}

/** A sheet of named items, one a row. */
export interface ListForm {
  readonly sheet: string;
  /** Headings of the names and of their values: 项目 and 内容. */
  readonly nameColumn: string;
  readonly valueColumn: string;
  readonly items: readonly ColumnForm[];
}

export type SheetForm = TableForm | ListForm;

/** Heading of the explanations beside an item; the template fills them in, reading passes them over. */
export const explanationColumn = "填写说明";

/** What marks the template's example row, in the first column of its sheet. */
export const exampleMark = "示例";

type Given = Partial<Pick<ColumnForm, "kind" | "words" | "optional">>;

export function column(
  name: string,
  note: string,
  example: string | number,
  given: Given = {},
): ColumnForm {
  return { name, note, example, kind: "text", optional: false, ...given };
}

/** 序号, which numbers the rows; in the example row it says that it is one. */
export const ordinal = column("序号", "从 1 起的顺序号，可以不填", exampleMark, {
  kind: "number",
  optional: true,
});

export const isList = (form: SheetForm): form is ListForm => "items" in form;
