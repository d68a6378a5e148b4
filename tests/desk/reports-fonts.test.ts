import { resolve } from "node:path";
import { expect, test } from "vitest";
import { packagedFonts } from "../../src/desk/reports/report-fonts.ts";
import { subsetFont } from "../../src/desk/reports/subset-font.ts";
import { unwritableCharacter } from "../../src/desk/reports/text-layout.ts";
import { readTrueType } from "../../src/desk/reports/truetype.ts";

const fonts = packagedFonts(resolve("resources"));

test.each([
  ["Noto Serif", "野"],
  ["the rare font", "𠮷"],
])("a subset of %s draws the same shapes, and leaves the source as it was", (_, character) => {
  const found = fonts.find(character.codePointAt(0) ?? 0, "body")!;
  const { face } = found.font;
  const headBefore = [...face.tableOf("head")];
  const outlineBefore = [...face.outlineOf(found.glyph)];

  const subset = subsetFont(face, [{ code: 0xe000, glyph: found.glyph }]);

  const cut = readTrueType(subset.bytes);
  const glyph = subset.glyphByCode.get(0xe000)!;
  expect([...cut.outlineOf(glyph)].slice(0, outlineBefore.length)).toEqual(outlineBefore);
  expect(cut.advanceOf(glyph)).toBe(face.advanceOf(found.glyph));
  expect(cut.unitsPerEm).toBe(face.unitsPerEm);
  expect([...face.tableOf("head")]).toEqual(headBefore);
});

test("every ideograph of Extensions B to F can be written", () => {
  const blocks = [
    [0x20000, 0x2a6d6],
    [0x2a700, 0x2b734],
    [0x2b740, 0x2b81d],
    [0x2b820, 0x2cea1],
    [0x2ceb0, 0x2ebe0],
  ] as const;
  const missing = blocks.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
      (codePoint) => fonts.find(codePoint, "body") === undefined,
    ),
  );

  expect(missing.map((codePoint) => codePoint.toString(16))).toEqual([]);
});

test("a name can be checked for unwritable characters before any report is due", () => {
  expect(unwritableCharacter(fonts, "王𬭊", "SZ20240007 姓名")).toBeUndefined();
  expect(unwritableCharacter(fonts, "王\u200b𬭊", "SZ20240007 姓名")).toMatchObject({
    code: "REPORT_GLYPH_MISSING",
    details: { codePoint: "U+200B" },
  });
});
