import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

export interface BuiltWorker {
  /** The product's `crypto-worker.ts` as one script. */
  readonly file: string;
  readonly remove: () => void;
}

export async function buildCryptoWorker(): Promise<BuiltWorker> {
  const folder = mkdtempSync(join(tmpdir(), "vivaseal-worker-"));
  const entry = join(import.meta.dirname, "../../src/desk/crypto/crypto-worker.ts");
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, target: "node20.19" },
  });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return {
    file: join(folder, "crypto-worker.js"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
