import jpxFallbackUrl from "pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url&no-inline";

type Urls = Readonly<Record<string, string>>;

// Chinese PDFs often name a font without carrying it: these say which character each code is.
const cMaps: Urls = import.meta.glob(
  "../../../node_modules/pdfjs-dist/cmaps/{Adobe-GB1,Adobe-CNS1,GB,UniGB,UniCNS,ETen,B5,H.,V.}*bcmap",
  { query: "?url&no-inline", import: "default", eager: true },
);
const fonts: Urls = import.meta.glob(
  "../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}",
  {
    query: "?url&no-inline",
    import: "default",
    eager: true,
  },
);
const byName = new Map(
  [cMaps, fonts].flatMap((urls) =>
    Object.entries(urls).map(([path, url]) => [path.slice(path.lastIndexOf("/") + 1), url]),
  ),
);

/** Gives pdf.js its own data files out of the bundle, by name. Nothing comes from elsewhere. */
export class BundledData {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new Error(`pdf.js asks for ${filename}, which is not bundled`);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${filename}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/**
 * pdf.js imports its JPEG 2000 decoder as `${wasmUrl}openjpeg_nowasm_fallback.js`. Bundled files
 * have names of their own, so its name goes into the fragment, which no host ever sees.
 */
export const jpxFallbackBase = `${new URL(jpxFallbackUrl, document.baseURI).href}#/`;
