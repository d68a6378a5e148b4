import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The Electron executable, or undefined where only its package is there: the runtime is a download
 * from outside the package registry. Looked for by hand, because requiring the package would try
 * that download.
 */
export function electronRuntime(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const note = join(folder, "path.txt");
  if (!existsSync(note)) return undefined;
  const executable = join(folder, "dist", readFileSync(note, "utf8"));
  return existsSync(executable) ? executable : undefined;
}
