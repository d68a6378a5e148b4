import { useEffect, useState } from "react";
import type { PDFDocumentProxy } from "pdfjs-dist";
import {
  pageTextOf,
  placesOf,
  type PageBox,
  type PageText,
  type TextRun,
} from "../view/pdf-text.ts";

/** One place of the query. */
export interface FoundPlace {
  readonly page: number;
  readonly boxes: readonly PageBox[];
}

export interface Finding {
  readonly query: string;
  readonly places: readonly FoundPlace[];
  /** All pages were read. */
  readonly complete: boolean;
  /** No page has any text: a scan. */
  readonly scanned: boolean;
}

/** Every place of the query in the document, page by page as they are read. */
export function usePdfFind(document: PDFDocumentProxy | null, query: string): Finding | null {
  const [finding, setFinding] = useState<Finding | null>(null);
  useEffect(() => {
    if (!document || query.trim() === "") return undefined;
    let wanted = true;
    void find(document, query, (found) => {
      if (wanted) setFinding(found);
      return wanted;
    });
    return () => {
      wanted = false;
    };
  }, [document, query]);
  return finding?.query === query ? finding : null;
}

/** `tell` says whether anyone still wants to know. */
async function find(
  document: PDFDocumentProxy,
  query: string,
  tell: (finding: Finding) => boolean,
): Promise<void> {
  const places: FoundPlace[] = [];
  let scanned = true;
  for (let page = 1; page <= document.numPages; page += 1) {
    const text = await textOf(document, page);
    if (text.characters.length > 0) scanned = false;
    places.push(...placesOf(text, query).map((boxes) => ({ page, boxes })));
    const complete = page === document.numPages;
    if (!tell({ query, places: [...places], complete, scanned: complete && scanned })) return;
  }
}

/** A page that can't be read has no text to be found. */
async function textOf(document: PDFDocumentProxy, number: number): Promise<PageText> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    return pageTextOf(
      items.flatMap((item): TextRun[] => {
        if (!("str" in item)) return [];
        const [left, bottom] = [Number(item.transform[4]), Number(item.transform[5])];
        return [{ text: item.str, left, bottom, width: item.width, height: item.height }];
      }),
    );
  } catch {
    return pageTextOf([]);
  }
}
