import type { PageFormat, PageMark } from "./page-marks.ts";
import type { PaperStamp } from "./paper-stamp.ts";

/** The pages so far, and how far down the last one is filled. */
export interface Sheet {
  /** Sheets of paper that belong together, each numbered for itself. */
  readonly parts: readonly SheetPart[];
  readonly left: number;
  readonly widthPt: number;
  readonly roomPt: number;
  /** Begins a new page, with which the numbering begins anew; nothing where nothing was written yet. */
  readonly startPart: (continued: string, stamp: PaperStamp | undefined) => void;
  readonly keepTogether: (heightPt: number) => void;
  readonly advance: (heightPt: number) => void;
  /** Adds marks made for the present height, then moves down by `heightPt`. */
  readonly place: (heightPt: number, marksAt: (top: number) => readonly PageMark[]) => void;
  /** Whether `heightPt` more fit on this page. */
  readonly fits: (heightPt: number) => boolean;
}

export interface SheetPart {
  readonly pages: readonly (readonly PageMark[])[];
  /** Stands above every page of it but the first; empty for nothing. */
  readonly continued: string;
  /** On every page of it; `undefined` for none. */
  readonly stamp: PaperStamp | undefined;
}

export function createSheet(format: PageFormat): Sheet {
  const parts: { pages: PageMark[][]; continued: string; stamp: PaperStamp | undefined }[] = [
    { pages: [[]], continued: "", stamp: undefined },
  ];
  const bottom = format.heightPt - format.bottom;
  let y = format.top;
  const fits = (heightPt: number) => y + heightPt <= bottom;
  return {
    parts,
    left: format.left,
    widthPt: format.widthPt - format.left - format.right,
    roomPt: bottom - format.top,
    fits,
    startPart: (continued, stamp) => {
      const [first] = parts;
      if (first && y === format.top && parts.length === 1 && first.pages.length === 1) {
        parts[0] = { ...first, continued, stamp };
        return;
      }
      parts.push({ pages: [[]], continued, stamp });
      y = format.top;
    },
    keepTogether: (heightPt) => {
      if (fits(heightPt) || y === format.top) return;
      parts.at(-1)?.pages.push([]);
      y = format.top;
    },
    advance: (heightPt) => {
      y += heightPt;
    },
    place: (heightPt, marksAt) => {
      parts
        .at(-1)
        ?.pages.at(-1)
        ?.push(...marksAt(y));
      y += heightPt;
    },
  };
}
