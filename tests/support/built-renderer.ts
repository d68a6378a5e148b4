import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** Makes sure that the screens are built; `npm test` has done so, a bare test run may not have. */
export async function builtRenderer(): Promise<string> {
  const folder = join(root, "out/renderer");
  const there = await access(join(folder, "index.html")).then(
    () => true,
    () => false,
  );
  if (!there) {
    const vite = join(root, "node_modules/electron-vite/bin/electron-vite.js");
    await promisify(execFile)(process.execPath, [vite, "build", "--logLevel", "warn"], {
      cwd: root,
    });
  }
  return folder;
}
