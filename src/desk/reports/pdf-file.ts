import { jsPDF } from "jspdf";
import { embedFonts, type EmbeddedFonts } from "./embedded-fonts.ts";
import type { PageFormat, PageMark } from "./page-marks.ts";
import type { ShapedCharacter } from "./text-layout.ts";

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
  pages.forEach((marks, index) => {
    if (index > 0) pdf.addPage();
    for (const mark of marks) drawMark(pdf, mark, fonts);
  });
  return fonts.finish();
}

function drawMark(pdf: jsPDF, mark: PageMark, fonts: EmbeddedFonts): void {
  switch (mark.kind) {
    case "rule":
      pdf.setLineWidth(mark.widthPt);
      pdf.line(mark.x, mark.y, mark.toX, mark.toY);
      return;
    case "shade":
      pdf.setFillColor(mark.gray, mark.gray, mark.gray);
      pdf.rect(mark.x, mark.y, mark.widthPt, mark.heightPt, "F");
      return;
    case "text":
      drawText(pdf, mark, fonts);
  }
}

function drawText(pdf: jsPDF, mark: PageMark & { kind: "text" }, fonts: EmbeddedFonts): void {
  pdf.setFontSize(mark.sizePt);
  pdf.setTextColor(mark.gray);
  const radians = (mark.angle * Math.PI) / 180;
  let along = 0;
  for (const run of runsOfOneFont(mark.line)) {
    pdf.setFont(run.fontName, "normal");
    pdf.text(
      run.characters.map(fonts.standInOf).join(""),
      mark.x + along * Math.cos(radians),
      mark.y - along * Math.sin(radians),
      { baseline: "alphabetic", angle: mark.angle },
    );
    const thousandths = run.characters.reduce((sum, { found }) => sum + found.advance, 0);
    along += (thousandths * mark.sizePt) / 1000;
  }
}

interface Run {
  readonly fontName: string;
  readonly characters: ShapedCharacter[];
}

function runsOfOneFont(line: readonly ShapedCharacter[]): readonly Run[] {
  const runs: Run[] = [];
  for (const character of line) {
    const fontName = character.found.font.name;
    const last = runs.at(-1);
    if (last?.fontName === fontName) last.characters.push(character);
    else runs.push({ fontName, characters: [character] });
  }
  return runs;
}

/** jsPDF formats a Date by the machine's own time zone, so the text is made here. */
function chinaTime(instant: Date): string {
  const eightHours = 8 * 60 * 60 * 1000;
  const shifted = new Date(instant.getTime() + eightHours).toISOString();
  return `D:${shifted.slice(0, 19).replace(/[-T:]/g, "")}+08'00'`;
}
