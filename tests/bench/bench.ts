import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { initKeyring, openKeyring, trustCard, cardFileName } from "../../src/desk/keys/keyring.ts";
import { cheapLogN, must, passphrase } from "../support/venue.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import { archiveRows } from "./archive-rows.ts";
import { bundleRows, runBundleTask, type BundleTask } from "./bundle-rows.ts";
import { fileSystemOf } from "./file-system.ts";
import { cryptoOf } from "./large-bundle.ts";
import { commandRows } from "./command-rows.ts";
import { readOptions, usage, type BenchOptions } from "./options.ts";
import { ageVersion } from "./programs.ts";
import { reportRows, runReportTask, type ReportTask } from "./report-rows.ts";
import { restartRows } from "./restart-rows.ts";
import { tableOf, type Row } from "./row.ts";
import { screenRows } from "./screen-rows.ts";

/**
 * `npm run bench`: the rows of DESIGN.md's "Speed and size", each beside what it is compared with,
 * in one run. Prints a table and writes out/bench.json. Nothing here passes or fails: figures are
 * for people who know the machine.
 */
const say = (line: string): void => void process.stderr.write(`${line} …\n`);
const args = process.argv.slice(2);

if (args[0] === "--child") await runChild(JSON.parse(args[1] ?? "") as BundleTask | ReportTask);
else await runBench();

async function runChild(task: BundleTask | ReportTask): Promise<void> {
  const ms = task.part === "reports" ? await runReportTask(task) : await runBundleTask(task);
  const peakMiB = await peakMemory();
  process.stdout.write(`${JSON.stringify({ ms, peakMiB })}\n`);
}

/**
 * Of this process alone. Linux counts into `maxRSS` what the parent had when it started the child,
 * and the parent is larger than some of the work that is measured.
 */
async function peakMemory(): Promise<number> {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  const status = await readFile("/proc/self/status", "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function runBench(): Promise<void> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const { root } = appFolders(import.meta.url);
  const parent = options.folder ?? join(root, "out");
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(join(parent, "bench-"));
  try {
    const rows = await allRows(scratch, options);
    const about = await machine(scratch);
    const facts = Object.entries(about).map(([name, value]) => `${name}: ${value}`);
    process.stdout.write(`${tableOf(rows)}\n\n${facts.join("\n")}\n`);
    const report = { ...about, options, rows };
    await writeFile(join(root, "out", "bench.json"), `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function allRows(scratch: string, options: BenchOptions): Promise<readonly Row[]> {
  await makeKeys(scratch);
  const age = ageVersion() !== undefined;
  const wanted = (part: string) => options.only.length === 0 || options.only.includes(part);
  const rows: Row[] = [];
  if (wanted("bundle")) rows.push(...(await bundleRows(scratch, options, age, say)));
  if (wanted("archive")) rows.push(...(await archiveRows(scratch, options.sizeBytes, say)));
  if (wanted("command")) rows.push(...(await commandRows(scratch, options, say)));
  if (wanted("restart")) rows.push(...(await restartRows(scratch, options, say)));
  if (wanted("reports")) rows.push(...(await reportRows(options, say)));
  if (wanted("screens")) rows.push(...(await screenRows(scratch, options, say)));
  return rows;
}

/** An office and a station that know each other. */
async function makeKeys(scratch: string): Promise<void> {
  const files = createNodeFileLayer();
  const at = (role: "office" | "station") => ({
    ...{ files, folder: join(scratch, role), role, passphrase },
    logN: cheapLogN,
  });
  must(await initKeyring(at("office"), "评委会办公室"));
  must(await initKeyring(at("station"), "一号评审电脑"));
  for (const [mine, theirs] of [
    ["office", "station"],
    ["station", "office"],
  ] as const) {
    const card = await files.readFile(join(scratch, theirs, cardFileName(theirs)));
    must(await trustCard(at(mine), card, must(readCard(card)).checkCode.hex));
  }
  must(await openKeyring(at("station")));
}

async function machine(scratch: string) {
  const processors = cpus();
  const { chunks, hashing } = cryptoOf("native").from;
  return {
    processors: `${processors.length} x ${processors[0]?.model.trim() ?? "?"}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    "file system": await fileSystemOf(scratch),
    node: process.version,
    native: `ChaCha20-Poly1305 ${chunks}, SHA-256 ${hashing}`,
    age: ageVersion() ?? "not installed: its rows are empty",
  };
}
