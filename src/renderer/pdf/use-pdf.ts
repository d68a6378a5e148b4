import { useEffect, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { openPdf } from "./open-pdf.ts";

export type PdfReading =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly document: PDFDocumentProxy }
  | { readonly kind: "broken" };

/** The PDF as far as it can be read. */
export function usePdf(bytes: Uint8Array<ArrayBuffer>): PdfReading {
  const [reading, setReading] = useState<PdfReading>({ kind: "opening" });
  useEffect(() => {
    let wanted = true;
    const task = openPdf(bytes);
    task.promise.then(
      (document) => {
        if (wanted) setReading({ kind: "open", document });
      },
      () => {
        if (wanted) setReading({ kind: "broken" });
      },
    );
    return () => {
      wanted = false;
      void task.destroy();
    };
  }, [bytes]);
  return reading;
}
