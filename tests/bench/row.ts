/** One line of the table: what was measured, with which cryptography, and against what. */
export interface Row {
  readonly what: string;
  readonly with: "native" | "reference" | "";
  readonly ours: string;
  readonly against: string;
  /** Ours divided by the other, as the reach speaks of it. */
  readonly ratio: number | null;
  /** As DESIGN.md's "Speed and size" has it. */
  readonly reach: string;
  /** `null` where nothing was there to compare with, or nothing is asked. */
  readonly reached: boolean | null;
}

const headings = ["what", "with", "ours", "against", "ratio", "reach", "reached"] as const;

/** The rows as a Markdown table, aligned for a terminal. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    headings.map((heading) => {
      const value = row[heading];
      if (typeof value === "number") return value.toFixed(2);
      if (typeof value === "boolean") return value ? "yes" : "NO";
      return value ?? "-";
    }),
  );
  const all = [[...headings], ...cells];
  const widths = headings.map((_, column) =>
    Math.max(...all.map((line) => (line[column] ?? "").length)),
  );
  const lines = all.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

export const mebibyte = 1024 * 1024;
export const inMs = (ms: number): string => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
export const rate = (bytes: number, ms: number): string =>
  `${(bytes / mebibyte / (ms / 1000)).toFixed(0)} MiB/s (${(ms / 1000).toFixed(2)} s)`;
