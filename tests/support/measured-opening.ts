import { existsSync, readFileSync } from "node:fs";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import { openKeyringDocument } from "../../src/desk/keys/keyring-document.ts";
import { openBundle, type OpenBundleInput } from "../../src/desk/sealed/bundle-reader.ts";
import { openResult } from "../../src/desk/sealed/result-package.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";

/** What a process of its own is asked to do, as its only argument, in JSON. */
export interface MeasuredTask {
  readonly kind: "bundle" | "result" | "keyring" | "card";
  readonly path: string;
  readonly reader: Omit<OpenBundleInput, "source" | "crypto">;
}

/** What it prints: the refusal, and the most memory that it ever had beyond what it began with. */
export interface Measured {
  readonly code: string | null;
  readonly grownBytes: number;
  readonly milliseconds: number;
}

const task = JSON.parse(process.argv[2] ?? "") as MeasuredTask;
const before = peakBytes();
const start = performance.now();
const outcome = await opened(task);
const measured: Measured = {
  code: outcome.ok ? null : outcome.error.code,
  grownBytes: peakBytes() - before,
  milliseconds: performance.now() - start,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);

/** Linux counts a child's maxRSS from before its exec, when it still was its parent's copy. */
function peakBytes(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return 1024 * (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes));
}

async function opened({ kind, path, reader }: MeasuredTask): Promise<Outcome<unknown>> {
  const files = createNodeFileLayer();
  if (kind === "keyring") return openKeyringDocument(files, path, "station", "correct horse");
  const source = await openFileSource(files, path);
  if (!source.ok) return source;
  const { value } = source;
  if (kind === "card") return readCard(await value.read(0, value.sizeBytes));
  if (kind === "result") return openResult({ source: value, identity: reader.identity });
  return openBundle({ ...reader, source: value });
}
