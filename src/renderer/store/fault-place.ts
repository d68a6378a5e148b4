/**
 * What may be told of a bug: its kind and where in the program it happened, never its message,
 * which could quote what was typed (a PIN, a mark).
 */
export function faultPlace(error: unknown): string {
  if (!(error instanceof Error)) return "non-error";
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => /([\w.-]+:\d+:\d+)\)?$/.exec(line.trim())?.[1] ?? "")
    .filter((place) => place !== "");
  return [error.name, ...frames.slice(0, 3)].join(" ");
}
