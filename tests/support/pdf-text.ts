import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of each page as a reader's copy and paste gives it, without line ends. */
export async function textOfPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ disableNormalization: true });
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await task.destroy();
  return pages;
}
