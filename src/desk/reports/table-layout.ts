import { millimetres, type PageMark } from "./page-marks.ts";
import { widthOf, type ShapedLine, type TextLayout, type TextStyle } from "./text-layout.ts";

export interface TableColumn {
  readonly title: string;
  /** Shares of the table's width; any unit. */
  readonly share: number;
  readonly align: "left" | "center" | "right";
  /** Of the cells below the head; the table's own where it is not given. */
  readonly sizePt?: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** Named when a character of the row has no font, e.g. the applicant's number. */
  readonly whose: string;
  /** The row is never lower than this. */
  readonly heightPt?: number;
}

/** A row wrapped to its columns, ready to be placed at any height. */
export interface LaidRow {
  readonly heightPt: number;
  readonly cells: readonly (readonly ShapedLine[])[];
  readonly style: TextStyle;
  readonly isHead: boolean;
}

export interface LaidColumn extends TableColumn {
  readonly x: number;
  readonly widthPt: number;
}

const sidePadding = millimetres(0.7);
const verticalPadding = millimetres(0.9);
const leading = 1.3;

export function layColumns(
  columns: readonly TableColumn[],
  left: number,
  widthPt: number,
): readonly LaidColumn[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = left;
  return columns.map((column) => {
    const laid = { ...column, x, widthPt: (column.share * widthPt) / shares };
    x += laid.widthPt;
    return laid;
  });
}

export function layRow(
  layout: TextLayout,
  columns: readonly LaidColumn[],
  row: TableRow,
  style: TextStyle,
): LaidRow {
  const isHead = style.font === "heading";
  const cells = columns.map((column, index) =>
    layout.wrap(
      row.cells[index] ?? "",
      { ...style, sizePt: sizeOf(column, style, isHead) },
      column.widthPt - 2 * sidePadding,
      `${row.whose} ${column.title.replaceAll("\n", "")}`,
    ),
  );
  const laid = withHeight(cells, style, isHead);
  const largest = Math.max(style.sizePt, ...columns.map((one) => sizeOf(one, style, isHead)));
  const least = Math.max(row.heightPt ?? 0, largest * leading + 2 * verticalPadding);
  return { ...laid, heightPt: Math.max(laid.heightPt, least) };
}

const sizeOf = (column: TableColumn, style: TextStyle, isHead: boolean): number =>
  isHead ? style.sizePt : (column.sizePt ?? style.sizePt);

/** Cuts a row that is taller than a whole page; any other row is returned as it is. */
export function splitTallRow(row: LaidRow, roomPt: number): readonly LaidRow[] {
  if (row.heightPt <= roomPt) return [row];
  const lineHeight = row.style.sizePt * leading;
  const fitting = Math.max(1, Math.floor((roomPt - 2 * verticalPadding) / lineHeight));
  const lines = Math.max(...row.cells.map((cell) => cell.length));
  const pieces: LaidRow[] = [];
  for (let at = 0; at < lines; at += fitting) {
    const cells = row.cells.map((cell) => cell.slice(at, at + fitting));
    pieces.push(withHeight(cells, row.style, row.isHead));
  }
  return pieces;
}

export function marksOfRow(
  columns: readonly LaidColumn[],
  row: LaidRow,
  top: number,
): readonly PageMark[] {
  const left = columns[0]?.x ?? 0;
  const last = columns.at(-1);
  const right = last ? last.x + last.widthPt : left;
  const bottom = top + row.heightPt;
  const shade: PageMark[] = row.isHead ? [shadeOf(left, top, right - left, row.heightPt)] : [];
  return [
    ...shade,
    ...columns.flatMap((column, index) => marksOfCell(column, row, row.cells[index] ?? [], top)),
    ...[top, bottom].map((y) => rule(left, y, right, y)),
    ...[...columns.map(({ x }) => x), right].map((x) => rule(x, top, x, bottom)),
  ];
}

function withHeight(
  cells: readonly (readonly ShapedLine[])[],
  style: TextStyle,
  isHead: boolean,
): LaidRow {
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  const heightPt = lines * style.sizePt * leading + 2 * verticalPadding;
  return { heightPt, cells, style, isHead };
}

function marksOfCell(
  column: LaidColumn,
  row: LaidRow,
  lines: readonly ShapedLine[],
  top: number,
): readonly PageMark[] {
  const sizePt = sizeOf(column, row.style, row.isHead);
  const lineHeight = sizePt * leading;
  const firstTop = top + (row.heightPt - lines.length * lineHeight) / 2;
  return lines.map((line, index): PageMark => {
    const spare = column.widthPt - 2 * sidePadding - widthOf(line, sizePt);
    const indent = { left: 0, center: spare / 2, right: spare }[column.align];
    return {
      kind: "text",
      x: column.x + sidePadding + indent,
      // Ideographs stand from -0.12 to 0.88 of their size around the baseline.
      y: firstTop + index * lineHeight + lineHeight / 2 + sizePt * 0.38,
      line,
      sizePt,
      gray: 0,
      angle: 0,
    };
  });
}

function rule(x: number, y: number, toX: number, toY: number): PageMark {
  return { kind: "rule", x, y, toX, toY, widthPt: 0.5 };
}

function shadeOf(x: number, y: number, widthPt: number, heightPt: number): PageMark {
  return { kind: "shade", x, y, widthPt, heightPt, gray: 236 };
}
