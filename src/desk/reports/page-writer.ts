import type { Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import type { PageFormat, PageMark } from "./page-marks.ts";
import { writePdf } from "./pdf-file.ts";
import type { ReportFonts } from "./report-fonts.ts";
import {
  layColumns,
  layRow,
  marksOfRow,
  splitTallRow,
  type TableColumn,
  type TableRow,
} from "./table-layout.ts";
import {
  createTextLayout,
  widthOf,
  type ShapedLine,
  type TextLayout,
  type TextStyle,
} from "./text-layout.ts";

export interface PageWriterOptions {
  readonly fonts: ReportFonts;
  readonly format: PageFormat;
  readonly title: string;
  readonly createdAt: Date;
  /** 32 hexadecimal digits. */
  readonly fileId: string;
  /** Stands at the left of every page's foot; the page number stands at the right. */
  readonly footer: string;
  /** Large and pale across every page, e.g. 演练. */
  readonly watermark?: string;
}

export interface ParagraphStyle extends TextStyle {
  readonly align?: "left" | "center" | "right";
  readonly spaceAfterPt?: number;
  /** Where the text comes from, for the refusal of a character without a font. */
  readonly whose?: string;
}

/** Writes a report from top to bottom, on as many pages as it takes. */
export interface PageWriter {
  readonly paragraph: (text: string, style: ParagraphStyle) => void;
  readonly space: (heightPt: number) => void;
  /** The head is repeated on each page. A row is never cut, unless it is taller than a page. */
  readonly table: (
    columns: readonly TableColumn[],
    rows: readonly TableRow[],
    sizePt: number,
  ) => void;
  /** Labels side by side, each followed by a line to sign on; kept on one page. */
  readonly signatures: (labels: readonly string[], style: TextStyle) => void;
  /** Moves to a new page unless `heightPt` of room is left on this one. */
  readonly keepTogether: (heightPt: number) => void;
  /** The PDF; refused with REPORT_GLYPH_MISSING when any character has no font. */
  readonly finish: () => Outcome<Uint8Array>;
}

const leading = 1.5;

export function createPageWriter(options: PageWriterOptions): PageWriter {
  const { format, title } = options;
  const layout = createTextLayout(options.fonts);
  const sheet = createSheet(format);
  const layoutLine: LineLayout = (text, style) =>
    layout.wrap(text, style, Number.MAX_SAFE_INTEGER, title)[0] ?? [];
  return {
    paragraph: (text, style) => {
      const lines = layout.wrap(text, style, sheet.widthPt, style.whose ?? title);
      writeLines(sheet, lines, style);
    },
    space: sheet.advance,
    keepTogether: sheet.keepTogether,
    table: (columns, rows, sizePt) => writeTable(sheet, layout, { columns, rows, sizePt, title }),
    signatures: (labels, style) => {
      const lines = labels.map((label) => layoutLine(label, style));
      writeSignatures(sheet, lines, style.sizePt);
    },
    finish: () => {
      const pages = sheet.pages.map((marks, index) => [
        ...watermarkOf(options, layoutLine),
        ...marks,
        ...footOf(options, layoutLine, index + 1, sheet.pages.length),
      ]);
      const missing = layout.missing();
      return missing ? err(missing) : ok(writePdf(pages, format, options));
    },
  };
}

/** The pages so far, and how far down the last one is filled. */
interface Sheet {
  readonly pages: readonly (readonly PageMark[])[];
  readonly left: number;
  readonly widthPt: number;
  readonly roomPt: number;
  readonly keepTogether: (heightPt: number) => void;
  readonly advance: (heightPt: number) => void;
  /** Adds marks made for the present height, then moves down by `heightPt`. */
  readonly place: (heightPt: number, marksAt: (top: number) => readonly PageMark[]) => void;
  /** Whether `heightPt` more fit on this page. */
  readonly fits: (heightPt: number) => boolean;
}

function createSheet(format: PageFormat): Sheet {
  const pages: PageMark[][] = [[]];
  const bottom = format.heightPt - format.bottom;
  let y = format.top;
  const fits = (heightPt: number) => y + heightPt <= bottom;
  return {
    pages,
    left: format.left,
    widthPt: format.widthPt - format.left - format.right,
    roomPt: bottom - format.top,
    fits,
    keepTogether: (heightPt) => {
      if (fits(heightPt) || y === format.top) return;
      pages.push([]);
      y = format.top;
    },
    advance: (heightPt) => {
      y += heightPt;
    },
    place: (heightPt, marksAt) => {
      pages.at(-1)?.push(...marksAt(y));
      y += heightPt;
    },
  };
}

function writeLines(sheet: Sheet, lines: readonly ShapedLine[], style: ParagraphStyle): void {
  const { sizePt, align = "left", spaceAfterPt = 0 } = style;
  for (const line of lines) {
    const spare = sheet.widthPt - widthOf(line, sizePt);
    const x = sheet.left + { left: 0, center: spare / 2, right: spare }[align];
    sheet.keepTogether(sizePt * leading);
    sheet.place(sizePt * leading, (top) => [
      textMark(x, top + sizePt * (leading / 2 + 0.38), line, sizePt),
    ]);
  }
  sheet.advance(spaceAfterPt);
}

interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly sizePt: number;
  readonly title: string;
}

