import { millimetres, type PageMark } from "./page-marks.ts";
import { textMark } from "./page-frame.ts";
import { widthOf, type ShapedLine, type TextLayout, type TextStyle } from "./text-layout.ts";

/** One cell of a form: a label, what is written beside it, or room to write by hand. */
export interface FieldCell {
  readonly text: string;
  /** Shares of the row's width; any unit. */
  readonly share: number;
  /** Labels are shaded, centred and in the heading's font. */
  readonly isLabel?: boolean;
  readonly align?: "left" | "center";
  /** Text at the top of the cell, so that the rest of it is free to be written on. */
  readonly atTop?: boolean;
  /** Pale lines to write on below the text. */
  readonly ruled?: boolean;
}

export interface FieldRow {
  readonly cells: readonly FieldCell[];
  readonly sizePt: number;
  /** The row is never lower than this. */
  readonly heightPt?: number;
  /** Named when a character of the row has no font. */
  readonly whose: string;
}

/** A row of a form ready to be placed at any height. */
export interface LaidFields {
  readonly heightPt: number;
  readonly marksAt: (top: number) => readonly PageMark[];
}

const sidePadding = millimetres(1.2);
const verticalPadding = millimetres(1.2);
const leading = 1.35;
const ruledPt = millimetres(8);

export function layFields(
  layout: TextLayout,
  row: FieldRow,
  left: number,
  widthPt: number,
): LaidFields {
  const shares = row.cells.reduce((sum, { share }) => sum + share, 0);
  let x = left;
  const cells = row.cells.map((cell): LaidCell => {
    const width = (cell.share * widthPt) / shares;
    const font = cell.isLabel === true ? "heading" : "body";
    const style: TextStyle = { font, sizePt: row.sizePt };
    const lines = layout.wrap(cell.text, style, width - 2 * sidePadding, row.whose);
    const laid = { cell, x, widthPt: width, lines, style };
    x += width;
    return laid;
  });
  const textPt = Math.max(...cells.map(({ lines }) => lines.length)) * row.sizePt * leading;
  const heightPt = Math.max(textPt + 2 * verticalPadding, row.heightPt ?? 0);
  return {
    heightPt,
    marksAt: (top) => cells.flatMap((cell) => marksOfCell(cell, top, heightPt)),
  };
}

interface LaidCell {
  readonly cell: FieldCell;
  readonly x: number;
  readonly widthPt: number;
  readonly lines: readonly ShapedLine[];
  readonly style: TextStyle;
}

function marksOfCell(laid: LaidCell, top: number, heightPt: number): readonly PageMark[] {
  const { cell, x, widthPt } = laid;
  const right = x + widthPt;
  const bottom = top + heightPt;
  const shade: PageMark[] = cell.isLabel
    ? [{ kind: "shade", x, y: top, widthPt, heightPt, gray: 244 }]
    : [];
  return [
    ...shade,
    ...textOfCell(laid, top, heightPt),
    ...(cell.ruled === true ? writingLines(laid, top, heightPt) : []),
    rule(x, top, right, top),
    rule(x, bottom, right, bottom),
    rule(x, top, x, bottom),
    rule(right, top, right, bottom),
  ];
}

function textOfCell(laid: LaidCell, top: number, heightPt: number): readonly PageMark[] {
  const { cell, lines, style, widthPt } = laid;
  const { sizePt } = style;
  const align = cell.align ?? (cell.isLabel === true ? "center" : "left");
  const height = lines.length * sizePt * leading;
  const firstTop = cell.atTop === true ? top + verticalPadding : top + (heightPt - height) / 2;
  return lines.map((line, index) => {
    const spare = widthPt - 2 * sidePadding - widthOf(line, sizePt);
    const x = laid.x + sidePadding + (align === "center" ? spare / 2 : 0);
    const y = firstTop + index * sizePt * leading + (sizePt * leading) / 2 + sizePt * 0.38;
    return textMark(x, y, line, sizePt);
  });
}

/** The last line is the cell's own border. */
function writingLines(laid: LaidCell, top: number, heightPt: number): readonly PageMark[] {
  const hasText = laid.lines.some((line) => line.length > 0);
  const used = hasText ? laid.lines.length * laid.style.sizePt * leading + verticalPadding : 0;
  const count = Math.max(1, Math.floor((heightPt - used) / ruledPt));
  const step = (heightPt - used) / count;
  return Array.from({ length: count - 1 }, (_, index) => {
    const y = top + used + (index + 1) * step;
    const ends = { x: laid.x + sidePadding, toX: laid.x + laid.widthPt - sidePadding };
    return { kind: "rule", ...ends, y, toY: y, widthPt: 0.2 };
  });
}

function rule(x: number, y: number, toX: number, toY: number): PageMark {
  return { kind: "rule", x, y, toX, toY, widthPt: 0.5 };
}
