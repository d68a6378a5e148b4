import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { readTrueType, type TrueTypeFace } from "./truetype.ts";

/** How text looks: running text, emphasised text and titles, and table heads. */
export type FontStyle = "body" | "strong" | "heading";

export interface ReportFont {
  readonly name: string;
  readonly face: TrueTypeFace;
}

/** Where one character's shape comes from. */
export interface FoundGlyph {
  readonly font: ReportFont;
  readonly glyph: number;
  /** Advance width in thousandths of the font size. */
  readonly advance: number;
}

export interface ReportFonts {
  /** The first font of the style's chain that has the character; undefined when none has. */
  readonly find: (codePoint: number, style: FontStyle) => FoundGlyph | undefined;
}

/** The font files by name, each read only when a page first needs it. */
export type FontFiles = Readonly<Record<FontName, () => Uint8Array>>;

type FontName = "Serif" | "SerifBold" | "Sans" | "SansBold" | "RareMing";

/*
 * Official forms ask for 仿宋 and 小标宋, which may not be passed on; the Noto fonts stand in for
 * them. Noto covers all of the BMP's ideographs but only some 200 of those beyond it, so the rare
 * ones come from a font that has Extensions B to F.
 */
const chains: Readonly<Record<FontStyle, readonly FontName[]>> = {
  body: ["Serif", "RareMing", "Sans"],
  strong: ["SerifBold", "RareMing", "SansBold"],
  heading: ["SansBold", "RareMing", "SerifBold"],
};

/** Fonts over `files`; a file is read and parsed at most once for as long as the result lives. */
export function createReportFonts(files: FontFiles): ReportFonts {
  const loaded = new Map<FontName, ReportFont>();
  const load = (name: FontName): ReportFont => {
    const known = loaded.get(name);
    if (known) return known;
    const font = { name, face: readTrueType(files[name]()) };
    loaded.set(name, font);
    return font;
  };
  const found = new Map<string, FoundGlyph | undefined>();
  return {
    find: (codePoint, style) => {
      const key = `${style} ${codePoint}`;
      if (!found.has(key)) found.set(key, search(codePoint, style, load));
      return found.get(key);
    },
  };
}

/** The fonts that come with the product: Noto from its packages, the rare ideographs from `resources/fonts`. */
export function packagedFonts(resourcesFolder: string): ReportFonts {
  const { resolve } = createRequire(import.meta.url);
  const noto = (path: string) => () => readFileSync(resolve(`@expo-google-fonts/${path}`));
  return createReportFonts({
    Serif: noto("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
    SerifBold: noto("noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf"),
    Sans: noto("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
    SansBold: noto("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
    RareMing: () =>
      brotliDecompressSync(
        readFileSync(join(resourcesFolder, "fonts", "vivaseal-rare-ming.ttf.br")),
      ),
  });
}

function search(
  codePoint: number,
  style: FontStyle,
  load: (name: FontName) => ReportFont,
): FoundGlyph | undefined {
  // A private-use character means something only on the machine that it was typed on.
  if (isPrivateUse(codePoint)) return undefined;
  for (const name of chains[style]) {
    const font = load(name);
    const glyph = font.face.glyphOf(codePoint);
    const { advanceOf, outlineOf, unitsPerEm } = font.face;
    // A blank shape for what isn't a space is as good as none: the reader wouldn't see the character.
    if (glyph === 0 || (outlineOf(glyph).length === 0 && !isSpace(codePoint))) continue;
    const advance = Math.round((advanceOf(glyph) * 1000) / unitsPerEm);
    return { font, glyph, advance };
  }
  return undefined;
}

function isSpace(codePoint: number): boolean {
  return /\p{White_Space}/u.test(String.fromCodePoint(codePoint));
}

function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;
}
