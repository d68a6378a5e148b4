import { inflateSync } from "node:zlib";
import { readQr } from "./qr-reader.ts";

/** What the codes in a PDF say, page by page, read from the rectangles as they are drawn. */
export function drawnCodes(pdf: Uint8Array): readonly string[] {
  return contentsOf(Buffer.from(pdf)).flatMap((content) =>
    content
      .split("\n")
      .filter((line) => /^0 g (?:[\d.]+ ){4}re .*f$/.test(line))
      .map((line) => readQr(modulesOf(line))),
  );
}

function contentsOf(file: Buffer): readonly string[] {
  const contents: string[] = [];
  for (let at = file.indexOf("stream\n"); at >= 0; at = file.indexOf("stream\n", at + 1)) {
    const end = file.indexOf("\nendstream", at);
    if (end < 0 || file.subarray(at - 3, at).toString() === "end") continue;
    try {
      contents.push(inflateSync(file.subarray(at + 7, end)).toString("latin1"));
    } catch {
      // A stream of another kind, such as the file's metadata.
    }
  }
  return contents;
}

function modulesOf(line: string): readonly (readonly boolean[])[] {
  const numbers = [...line.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)].map((found) =>
    found.slice(1).map(Number),
  );
  const rectangles = numbers.map(([x = 0, y = 0, width = 0, height = 0]) => {
    return { x, y, width, height };
  });
  const side = rectangles[0]?.height ?? 1;
  const left = Math.min(...rectangles.map(({ x }) => x));
  const right = Math.max(...rectangles.map(({ x, width }) => x + width));
  const top = Math.max(...rectangles.map(({ y }) => y));
  const size = Math.round((right - left) / side);
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const { x, y, width } of rectangles) {
    const from = Math.round((x - left) / side);
    modules[Math.round((top - y) / side)]?.fill(true, from, from + Math.round(width / side));
  }
  return modules;
}
