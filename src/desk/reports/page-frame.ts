import type { PageFormat, PageMark } from "./page-marks.ts";
import { widthOf, type ShapedLine, type TextStyle } from "./text-layout.ts";

/** What stands on every page, whatever the page says. */
export interface PageFrame {
  readonly format: PageFormat;
  /** Stands at the left of every page's foot; the page number stands at the right. */
  readonly footer: string;
  /** Large and pale across every page, e.g. 演练. */
  readonly watermark?: string;
}

/** Shapes a text as one line. */
export type LineLayout = (text: string, style: TextStyle) => ShapedLine;

export function textMark(x: number, y: number, line: ShapedLine, sizePt: number): PageMark {
  return { kind: "text", x, y, line, sizePt, gray: 0, angle: 0 };
}

/** Below everything else on the page, so that it never covers a figure. */
export function watermarkOf(
  { watermark, format }: PageFrame,
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

export function footOf(
  { footer, format }: PageFrame,
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

/** In the upper margin, at the right. */
export function continuedHead(
  { format }: PageFrame,
  layoutLine: LineLayout,
  text: string,
): readonly PageMark[] {
  if (text === "") return [];
  const sizePt = 9;
  const line = layoutLine(`${text}（续）`, { font: "body", sizePt });
  const x = format.widthPt - format.right - widthOf(line, sizePt);
  return [textMark(x, format.top - 8, line, sizePt)];
}
