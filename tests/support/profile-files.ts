import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface FoundFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** A browser removes files of its own at any time; what is gone holds nothing. */
export function profileFiles(folder: string): readonly FoundFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      try {
        return [{ path, bytes: readFileSync(path) }];
      } catch {
        return [];
      }
    });
}
