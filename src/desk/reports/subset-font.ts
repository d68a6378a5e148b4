import type { TrueTypeFace } from "./truetype.ts";

/** One character of a subset: the BMP code that the page text uses for it, and its glyph in `face`. */
export interface SubsetEntry {
  readonly code: number;
  readonly glyph: number;
}

export interface FontSubset {
  readonly bytes: Uint8Array;
  /** Glyph ids of the subset, by code. Each code has a glyph of its own, so text extraction is exact. */
  readonly glyphByCode: ReadonlyMap<number, number>;
  /** Source glyphs in the order of the subset; the first is `.notdef`. */
  readonly sourceGlyphs: readonly number[];
}

/** Cuts a small TrueType font out of `face` that holds just `entries` (codes distinct, below U+FFFF). */
export function subsetFont(face: TrueTypeFace, entries: readonly SubsetEntry[]): FontSubset {
  const sorted = entries.toSorted((a, b) => a.code - b.code);
  const sourceGlyphs = [0, ...sorted.map((entry) => entry.glyph)];
  const outlines = sourceGlyphs.map((glyph) => simpleOutline(face.outlineOf(glyph)));
  const codes = sorted.map((entry) => entry.code);
  return {
    bytes: fontFile(face, sourceGlyphs, outlines, codes),
    glyphByCode: new Map(codes.map((code, index) => [code, index + 1])),
    sourceGlyphs,
  };
}

/** None of the fonts shipped here builds glyphs from other glyphs, so none is looked for. */
function simpleOutline(outline: Uint8Array): Uint8Array {
  if (outline.length > 0 && viewOf(outline).getInt16(0) < 0) {
    throw new Error("A composite glyph: its parts would be missing from the subset");
  }
  return outline;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function fontFile(
  face: TrueTypeFace,
  sourceGlyphs: readonly number[],
  outlines: readonly Uint8Array[],
  codes: readonly number[],
): Uint8Array {
  const padded = outlines.map(padToFour);
  const head = face.tableOf("head").slice();
  const longOffsets = 1;
  new DataView(head.buffer).setInt16(50, longOffsets);
  const hhea = face.tableOf("hhea").slice();
  new DataView(hhea.buffer).setUint16(34, sourceGlyphs.length);
  const maxp = face.tableOf("maxp").slice();
  new DataView(maxp.buffer).setUint16(4, sourceGlyphs.length);
  return assemble([
    ["cmap", codeTable(codes)],
    ["glyf", concat(padded)],
    ["head", head],
    ["hhea", hhea],
    ["hmtx", metricsTable(face, sourceGlyphs, outlines)],
    ["loca", offsetTable(padded)],
    ["maxp", maxp],
  ]);
}

/** cmap of format 4. Glyphs follow the codes in order, so each run of codes is one segment. */
function codeTable(codes: readonly number[]): Uint8Array {
  const segments: { first: number; last: number; glyph: number }[] = [];
  codes.forEach((code, index) => {
    const segment = segments.at(-1);
    if (segment?.last === code - 1) segment.last = code;
    else segments.push({ first: code, last: code, glyph: index + 1 });
  });
  segments.push({ first: 0xffff, last: 0xffff, glyph: 0 });
  const count = segments.length;
  const words = [
    ...[0, 1, 3, 1, 0, 12],
    ...[4, 16 + count * 8, 0, count * 2, 0, 0, 0],
    ...segments.map(({ last }) => last),
    0,
    ...segments.map(({ first }) => first),
    ...segments.map(({ first, glyph }) => glyph - first),
    ...segments.map(() => 0),
  ];
  return bigEndianWords(words);
}

function metricsTable(
  face: TrueTypeFace,
  sourceGlyphs: readonly number[],
  outlines: readonly Uint8Array[],
): Uint8Array {
  const leftEdge = (outline: Uint8Array | undefined) =>
    outline && outline.length > 0 ? viewOf(outline).getInt16(2) : 0;
  return bigEndianWords(
    sourceGlyphs.flatMap((glyph, id) => [face.advanceOf(glyph), leftEdge(outlines[id])]),
  );
}

function offsetTable(outlines: readonly Uint8Array[]): Uint8Array {
  const table = new DataView(new ArrayBuffer((outlines.length + 1) * 4));
  let offset = 0;
  outlines.forEach((outline, id) => {
    offset += outline.length;
    table.setUint32((id + 1) * 4, offset);
  });
  return new Uint8Array(table.buffer);
}

/** Checksums stay zero: PDF readers don't look at them, and the PDF has its own integrity. */
function assemble(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const directory = new DataView(new ArrayBuffer(12 + tables.length * 16));
  directory.setUint32(0, 0x00010000);
  directory.setUint16(4, tables.length);
  let offset = directory.byteLength;
  tables.forEach(([tag, bytes], index) => {
    const at = 12 + index * 16;
    for (let i = 0; i < 4; i += 1) directory.setUint8(at + i, tag.charCodeAt(i));
    directory.setUint32(at + 8, offset);
    directory.setUint32(at + 12, bytes.length);
    offset += padToFour(bytes).length;
  });
  return concat([new Uint8Array(directory.buffer), ...tables.map(([, bytes]) => padToFour(bytes))]);
}

function bigEndianWords(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 2));
  words.forEach((word, index) => view.setUint16(index * 2, word & 0xffff));
  return new Uint8Array(view.buffer);
}

function padToFour(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 4 === 0) return bytes;
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
