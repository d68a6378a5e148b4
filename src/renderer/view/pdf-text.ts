/** One run of text on a page, in the page's own units with the origin at the bottom left. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Left, bottom, right, top in the page's own units. */
export type PageBox = readonly [number, number, number, number];

/** A page's text without spaces, each character with where it stands. */
export interface PageText {
  readonly characters: readonly string[];
  readonly boxes: readonly PageBox[];
}

/**
 * Chinese PDFs break a line into runs of one character or of many, with or without spaces, so a
 * page is searched as one row of characters. The width of a run is shared out evenly among its own.
 */
export function pageTextOf(runs: readonly TextRun[]): PageText {
  const characters: string[] = [];
  const boxes: PageBox[] = [];
  for (const { text, left, bottom, width, height } of runs) {
    const own = Array.from(text);
    for (const [index, character] of own.entries()) {
      const from = left + (width * index) / own.length;
      for (const folded of Array.from(folding(character))) {
        characters.push(folded);
        boxes.push([from, bottom, from + width / own.length, bottom + height]);
      }
    }
  }
  return { characters, boxes };
}

/** Full and half width, upper and lower case are one; white space counts for nothing. */
const folding = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s/gu, "");

/** Every place of the query on the page, as the boxes of its characters; none for an empty one. */
export function placesOf(page: PageText, query: string): readonly (readonly PageBox[])[] {
  const wanted = Array.from(folding(query));
  if (wanted.length === 0) return [];
  const places: (readonly PageBox[])[] = [];
  for (let at = 0; at + wanted.length <= page.characters.length; at += 1) {
    if (!wanted.every((character, index) => page.characters[at + index] === character)) continue;
    places.push(inRows(page.boxes.slice(at, at + wanted.length)));
    at += wanted.length - 1;
  }
  return places;
}

/** Neighbours in one row become one box. */
function inRows(boxes: readonly PageBox[]): readonly PageBox[] {
  const rows: PageBox[] = [];
  for (const box of boxes) {
    const last = rows.at(-1);
    if (last && Math.abs(last[1] - box[1]) < 1 && box[0] >= last[0]) {
      rows[rows.length - 1] = [last[0], last[1], box[2], Math.max(last[3], box[3])];
    } else rows.push(box);
  }
  return rows;
}
