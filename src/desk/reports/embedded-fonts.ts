import type { jsPDF } from "jspdf";
import type { PageMark } from "./page-marks.ts";
import type { ReportFont } from "./report-fonts.ts";
import { subsetFont, type FontSubset } from "./subset-font.ts";
import type { ShapedCharacter } from "./text-layout.ts";

export interface EmbeddedFonts {
  /** What jsPDF is given for a character: one UTF-16 unit. */
  readonly standInOf: (character: ShapedCharacter) => string;
  /** The character's glyph as page content names it: four hexadecimal digits. */
  readonly glyphOf: (character: ShapedCharacter) => string;
  /** Writes the file; throws what the writing of a font threw. */
  readonly finish: () => Uint8Array;
}

/*
 * [Note: stand-ins] jsPDF reads a string by UTF-16 units, knows no cmap beyond the BMP, and drops
 * without a word what it can't find; it also reshapes and reorders some scripts. So it never sees
 * the text itself. Each font gets a subset whose characters have codes that jsPDF leaves alone:
 * CJK characters of the BMP keep theirs, all others have a private-use code. The table from glyphs
 * back to text (ToUnicode), which jsPDF can't write for surrogate pairs, is written here.
 */
export function embedFonts(pdf: jsPDF, marks: readonly PageMark[]): EmbeddedFonts {
  const plans = planFonts(marks);
  const failures: unknown[] = [];
  for (const plan of plans.values()) register(pdf, plan);
  // jsPDF reports what a subscriber throws to the console and goes on; a page without its font must not.
  pdf.internal.events.subscribe("putFont", (event: PutFontEvent) => {
    const plan = plans.get(event.font.fontName);
    try {
      if (plan) putFont(event, plan);
    } catch (failure) {
      failures.push(failure);
    }
  });
  const codeOf = ({ codePoint, found }: ShapedCharacter): number =>
    plans.get(found.font.name)?.codes.get(codePoint) ?? 0;
  return {
    standInOf: (character) => String.fromCharCode(codeOf(character)),
    glyphOf: (character) => {
      const glyphs = plans.get(character.found.font.name)?.subset.glyphByCode;
      return hex(glyphs?.get(codeOf(character)) ?? 0);
    },
    finish: () => {
      for (const plan of plans.values()) takeOverWriting(pdf, plan);
      const bytes = new Uint8Array(pdf.output("arraybuffer"));
      if (failures.length > 0) throw failures[0];
      return bytes;
    },
  };
}

interface FontPlan {
  readonly font: ReportFont;
  /** Stand-in codes, by code point. */
  readonly codes: ReadonlyMap<number, number>;
  readonly subset: FontSubset;
}

function planFonts(marks: readonly PageMark[]): ReadonlyMap<string, FontPlan> {
  const glyphsByFont = new Map<ReportFont, Map<number, number>>();
  const lines = new Set(marks.flatMap((mark) => (mark.kind === "text" ? [mark.line] : [])));
  for (const line of lines) {
    for (const { codePoint, found } of line) {
      const glyphs = glyphsByFont.get(found.font) ?? new Map<number, number>();
      glyphsByFont.set(found.font, glyphs.set(codePoint, found.glyph));
    }
  }
  const plans = [...glyphsByFont].map(([font, glyphs]): FontPlan => {
    const codes = standInCodes([...glyphs.keys()]);
    const entries = [...codes].map(([codePoint, code]) => ({
      code,
      glyph: glyphs.get(codePoint) ?? 0,
    }));
    return { font, codes, subset: subsetFont(font.face, entries) };
  });
  return new Map(plans.map((plan) => [plan.font.name, plan]));
}

const firstPrivate = 0xe000;
const lastPrivate = 0xf8ff;

function standInCodes(codePoints: readonly number[]): ReadonlyMap<number, number> {
  let next = firstPrivate;
  const codes = new Map<number, number>();
  for (const codePoint of codePoints.toSorted((a, b) => a - b)) {
    const keepsItsOwn = codePoint >= 0x3400 && codePoint <= 0x9fff;
    codes.set(codePoint, keepsItsOwn ? codePoint : next);
    if (!keepsItsOwn) next += 1;
  }
  if (next > lastPrivate + 1) {
    throw new Error("More rare characters in one file than private-use codes");
  }
  return codes;
}

