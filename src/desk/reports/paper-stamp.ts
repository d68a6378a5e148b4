import { Ecc, QrCode, QrSegment } from "@rc-component/qrcode/lib/libs/qrcodegen.js";
import { textMark, type LineLayout } from "./page-frame.ts";
import type { PageFormat, PageMark } from "./page-marks.ts";

/** What tells a printed paper from all others, in the upper margin of each of its pages. */
export interface PaperStamp {
  readonly lines: readonly string[];
  /** Dark modules row by row, of the code that says the same to a phone. */
  readonly modules: readonly (readonly boolean[])[];
}

/** One of eight, which readers undo alike. To try all for the evenest takes sixteen times as long. */
const mask = 2;
/** The smallest and largest sizes there are: as small as the text allows is taken. */
const [smallest, largest] = [1, 40];

/** A code with its correction for a paper that is folded or stamped upon; the white page is its margin. */
export function paperStamp(lines: readonly string[], code: string): PaperStamp {
  const segments = QrSegment.makeSegments(code);
  const qr = QrCode.encodeSegments(segments, Ecc.MEDIUM, smallest, largest, mask);
  const places = Array.from({ length: qr.size }, (_, at) => at);
  return { lines, modules: places.map((y) => places.map((x) => qr.getModule(x, y))) };
}

const codePt = 50;
const gapPt = 6;
const sizePt = 8;

/** At the left, where no later page says whose it is. */
export function stampMarks(
  { format }: { readonly format: PageFormat },
  layoutLine: LineLayout,
  { lines, modules }: PaperStamp,
): readonly PageMark[] {
  const top = format.top - gapPt - codePt;
  const x = format.left;
  const texts = lines.map((text, index) => {
    const line = layoutLine(text, { font: "body", sizePt });
    return textMark(x + codePt + 8, top + 12 + index * 12, line, sizePt);
  });
  return [{ kind: "modules", x, y: top, widthPt: codePt, modules }, ...texts];
}