function writeTable(sheet: Sheet, layout: TextLayout, table: Table): void {
  const { sizePt, title: whose } = table;
  const columns = layColumns(table.columns, sheet.left, sheet.widthPt);
  const headColumns = columns.map((column) => ({ ...column, align: "center" as const }));
  const titles = { cells: columns.map(({ title }) => title), whose };
  const head = layRow(layout, headColumns, titles, { font: "heading", sizePt });
  const rows = table.rows.flatMap((row) =>
    splitTallRow(
      layRow(layout, columns, row, { font: "body", sizePt }),
      sheet.roomPt - head.heightPt,
    ),
  );
  const placeHead = () => sheet.place(head.heightPt, (top) => marksOfRow(headColumns, head, top));
  sheet.keepTogether(head.heightPt + (rows[0]?.heightPt ?? 0));
  placeHead();
  for (const row of rows) {
    if (!sheet.fits(row.heightPt)) {
      sheet.keepTogether(row.heightPt);
      placeHead();
    }
    sheet.place(row.heightPt, (top) => marksOfRow(columns, row, top));
  }
}

function writeSignatures(sheet: Sheet, labels: readonly ShapedLine[], sizePt: number): void {
  const heightPt = sizePt * 2.6;
  const widthPt = sheet.widthPt / labels.length;
  sheet.keepTogether(heightPt);
  sheet.place(heightPt, (top) =>
    labels.flatMap((label, index): readonly PageMark[] => {
      const x = sheet.left + index * widthPt;
      const y = top + heightPt - sizePt * 0.8;
      const from = x + widthOf(label, sizePt) + 2;
      const line = { x: from, y: y + 2, toX: x + widthPt - sizePt, toY: y + 2, widthPt: 0.5 };
      return [textMark(x, y, label, sizePt), { kind: "rule", ...line }];
    }),
  );
}

type LineLayout = (text: string, style: TextStyle) => ShapedLine;

function textMark(x: number, y: number, line: ShapedLine, sizePt: number): PageMark {
  return { kind: "text", x, y, line, sizePt, gray: 0, angle: 0 };
}

/** Below everything else on the page, so that it never covers a figure. */
function watermarkOf(
  { watermark, format }: PageWriterOptions,
  layoutLine: LineLayout,
): readonly PageMark[] {
  if (watermark === undefined) return [];
  const sizePt = 150;
  const angle = 30;
  const line = layoutLine(watermark, { font: "heading", sizePt });
  const half = widthOf(line, sizePt) / 2;
  const radians = (angle * Math.PI) / 180;
  const lift = sizePt * 0.38;
  const x = format.widthPt / 2 - half * Math.cos(radians) + lift * Math.sin(radians);
  const y = format.heightPt / 2 + half * Math.sin(radians) + lift * Math.cos(radians);
  return [{ kind: "text", x, y, line, sizePt, gray: 232, angle }];
}

const footSizePt = 8;

function footOf(
  { footer, format }: PageWriterOptions,
  layoutLine: LineLayout,
  page: number,
  pages: number,
): readonly PageMark[] {
  const style: TextStyle = { font: "body", sizePt: footSizePt };
  const y = format.heightPt - format.bottom + 16;
  const number = layoutLine(`第 ${page} 页 共 ${pages} 页`, style);
  const right = format.widthPt - format.right - widthOf(number, footSizePt);
  return [
    textMark(format.left, y, layoutLine(footer, style), footSizePt),
    textMark(right, y, number, footSizePt),
  ];
}
