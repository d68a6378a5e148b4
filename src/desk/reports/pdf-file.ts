import { jsPDF } from "jspdf";
import { embedFonts, type EmbeddedFonts } from "./embedded-fonts.ts";
import type { PageFormat, PageMark } from "./page-marks.ts";
import type { ShapedCharacter, ShapedLine } from "./text-layout.ts";

export interface PdfFacts {
  readonly title: string;
  /** Stands in the file as China time; with `fileId` it makes equal input give equal bytes. */
  readonly createdAt: Date;
  /** 32 hexadecimal digits. */
  readonly fileId: string;
}

/** Writes pages as a PDF 1.3 file with embedded font subsets and extractable text. */
export function writePdf(
  pages: readonly (readonly PageMark[])[],
  format: PageFormat,
  facts: PdfFacts,
): Uint8Array {
  const pdf = new jsPDF({
    orientation: format.orientation,
    unit: "pt",
    format: [format.widthPt, format.heightPt],
    compress: true,
    putOnlyUsedFonts: true,
    floatPrecision: 3,
  });
  pdf.setFileId(facts.fileId.toUpperCase());
  pdf.setCreationDate(chinaTime(facts.createdAt));
  pdf.setProperties({ title: facts.title, creator: "Vivaseal" });
  const fonts = embedFonts(pdf, pages.flat());
  const drawing: Drawing = {
    ...{ pdf, fonts, runs: new WeakMap(), resources: new Map(), heightPt: format.heightPt },
  };
  pages.forEach((marks, index) => {
    if (index > 0) pdf.addPage();
    for (const mark of marks) drawMark(mark, drawing);
    drawRules(pdf, marks, format.heightPt);
  });
  return fonts.finish();
}

interface Drawing {
  readonly pdf: jsPDF;
  readonly fonts: EmbeddedFonts;
  readonly runs: Runs;
  /** Names by which page content calls the fonts, by font. */
  readonly resources: Map<string, string>;
  readonly heightPt: number;
}

function drawMark(mark: PageMark, drawing: Drawing): void {
  const { pdf } = drawing;
  switch (mark.kind) {
    case "rule":
      // All rules of a page are drawn at once.
      return;
    case "shade":
      pdf.setFillColor(mark.gray, mark.gray, mark.gray);
      pdf.rect(mark.x, mark.y, mark.widthPt, mark.heightPt, "F");
      return;
    case "modules":
      drawModules(mark, drawing);
      return;
    case "text":
      drawText(mark, drawing);
  }
}

/** What jsPDF has and its types leave out. */
interface JsPdfContent {
  readonly write: (operators: string) => void;
  readonly getFont: () => { readonly id: string };
}

/**
 * One path per width, each rule once: cells share their borders, and jsPDF makes seven strings of
 * every line that it draws itself.
 */
function drawRules(pdf: jsPDF, marks: readonly PageMark[], heightPt: number): void {
  const paths = new Map<number, Set<string>>();
  for (const mark of marks) {
    if (mark.kind !== "rule") continue;
    const ends = [mark.x, heightPt - mark.y, mark.toX, heightPt - mark.toY];
    const [x, y, toX, toY] = ends.map((length) => length.toFixed(2));
    const path = paths.get(mark.widthPt) ?? new Set();
    paths.set(mark.widthPt, path.add(`${x} ${y} m ${toX} ${toY} l`));
  }
  const { write } = contentOf(pdf);
  for (const [width, path] of paths) write(`${width} w ${[...path].join(" ")} S`);
}

/** One path, a rectangle for each run of dark modules in a row. */
function drawModules({ x, y, widthPt, modules }: ModulesMark, { pdf, heightPt }: Drawing): void {
  const side = widthPt / modules.length;
  const rectangles = modules.flatMap((row, at) =>
    darkRuns(row).map(({ from, length }) => {
      const corner = [x + from * side, heightPt - y - (at + 1) * side, length * side, side];
      return `${corner.map(shortNumber).join(" ")} re`;
    }),
  );
  contentOf(pdf).write(`0 g ${rectangles.join(" ")} f`);
}

type ModulesMark = PageMark & { kind: "modules" };

function darkRuns(row: readonly boolean[]): readonly { from: number; length: number }[] {
  const starts = row.flatMap((dark, at) => (dark && row[at - 1] !== true ? [at] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return { from, length: (end < 0 ? row.length : end) - from };
  });
}

function drawText(mark: PageMark & { kind: "text" }, drawing: Drawing): void {
  const radians = (mark.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  let along = 0;
  for (const run of runsOfOneFont(mark.line, drawing)) {
    const [x, y] = [mark.x + along * cos, mark.y - along * sin];
    const resource = drawing.resources.get(run.fontName);
    if (resource === undefined) introduceFont(run, { ...mark, x, y }, drawing);
    else {
      const turned = [cos, sin, -sin, cos, x, drawing.heightPt - y].map(shortNumber).join(" ");
      const style = `/${resource} ${mark.sizePt} Tf ${shortNumber(mark.gray / 255)} g`;
      contentOf(drawing.pdf).write(`BT ${style} ${turned} Tm <${run.glyphs}> Tj ET`);
    }
    along += (run.advance * mark.sizePt) / 1000;
  }
}

/** Only through jsPDF's own writing does a font come among those that the file carries. */
function introduceFont(run: Run, mark: PageMark & { kind: "text" }, drawing: Drawing): void {
  const { pdf, resources } = drawing;
  pdf.setFontSize(mark.sizePt);
  pdf.setTextColor(mark.gray);
  pdf.setFont(run.fontName, "normal");
  pdf.text(run.standIns, mark.x, mark.y, { baseline: "alphabetic", angle: mark.angle });
  resources.set(run.fontName, contentOf(pdf).getFont().id);
}

const contentOf = (pdf: jsPDF): JsPdfContent => pdf.internal as unknown as JsPdfContent;

const shortNumber = (value: number): string => String(Math.round(value * 1000) / 1000);

interface Run {
  readonly fontName: string;
  readonly standIns: string;
  readonly glyphs: string;
  /** In thousandths of the font's size. */
  readonly advance: number;
}

/** By line: lines are shared by all the pages that say the same. */
type Runs = WeakMap<ShapedLine, readonly Run[]>;

function runsOfOneFont(line: ShapedLine, { fonts, runs }: Drawing): readonly Run[] {
  const known = runs.get(line);
  if (known) return known;
  const pieces: ShapedCharacter[][] = [];
  for (const character of line) {
    const last = pieces.at(-1);
    if (last?.[0]?.found.font.name === character.found.font.name) last.push(character);
    else pieces.push([character]);
  }
  const made = pieces.map((piece) => ({
    fontName: piece[0]?.found.font.name ?? "",
    standIns: piece.map(fonts.standInOf).join(""),
    glyphs: piece.map(fonts.glyphOf).join(""),
    advance: piece.reduce((sum, { found }) => sum + found.advance, 0),
  }));
  runs.set(line, made);
  return made;
}

/** jsPDF formats a Date by the machine's own time zone, so the text is made here. */
function chinaTime(instant: Date): string {
  const eightHours = 8 * 60 * 60 * 1000;
  const shifted = new Date(instant.getTime() + eightHours).toISOString();
  return `D:${shifted.slice(0, 19).replace(/[-T:]/g, "")}+08'00'`;
}
