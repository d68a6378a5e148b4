import type { FormSubject } from "../../core/meeting/forms/form-events.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import { layFields, type FieldRow } from "./field-layout.ts";
import {
  continuedHead,
  footOf,
  textMark,
  watermarkOf,
  type LineLayout,
  type PageFrame,
} from "./page-frame.ts";
import type { PageMark } from "./page-marks.ts";
import { stampMarks, type PaperStamp } from "./paper-stamp.ts";
import { createSheet, type Sheet } from "./page-sheet.ts";
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

export interface PageWriterOptions extends PageFrame {
  readonly fonts: ReportFonts;
  readonly title: string;
  readonly createdAt: Date;
  /** 32 hexadecimal digits. */
  readonly fileId: string;
  /** What a paper about this carries in its upper margin; nothing where it has no 打印序号. */
  readonly stampOf?: (of: FormSubject) => PaperStamp | undefined;
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
  /** One row of a form, cell by cell; rows that follow each other share their borders. */
  readonly fields: (row: FieldRow) => void;
  /**
   * Begins a paper of its own within the file: a new page, numbered from 1. `continued` stands above
   * its later pages, so that a loose one still tells whose it is; `of` is what the paper is about.
   */
  readonly startPart: (continued?: string, of?: FormSubject) => void;
  /** Labels side by side, each followed by a line to sign on; kept on one page. */
  readonly signatures: (labels: readonly string[], style: TextStyle) => void;
  /** Moves to a new page unless `heightPt` of room is left on this one. */
  readonly keepTogether: (heightPt: number) => void;
}

export interface PdfWriter extends PageWriter {
  /** The PDF; refused with REPORT_GLYPH_MISSING when any character has no font. */
  readonly finish: () => Outcome<Uint8Array>;
}

const leading = 1.5;

export function createPageWriter(options: PageWriterOptions): PdfWriter {
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
    startPart: (continued = "", of) => sheet.startPart(continued, of && options.stampOf?.(of)),
    fields: (row) => {
      const { heightPt, marksAt } = layFields(layout, row, sheet.left, sheet.widthPt);
      sheet.keepTogether(heightPt);
      sheet.place(heightPt, marksAt);
    },
    table: (columns, rows, sizePt) => writeTable(sheet, layout, { columns, rows, sizePt, title }),
    signatures: (labels, style) => {
      const lines = labels.map((label) => layoutLine(label, style));
      writeSignatures(sheet, lines, style.sizePt);
    },
    finish: () => {
      const watermark = watermarkOf(options, layoutLine);
      const pages = sheet.parts.flatMap((part) =>
        part.pages.map((marks, index) => [
          ...watermark,
          ...(index === 0 ? [] : continuedHead(options, layoutLine, part.continued)),
          ...(part.stamp ? stampMarks(options, layoutLine, part.stamp) : []),
          ...marks,
          ...footOf(options, layoutLine, index + 1, part.pages.length),
        ]),
      );
      const missing = layout.missing();
      return missing ? err(missing) : ok(writePdf(pages, format, options));
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
      if (label.length === 0) return [];
      const from = x + widthOf(label, sizePt) + 2;
      const line = { x: from, y: y + 2, toX: x + widthPt - sizePt, toY: y + 2, widthPt: 0.5 };
      return [textMark(x, y, label, sizePt), { kind: "rule", ...line }];
    }),
  );
}
