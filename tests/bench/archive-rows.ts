import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenBundle } from "../../src/desk/sealed/bundle-reader.ts";
import { must } from "../support/venue.ts";
import {
  cryptoOf,
  fromFolder,
  keyringIn,
  materialShapes,
  openLarge,
  sealLarge,
  writeMaterials,
  type MaterialShape,
} from "./large-bundle.ts";
import { ageVersion, hasProgram, runProgram } from "./programs.ts";
import { inMs, mebibyte, rate, type Row } from "./row.ts";
import { quantile, timed } from "./timing.ts";

/** Enough to see what grows with the size; 7z takes long for more. */
const mostBytes = 512 * mebibyte;
const runs = 5;

type Work = () => Promise<unknown>;

interface Archives {
  readonly folder: string;
  readonly shapes: readonly MaterialShape[];
  readonly bytes: number;
  /** The material that is taken out. */
  readonly first: string;
  readonly say: (line: string) => void;
}

/**
 * Beside what an office would use without this product: an archive of 7z under a passphrase that
 * hides the names, too, and the stock tools that open a bundle in an emergency. From a closed file
 * to the answer: the program's start is included on their side, the opening on ours.
 */
export async function archiveRows(
  scratch: string,
  sizeBytes: number,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  const shapes = materialShapes(Math.min(sizeBytes, mostBytes));
  const bytes = shapes.reduce((sum, one) => sum + one.sizeBytes, 0);
  const folder = join(scratch, "archives");
  const archives = { folder, shapes, bytes, first: shapes[0]?.path ?? "", say };
  await mkdir(folder, { recursive: true });
  await writeMaterials(join(folder, "source"), shapes, join(folder, "joined.bin"));
  await rm(join(folder, "joined.bin"));
  const own = await ours(scratch, archives);
  await own.seal();
  const rows = [
    ...(hasProgram("7z") ? await beside7z(archives, own) : []),
    ...(ageVersion() !== undefined && hasProgram("unzip")
      ? [await compared(archives, "one 10 MiB material", own.one, stockTools(archives), false)]
      : []),
  ];
  await rm(folder, { recursive: true });
  return rows;
}

async function ours(scratch: string, { folder, shapes, first }: Archives) {
  const bundle = join(folder, "all.vsbundle");
  const station = await keyringIn(scratch, "station");
  await writeFile(join(folder, "identity.txt"), `${station.identity}\n`, { mode: 0o600 });
  const crypto = cryptoOf("native");
  const opened = async (work: (sealed: OpenBundle) => Promise<unknown>) => {
    const { bundle: sealed, close } = await openLarge(bundle, station, crypto);
    await work(sealed);
    await close();
  };
  return {
    seal: async () => {
      await rm(bundle, { force: true });
      await sealLarge(scratch, bundle, shapes, crypto, fromFolder(join(folder, "source")));
    },
    list: () => opened(() => Promise.resolve()),
    one: () => opened(async (sealed) => must(await sealed.readMaterial(first))),
    verify: () => opened(async (sealed) => must(await sealed.verifyAll())),
  };
}

async function beside7z(
  archives: Archives,
  own: Awaited<ReturnType<typeof ours>>,
): Promise<readonly Row[]> {
  const archive = join(archives.folder, "all.7z");
  const sevenZip = (command: string, ...args: readonly string[]) =>
    runProgram("7z", [command, "-ppassphrase", ...args]);
  const seals = async () => {
    await rm(archive, { force: true });
    await sevenZip("a", "-mx0", "-mhe=on", archive, join(archives.folder, "source", "."));
  };
  const row = (what: string, mine: Work, theirs: Work, name: string, all: boolean) =>
    compared(archives, what, mine, [name, theirs], all);
  return [
    await row("seal", own.seal, seals, "7z a -mx0 -mhe", true),
    await row("open to the list", own.list, () => sevenZip("l", archive), "7z l", false),
    await row(
      "one 10 MiB material",
      own.one,
      () => sevenZip("x", "-so", archive, archives.first),
      "7z x",
      false,
    ),
    await row("verify all", own.verify, () => sevenZip("t", archive), "7z t", true),
  ];
}

function stockTools({ folder, first }: Archives): readonly [string, Work] {
  const zip = join(folder, "all.zip");
  const at = (name: string) => join(folder, name);
  const takes = async () => {
    await runProgram("age", ["-d", "-i", at("identity.txt"), "-o", zip, at("all.vsbundle")]);
    await runProgram("unzip", ["-p", zip, first]);
    await rm(zip);
  };
  return ["age -d, unzip -p", takes];
}

/** Medians of both, run in turn so that what else the machine does falls on both. */
async function compared(
  { bytes, say }: Archives,
  what: string,
  mine: Work,
  [name, theirs]: readonly [string, Work],
  all: boolean,
): Promise<Row> {
  say(`${what}, beside ${name}`);
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    times[0].push(await timed(mine));
    times[1].push(await timed(theirs));
  }
  const [own, other] = [quantile(times[0], 1 / 2), quantile(times[1], 1 / 2)];
  const shown = (ms: number) => (all ? rate(bytes, ms) : inMs(ms));
  const size = `${Math.round(bytes / mebibyte)} MiB`;
  return {
    ...{ what: `${what}, of ${size}`, with: "native", ours: shown(own) },
    ...{ against: `${name}: ${shown(other)}`, ratio: other / own, reach: "", reached: null },
  };
}
