import { refusal, type Refusal } from "../../core/refusals/refusal.ts";
import type { FontStyle, FoundGlyph, ReportFonts } from "./report-fonts.ts";

export interface TextStyle {
  readonly font: FontStyle;
  readonly sizePt: number;
}

/** One character with its shape. */
export interface ShapedCharacter {
  readonly codePoint: number;
  readonly found: FoundGlyph;
}

export type ShapedLine = readonly ShapedCharacter[];

export interface TextLayout {
  /** `text` in lines of at most `widthPt`; a word that is wider is broken where it must be. */
  readonly wrap: (
    text: string,
    style: TextStyle,
    widthPt: number,
    whose: string,
  ) => readonly ShapedLine[];
  /** The first character met so far that no font has; a report with one must not be written. */
  readonly missing: () => Refusal | undefined;
}

export function createTextLayout(fonts: ReportFonts): TextLayout {
  let missing: Refusal | undefined;
  const wrapped = new Map<string, readonly ShapedLine[]>();
  const shape = (text: string, font: FontStyle, whose: string): ShapedCharacter[] => {
    const shaped: ShapedCharacter[] = [];
    // By code points: a surrogate pair is one character of a name.
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      const found = fonts.find(codePoint, font);
      if (found) shaped.push({ codePoint, found });
      else missing ??= glyphMissing(character, codePoint, whose);
    }
    return shaped;
  };
  return {
    wrap: (text, style, widthPt, whose) => {
      // A thousand sheets say the same: each text is shaped once, and all of them share its lines.
      const key = `${style.font} ${style.sizePt} ${widthPt} ${text}`;
      const known = wrapped.get(key);
      if (known) return known;
      const lines = text
        .replaceAll("\t", " ")
        .split(/\r\n|\r|\n/)
        .flatMap((line) => breakLine(shape(line, style.font, whose), style.sizePt, widthPt));
      wrapped.set(key, lines);
      return lines;
    },
    missing: () => missing,
  };
}

export function widthOf(line: ShapedLine, sizePt: number): number {
  const thousandths = line.reduce((sum, { found }) => sum + found.advance, 0);
  return (thousandths * sizePt) / 1000;
}

/** The first character of `text` that no report could show, so that sealing can refuse it early. */
export function unwritableCharacter(
  fonts: ReportFonts,
  text: string,
  whose: string,
): Refusal | undefined {
  const layout = createTextLayout(fonts);
  layout.wrap(text, { font: "body", sizePt: 12 }, Number.MAX_SAFE_INTEGER, whose);
  return layout.missing();
}

function glyphMissing(character: string, codePoint: number, whose: string): Refusal {
  const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
  return refusal("REPORT_GLYPH_MISSING", {
    character,
    codePoint: `U+${hex}`,
    whose,
  });
}

function breakLine(line: ShapedLine, sizePt: number, widthPt: number): readonly ShapedLine[] {
  // Advances are rounded to a thousandth; without the slack a column of exactly three characters breaks.
  const room = (widthPt * 1000) / sizePt + 1;
  const lines: ShapedLine[] = [];
  let start = 0;
  let width = 0;
  for (let at = 0; at < line.length; at += 1) {
    width += line[at]?.found.advance ?? 0;
    if (width <= room || at === start) continue;
    const next = breakBefore(line, start, at);
    lines.push(line.slice(start, next));
    start = next;
    while (line[start]?.codePoint === space) start += 1;
    width = widthInThousandths(line, start, at);
  }
  return [...lines, line.slice(start)];
}

function widthInThousandths(line: ShapedLine, from: number, to: number): number {
  return line.slice(from, to + 1).reduce((sum, { found }) => sum + found.advance, 0);
}

/** The best break at or before `overflow`; inside a word only when it alone is wider than the line. */
function breakBefore(line: ShapedLine, start: number, overflow: number): number {
  for (let at = overflow; at > start; at -= 1) {
    if (mayBreakBetween(line[at - 1], line[at])) return at;
  }
  return overflow;
}

const space = 0x20;
const neverFirst = new Set("，。、；：！？）》〉」』】”’…％%,.;:!?)]}·＝=／/".split(""));
const neverLast = new Set("（《〈「『【“‘([{".split(""));
const word = /[\p{Script=Latin}\p{Number}.,:%+\-_#/=·×]/u;

function mayBreakBetween(
  before: ShapedCharacter | undefined,
  after: ShapedCharacter | undefined,
): boolean {
  if (!before || !after) return true;
  if (before.codePoint === space) return true;
  const left = String.fromCodePoint(before.codePoint);
  const right = String.fromCodePoint(after.codePoint);
  if (neverFirst.has(right) || neverLast.has(left)) return false;
  return !(word.test(left) && word.test(right));
}
