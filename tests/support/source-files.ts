import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./import-rules.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));

/** Every TypeScript file of src. The launcher is plain Node, held by its own tests. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(source, file).split(sep).join("/"),
      text: readFileSync(file, "utf8"),
    }));
}
