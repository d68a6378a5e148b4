import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The product's folders, wherever this code runs from: the sources or the build in `out/`. */
export interface AppFolders {
  readonly root: string;
  readonly resources: string;
  /** The built screens. */
  readonly renderer: string;
  /** The built threads of `openCryptoThreads`. */
  readonly cryptoWorker: string;
}

/**
 * Finds them from the address of a module of this product: the nearest folder upwards that has a
 * package.json. A build without one is a bug, so that throws.
 */
export function appFolders(moduleUrl: string): AppFolders {
  const root = nearestPackage(dirname(fileURLToPath(moduleUrl)));
  return {
    root,
    resources: join(root, "resources"),
    renderer: join(root, "out", "renderer"),
    cryptoWorker: join(root, "out", "main", "crypto-worker.js"),
  };
}

function nearestPackage(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("No package.json above this module");
  return nearestPackage(parent);
}
