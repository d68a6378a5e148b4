/** Columns aligned as a terminal shows them: Chinese characters take two places. */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => displayWidth(row[index] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, index) => padded(cell, widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** Places that a terminal gives the text (Unicode Standard Annex 11, ambiguous ones narrow). */
export function displayWidth(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (combining.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}

/** The text with spaces after it, up to `width` places. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

const combining = /\p{Mn}|\p{Me}|[\u200B-\u200D\uFE00-\uFE0F]/u;
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
