import ts from "typescript";

/** The layers of src/ and where a file of each may import from. DESIGN.md, "How it is cut". */
export const importTable = {
  core: { layers: [], packages: ["@noble/hashes"], node: false },
  contract: { layers: ["core"], packages: ["zod"], node: false },
  desk: {
    layers: ["core", "contract"],
    packages: [
      "@noble/hashes",
      "@noble/curves",
      "@noble/ciphers",
      "@zip.js/zip.js",
      "age-encryption",
      "exceljs",
      "yaml",
      "jspdf",
      "@rc-component/qrcode",
      "pdfjs-dist",
      "pinyin-pro",
      "zod",
    ],
    node: true,
  },
  preload: { layers: ["contract"], packages: ["electron"], node: false },
  main: { layers: ["core", "contract", "desk"], packages: ["electron"], node: true },
  cli: {
    layers: ["core", "contract", "desk"],
    packages: ["@noble/hashes", "playwright-core", "zod"],
    node: true,
  },
  renderer: {
    layers: ["core", "contract"],
    packages: ["antd", "dexie", "pdfjs-dist", "pinyin-pro", "react", "react-dom", "zod", "zustand"],
    node: false,
  },
} as const satisfies Readonly<Record<string, LayerRule>>;

export type Layer = keyof typeof importTable;

interface LayerRule {
  readonly layers: readonly string[];
  readonly packages: readonly string[];
  /** Whether Node's built-in modules may be imported. */
  readonly node: boolean;
}

export interface SourceFile {
  /** From `src/`, with forward slashes: `core/rules/tally.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Every import of `file` that the table doesn't allow, each as one line. */
export function importBreaches(file: SourceFile): readonly string[] {
  const layer = layerOf(file.path);
  if (!layer) return [`${file.path}: lies in no layer`];
  return importsOf(file.text).flatMap((target) => {
    const why = target.startsWith(".")
      ? relativeBreach(file.path, layer, target)
      : packageBreach(importTable[layer], target);
    return why === undefined ? [] : [`${file.path}: imports ${target} (${why})`];
  });
}

/** What a file imports, re-exports, loads later (`import()`), requires or makes a URL from. */
export function importsOf(text: string): readonly string[] {
  const imported = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName);
  const asUrl = /\bnew URL\(\s*["'`](\.[^"'`]+)["'`]\s*,\s*import\.meta\.url/g;
  return [...imported, ...[...text.matchAll(asUrl)].map((found) => found[1] ?? "")];
}

function layerOf(path: string): Layer | undefined {
  const first = path.split("/")[0] ?? "";
  return Object.hasOwn(importTable, first) ? (first as Layer) : undefined;
}

function relativeBreach(from: string, layer: Layer, target: string): string | undefined {
  const path = new URL(target.split("?")[0] ?? "", `file:///src/${from}`).pathname;
  if (!path.startsWith("/src/")) return "outside src";
  const other = layerOf(path.slice("/src/".length));
  if (!other) return "in no layer";
  const allowed: readonly string[] = importTable[layer].layers;
  return other === layer || allowed.includes(other) ? undefined : `${layer} may not use ${other}`;
}

function packageBreach(rule: LayerRule, target: string): string | undefined {
  if (target.startsWith("node:")) return rule.node ? undefined : "Node's built-ins";
  const name = target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
  return rule.packages.includes(name) ? undefined : "a package that this layer may not use";
}
