import type { ShapedLine } from "./text-layout.ts";

/** What is drawn on a page. Points, from the top left corner; `y` of a text is its baseline. */
export type PageMark =
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly line: ShapedLine;
      readonly sizePt: number;
      /** 0 black … 255 white. */
      readonly gray: number;
      /** Degrees, counter-clockwise around the start of the baseline. */
      readonly angle: number;
    }
  | {
      readonly kind: "rule";
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly widthPt: number;
    }
  | {
      readonly kind: "shade";
      readonly x: number;
      readonly y: number;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly gray: number;
    }
  | {
      /** A square of black modules, row by row. */
      readonly kind: "modules";
      readonly x: number;
      readonly y: number;
      readonly widthPt: number;
      readonly modules: readonly (readonly boolean[])[];
    };

export interface PageFormat {
  readonly orientation: "portrait" | "landscape";
  readonly widthPt: number;
  readonly heightPt: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export function millimetres(length: number): number {
  return (length * 72) / 25.4;
}

/** A4 upright with the margins of GB/T 9704: top 37 mm, binding side 28 mm, type area 156 × 225 mm. */
export const officialPortrait: PageFormat = {
  orientation: "portrait",
  widthPt: millimetres(210),
  heightPt: millimetres(297),
  top: millimetres(37),
  right: millimetres(26),
  bottom: millimetres(35),
  left: millimetres(28),
};

/** A4 sideways for wide tables; they are bound at the top, so that is where the room is. */
export const wideTable: PageFormat = {
  orientation: "landscape",
  widthPt: millimetres(297),
  heightPt: millimetres(210),
  top: millimetres(25),
  right: millimetres(13),
  bottom: millimetres(18),
  left: millimetres(13),
};

/** The same sheet turned for a table to sign on: the binding side at the top, type area 225 × 156 mm. */
export const officialLandscape: PageFormat = {
  orientation: "landscape",
  widthPt: millimetres(297),
  heightPt: millimetres(210),
  top: millimetres(28),
  right: millimetres(37),
  bottom: millimetres(26),
  left: millimetres(35),
};
