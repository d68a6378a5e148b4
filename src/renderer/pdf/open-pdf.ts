import { getDocument, GlobalWorkerOptions, type PDFDocumentLoadingTask } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { BundledData, jpxFallbackBase } from "./pdf-assets.ts";

GlobalWorkerOptions.workerSrc = workerUrl;

/**
 * Whether the page's content security policy lets WebAssembly run. Without it JPEG 2000 has a
 * decoder in JavaScript; JBIG2 and fax pictures of scanned pages have none.
 */
const wasmAllowed = (() => {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof Object;
  } catch {
    return false;
  }
})();

/** Starts reading a PDF. Its scripts, forms and links are never run: only pages are drawn. */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): PDFDocumentLoadingTask {
  return getDocument({
    // pdf.js takes the buffer it is given away to its worker.
    data: bytes.slice(),
    BinaryDataFactory: BundledData,
    useWorkerFetch: false,
    cMapPacked: true,
    wasmUrl: jpxFallbackBase,
    useWasm: wasmAllowed,
    isEvalSupported: false,
    enableXfa: false,
  });
}
