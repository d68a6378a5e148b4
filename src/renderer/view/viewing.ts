import type { Turn } from "../db/schema.ts";

/** How a file is looked at. */
export interface Viewing {
  readonly page: number;
  /** One of `zooms`; 1 fills the width. */
  readonly zoom: number;
  readonly turn: Turn;
}

export const fromTheStart: Viewing = { page: 1, zoom: 1, turn: 0 };

export const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

const turns = [0, 90, 180, 270] as const;

/** A quarter clockwise: phone pictures and scans often lie on their side. */
export const turned = (turn: Turn): Turn => turns[(turns.indexOf(turn) + 1) % 4] ?? 0;

/** The next larger (`1`) or smaller (`-1`) zoom; `undefined` at the end. */
export function zoomBeside(zoom: number, step: 1 | -1): number | undefined {
  const at = zooms.findIndex((one) => one === zoom);
  return zooms[(at < 0 ? zooms.indexOf(1) : at) + step];
}

/** What a key does in a viewer; `undefined` for keys that are not the viewer's. */
export function viewingAfter(key: string, viewing: Viewing): Viewing | undefined {
  const { page, zoom, turn } = viewing;
  switch (key) {
    case "ArrowRight":
    case "PageDown":
      return { ...viewing, page: page + 1 };
    case "ArrowLeft":
    case "PageUp":
      return { ...viewing, page: page - 1 };
    case "+":
    case "=":
      return { ...viewing, zoom: zoomBeside(zoom, 1) ?? zoom };
    case "-":
      return { ...viewing, zoom: zoomBeside(zoom, -1) ?? zoom };
    case "0":
      return { ...viewing, zoom: 1 };
    case "r":
    case "R":
      return { ...viewing, turn: turned(turn) };
    default:
      return undefined;
  }
}
