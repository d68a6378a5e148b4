import {
  getDocument,
  GlobalWorkerOptions,
  VerbosityLevel,
  type PDFDocumentLoadingTask,
} from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { BundledData, jpxFallbackBase } from "./pdf-assets.ts";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Starts reading a PDF. Its scripts, forms and links are never run: only pages are drawn. */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): PDFDocumentLoadingTask {
  return getDocument({
    // pdf.js takes the buffer it is given away to its worker.
    data: bytes.slice(),
    BinaryDataFactory: BundledData,
    useWorkerFetch: false,
    cMapPacked: true,
    wasmUrl: jpxFallbackBase,
    // The page's policy has no place for WebAssembly; every decoder has one in JavaScript.
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    // A broken material is told on the screen; what pdf.js tries with it is nobody's business.
    verbosity: VerbosityLevel.ERRORS,
  });
}
