import type { Command } from "./command.ts";

/** The command that was most likely meant; `undefined` where none is near. */
export function nearestCommand(
  commands: readonly Command[],
  args: readonly string[],
): Command | undefined {
  const distances = commands.map((command) => {
    const count = command.words.split(" ").length;
    const typed = args.slice(0, count).join(" ").toLowerCase().slice(0, longest);
    return { command, slips: slipsBetween(typed, command.words) };
  });
  const nearest = distances.reduce((best, one) => (one.slips < best.slips ? one : best));
  return nearest.slips <= Math.ceil(nearest.command.words.length / 4) ? nearest.command : undefined;
}

/** No command is half as long. */
const longest = 60;

/** Letters to put in, leave out, change, or swap with the next one (optimal string alignment). */
export function slipsBetween(typed: string, meant: string): number {
  const rows: number[][] = [Array.from({ length: meant.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= meant.length; j += 1) {
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? Infinity;
      const same = typed[i - 1] === meant[j - 1];
      const isSwap = typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1];
      const swapped = isSwap ? at(2, 2) + 1 : Infinity;
      row.push(Math.min(at(1, 1) + (same ? 0 : 1), at(1, 0) + 1, (row[j - 1] ?? 0) + 1, swapped));
    }
    rows.push(row);
  }
  return rows[typed.length]?.[meant.length] ?? Infinity;
}
