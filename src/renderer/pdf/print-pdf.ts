import type { PDFDocumentProxy } from "pdfjs-dist";
import { openPdf } from "./open-pdf.ts";

/** More would take minutes to draw and a gigabyte to hold: such a file is printed from a stick. */
export const mostPrintedPages = 150;

const dotsPerInch = 200;

/**
 * Prints a PDF through the system's print dialog. The page's policy lets no frame show a PDF, so
 * its pages are drawn as pictures that only the printer sees. Not for one that `isTooLong`.
 */
export async function printPdf(
  bytes: Uint8Array<ArrayBuffer>,
  onPage: (page: number, pages: number) => void,
): Promise<void> {
  const task = openPdf(bytes);
  const holder = document.createElement("div");
  holder.className = "print-pages";
  const urls: string[] = [];
  try {
    const pdf = await task.promise;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      onPage(number, pdf.numPages);
      const picture = await drawPage(pdf, number);
      urls.push(picture.src);
      holder.append(picture);
    }
    document.body.append(holder);
    document.body.classList.add("printing");
    // Returns when the dialog is closed.
    window.print();
  } finally {
    document.body.classList.remove("printing");
    holder.remove();
    for (const url of urls) URL.revokeObjectURL(url);
    void task.destroy();
  }
}

/** Whether it has more pages than `mostPrintedPages`. */
export async function isTooLong(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const task = openPdf(bytes);
  try {
    return (await task.promise).numPages > mostPrintedPages;
  } finally {
    void task.destroy();
  }
}

async function drawPage(pdf: PDFDocumentProxy, number: number): Promise<HTMLImageElement> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent: "print" }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error(`Page ${number} has no picture`);
  const picture = new Image();
  picture.className = viewport.width > viewport.height ? "print-page print-wide" : "print-page";
  picture.src = URL.createObjectURL(blob);
  await picture.decode();
  canvas.width = 0;
  return picture;
}