function register(pdf: jsPDF, plan: FontPlan): void {
  const { name } = plan.font;
  const file = `${name}.ttf`;
  pdf.addFileToVFS(file, Buffer.from(plan.subset.bytes).toString("latin1"));
  pdf.addFont(file, name, "normal");
}

/** jsPDF's own writer acts only on its own font objects: with another one in place it leaves the font to us. */
function takeOverWriting(pdf: jsPDF, plan: FontPlan): void {
  pdf.setFont(plan.font.name, "normal");
  (pdf.internal as unknown as JsPdfInternals).getFont().metadata = {};
}

interface JsPdfFont {
  readonly fontName: string;
  metadata: unknown;
  objectNumber: number;
  isAlreadyPutted: boolean;
}

interface JsPdfInternals {
  readonly getFont: () => JsPdfFont;
}

interface PutFontEvent {
  readonly font: JsPdfFont;
  readonly out: (line: string) => void;
  readonly newObject: () => number;
  readonly putStream: (stream: { readonly data: string; readonly addLength1: boolean }) => void;
}

function putFont(event: PutFontEvent, plan: FontPlan): void {
  const { font } = event;
  const { bytes } = plan.subset;
  const file = putStream(event, Buffer.from(bytes).toString("latin1"));
  const toUnicode = putStream(event, toUnicodeMap(plan));
  const baseFont = `/VVSEAL+${plan.font.name}`;
  const descriptor = putObject(event, [
    `/Type /FontDescriptor /FontName ${baseFont} /Flags 4`,
    `/FontFile2 ${file} 0 R /ItalicAngle 0 /StemV 80`,
    metricsEntries(plan),
  ]);
  const descendant = putObject(event, [
    `/Type /Font /Subtype /CIDFontType2 /BaseFont ${baseFont}`,
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
    `/FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity`,
    `/DW 1000 /W [0 [${glyphWidths(plan).join(" ")}]]`,
  ]);
  font.objectNumber = putObject(event, [
    `/Type /Font /Subtype /Type0 /BaseFont ${baseFont} /Encoding /Identity-H`,
    `/DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R`,
  ]);
  font.isAlreadyPutted = true;
}

function putObject(event: PutFontEvent, lines: readonly string[]): number {
  const number = event.newObject();
  event.out(`<< ${lines.join("\n")} >>`);
  event.out("endobj");
  return number;
}

function putStream(event: PutFontEvent, data: string): number {
  const number = event.newObject();
  event.putStream({ data, addLength1: true });
  event.out("endobj");
  return number;
}

function metricsEntries({ font: { face } }: FontPlan): string {
  const scaled = (units: number) => Math.round((units * 1000) / face.unitsPerEm);
  const box = face.boundingBox.map(scaled).join(" ");
  const ascent = scaled(face.ascent);
  return `/FontBBox [${box}] /Ascent ${ascent} /Descent ${scaled(face.descent)} /CapHeight ${ascent}`;
}

function glyphWidths({ font: { face }, subset }: FontPlan): readonly number[] {
  return subset.sourceGlyphs.map((glyph) =>
    Math.round((face.advanceOf(glyph) * 1000) / face.unitsPerEm),
  );
}

const entriesPerBlock = 100;

/** From glyph to text, as UTF-16BE: four hexadecimal digits, or eight for a surrogate pair. */
function toUnicodeMap({ codes, subset }: FontPlan): string {
  const entries = [...codes].map(([codePoint, code]) => {
    const glyph = hex(subset.glyphByCode.get(code) ?? 0);
    const text = String.fromCodePoint(codePoint);
    const units = text.split("").map((unit) => hex(unit.charCodeAt(0)));
    return `<${glyph}> <${units.join("")}>`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += entriesPerBlock) {
    const block = entries.slice(at, at + entriesPerBlock);
    blocks.push(`${block.length} beginbfchar`, ...block, "endbfchar");
  }
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <ffff>",
    "endcodespacerange",
    ...blocks,
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
}

function hex(number: number): string {
  return number.toString(16).padStart(4, "0");
}
