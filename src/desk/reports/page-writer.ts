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
  type LaidRow,
  type TableColumn,
  type TableRow,
} from "./table-layout.ts";
import { createTextLayout, widthOf, type ShapedLine, type TextStyle } from "./text-layout.ts";

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
  const { format } = options;
  const layout = createTextLayout(options.fonts);
  const bodyWidth = format.widthPt - format.left - format.right;
  const bodyBottom = format.heightPt - format.bottom;
  const pages: PageMark[][] = [[]];
  let y = format.top;

  const place = (marks: readonly PageMark[]) => pages.at(-1)?.push(...marks);
  const nextPage = () => {
    pages.push([]);
    y = format.top;
  };
  const keepTogether = (heightPt: number) => {
    if (y > format.top && y + heightPt > bodyBottom) nextPage();
  };

  const paragraph = (text: string, style: ParagraphStyle) => {
    const { sizePt, align = "left", whose = options.title } = style;
    for (const line of layout.wrap(text, style, bodyWidth, whose)) {
      keepTogether(sizePt * leading);
      const spare = bodyWidth - widthOf(line, sizePt);
      const indent = { left: 0, center: spare / 2, right: spare }[align];
      const baseline = y + sizePt * (leading / 2 + 0.38);
      place([textMark(format.left + indent, baseline, line, sizePt)]);
      y += sizePt * leading;
    }
    y += style.spaceAfterPt ?? 0;
  };

  const table: PageWriter["table"] = (columns, rows, sizePt) => {
    const laid = layColumns(columns, format.left, bodyWidth);
    const headCells = columns.map(({ title }) => title);
    const head = layRow(
      layout,
      laid.map((column) => ({ ...column, align: "center" as const })),
      { cells: headCells, whose: options.title },
      { font: "heading", sizePt },
    );
    const centred = laid.map((column) => ({
      ...column,
      align: "center" as const,
    }));
    const placeRow = (row: LaidRow) => {
      place(marksOfRow(row.isHead ? centred : laid, row, y));
      y += row.heightPt;
    };
    const roomBelowHead = bodyBottom - format.top - head.heightPt;
    const pieces = rows.flatMap((row) =>
      splitTallRow(layRow(layout, laid, row, { font: "body", sizePt }), roomBelowHead),
    );
    keepTogether(head.heightPt + (pieces[0]?.heightPt ?? 0));
    placeRow(head);
    for (const piece of pieces) {
      if (y + piece.heightPt > bodyBottom) {
        nextPage();
        placeRow(head);
      }
      placeRow(piece);
    }
  };

  const signatures = (labels: readonly string[], style: TextStyle) => {
    const height = style.sizePt * 2.6;
    keepTogether(height);
    const widthPt = bodyWidth / labels.length;
    const baseline = y + height - style.sizePt * 0.8;
    labels.forEach((label, index) => {
      const x = format.left + index * widthPt;
      const [line = []] = layout.wrap(label, style, widthPt, options.title);
      const from = x + widthOf(line, style.sizePt) + 2;
      place([
        textMark(x, baseline, line, style.sizePt),
        {
          kind: "rule",
          x: from,
          y: baseline + 2,
          toX: x + widthPt - style.sizePt,
          toY: baseline + 2,
          widthPt: 0.5,
        },
      ]);
    });
    y += height;
  };

  const finish = (): Outcome<Uint8Array> => {
    const framed = pages.map((marks, index) => [
      ...watermarkOf(options, layoutLine),
      ...marks,
      ...footOf(options, layoutLine, index + 1, pages.length),
    ]);
    const missing = layout.missing();
    if (missing) return err(missing);
    return ok(writePdf(framed, format, options));
  };
  const layoutLine: LineLayout = (text, style) =>
    layout.wrap(text, style, Number.MAX_SAFE_INTEGER, options.title)[0] ?? [];

  return {
    paragraph,
    space: (heightPt) => {
      y += heightPt;
    },
    table,
    signatures,
    keepTogether,
    finish,
  };
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
  return [{ kind: "text", x, y, line, sizePt, gray: 228, angle }];
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
