import { createDecipheriv, createHash, randomBytes } from "node:crypto";
import { open, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Keyring } from "../../src/desk/keys/keyring.ts";
import { chunkBytes, sealedChunkBytes, tagBytes } from "../../src/desk/sealed/age-chunks.ts";
import { nativeCipher } from "../../src/desk/crypto/native-crypto.ts";
import { must } from "../support/venue.ts";
import {
  cryptoHere,
  cryptoOf,
  firstBytes,
  fromFolder,
  keyringIn,
  materialShapes,
  openLarge,
  sealLarge,
  sealTiny,
  writeMaterials,
  type MaterialShape,
} from "./large-bundle.ts";
import type { BenchOptions } from "./options.ts";
import { inChild, runProgram, syncFile, type ChildFigures } from "./programs.ts";
import { inMs, rate, type Row } from "./row.ts";
import { medianOf, mediansOf, timed } from "./timing.ts";

/** What a child process is asked to do. */
export interface BundleTask {
  readonly part: "seal" | "verify";
  readonly scratch: string;
  readonly bundle: string;
  readonly materials: string;
  readonly shapes?: readonly MaterialShape[];
  readonly sizeBytes: number;
}

/** In a child process: the work alone, timed. */
export async function runBundleTask(task: BundleTask): Promise<number> {
  const { scratch, bundle, materials, sizeBytes } = task;
  const crypto = cryptoHere();
  if (task.part === "seal")
    return timed(() =>
      sealLarge(scratch, bundle, materialShapes(sizeBytes), crypto, fromFolder(materials)),
    );
  const opened = await openLarge(bundle, await keyringIn(scratch, "station"), crypto);
  const ms = await timed(async () => must(await opened.bundle.verifyAll()));
  await opened.close();
  return ms;
}

interface Scene {
  readonly scratch: string;
  readonly options: BenchOptions;
  readonly age: boolean;
  readonly shapes: readonly MaterialShape[];
  readonly materials: string;
  readonly joined: string;
  readonly bundle: string;
  readonly tiny: string;
  readonly identityFile: string;
  readonly station: Keyring;
  /** Of all materials. */
  readonly bytes: number;
}

/** Seal, open, one material, verify: the rows of the bundle. */
export async function bundleRows(
  scratch: string,
  options: BenchOptions,
  age: boolean,
  say: (line: string) => void,
): Promise<readonly Row[]> {
  const at = (name: string) => join(scratch, name);
  const shapes = materialShapes(options.sizeBytes);
  const scene: Scene = {
    ...{
      scratch,
      options,
      age,
      shapes,
      bytes: shapes.reduce((sum, one) => sum + one.sizeBytes, 0),
    },
    ...{ materials: at("source"), joined: at("joined.bin"), identityFile: at("identity.txt") },
    ...{ bundle: at("large.vsbundle"), tiny: at("tiny.vsbundle") },
    station: await keyringIn(scratch, "station"),
  };
  say(`Writing ${shapes.length} materials`);
  await writeMaterials(scene.materials, shapes, scene.joined);
  await writeFile(scene.identityFile, `${scene.station.identity}\n`, { mode: 0o600 });
  say("Sealing");
  const sealing = await sealRows(scene);
  await rm(scene.materials, { recursive: true });
  await rm(scene.joined);
  await sealTiny(scratch, scene.tiny, shapes);
  say("Opening");
  const opening = await openRows(scene);
  say("One material");
  const reading = await materialRows(scene);
  say("Verifying");
  const verifying = await verifyRows(scene);
  await rm(scene.bundle);
  return [...opening, ...reading, ...verifying, ...sealing];
}

const task = (scene: Scene, part: BundleTask["part"]): BundleTask => ({
  ...{ part, scratch: scene.scratch, bundle: scene.bundle, materials: scene.materials },
  sizeBytes: scene.options.sizeBytes,
});

const best = (times: readonly number[]): number => Math.min(...times);

async function sealRows(scene: Scene): Promise<readonly Row[]> {
  const recipient = scene.station.card.keys.recipient;
  const ageOut = join(scene.scratch, "by-age.age");
  const ages: number[] = [];
  const durable: number[] = [];
  const readBack: number[] = [];
  const natives: ChildFigures[] = [];
  for (let round = 0; round < scene.options.rounds; round += 1) {
    if (scene.age) {
      const start = performance.now();
      await runProgram("age", ["-e", "-r", recipient, "-o", ageOut, scene.joined]);
      ages.push(performance.now() - start);
      syncFile(ageOut);
      durable.push(performance.now() - start);
      await runProgram("cksum", [ageOut]);
      readBack.push(performance.now() - start);
      await rm(ageOut);
    }
    await rm(scene.bundle, { force: true });
    natives.push(await inChild(task(scene, "seal"), false));
  }
  await rm(scene.bundle);
  const reference = await inChild(task(scene, "seal"), true);
  const ageMs = best(ages);
  const row = (kind: "native" | "reference", { ms, peakMiB }: ChildFigures): readonly Row[] => [
    {
      what: `seal ${sizeText(scene)}`,
      with: kind,
      ours: `${rate(scene.bytes, ms)}, synced and read back`,
      against: scene.age ? `age -e: ${rate(scene.bytes, ageMs)}, neither` : noAge,
      ratio: scene.age ? ageMs / ms : null,
      reach: kind === "native" ? ">= 0.8 x its throughput" : "",
      reached: scene.age && kind === "native" ? ageMs / ms >= 0.8 : null,
    },
    {
      what: "",
      with: kind,
      ours: `${rate(scene.bytes, ms)}, and SHA-256`,
      against: scene.age ? `age -e, fsync, cksum: ${rate(scene.bytes, best(readBack))}` : noAge,
      ratio: scene.age ? best(readBack) / ms : null,
      reach: "",
      reached: null,
    },
    {
      what: "  peak memory",
      with: kind,
      ours: `${peakMiB.toFixed(0)} MiB`,
      against: scene.age ? `age -e and fsync: ${rate(scene.bytes, best(durable))}` : "",
      ratio: null,
      reach: "< 200 MiB",
      reached: peakMiB < 200,
    },
  ];
  const fastest = natives.reduce((a, b) => (b.ms < a.ms ? b : a));
  const peakMiB = Math.max(...natives.map((one) => one.peakMiB));
  return [...row("native", { ...fastest, peakMiB }), ...row("reference", reference)];
}

async function openRows(scene: Scene): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const age = scene.age ? await ageDecrypts(scene) : Number.NaN;
  for (const kind of ["native", "reference"] as const) {
    const crypto = cryptoOf(kind);
    const opens = (path: string) => async () =>
      (await openLarge(path, scene.station, crypto)).close();
    const [large, tiny] = await mediansOf([opens(scene.bundle), opens(scene.tiny)], 25);
    rows.push(
      {
        what: `open ${sizeText(scene)}`,
        with: kind,
        ours: inMs(large),
        against: `${scene.shapes.length} tiny materials: ${inMs(tiny)}`,
        ratio: large / tiny,
        reach: "<= 1.2 x",
        reached: large / tiny <= 1.2,
      },
      {
        what: "",
        with: kind,
        ours: inMs(large),
        against: scene.age ? `age -d: ${inMs(age)}` : noAge,
        ratio: scene.age ? age / large : null,
        reach: ">= 20 x faster",
        reached: scene.age ? age / large >= 20 : null,
      },
    );
  }
  return rows;
}

async function ageDecrypts({ identityFile, bundle, options }: Scene): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < options.rounds; round += 1)
    times.push(await timed(() => runProgram("age", ["-d", "-i", identityFile, bundle])));
  return best(times);
}

async function materialRows(scene: Scene): Promise<readonly Row[]> {
  const path = scene.shapes[0]?.path ?? "";
  const plain = await plainRead(scene.scratch);
  const rows: Row[] = [];
  for (const kind of ["native", "reference"] as const) {
    const opened = await openLarge(scene.bundle, scene.station, cryptoOf(kind));
    const read = async () => must(await opened.bundle.readMaterial(path));
    const ms = await medianOf(read, { warmUp: 5, runs: 21 });
    await opened.close();
    const most = kind === "native" ? 2 : 15;
    rows.push({
      what: "one 10 MiB material",
      with: kind,
      ours: inMs(ms),
      against: `plain read, native decryption and SHA-256: ${inMs(plain)}`,
      ratio: ms / plain,
      reach: `<= ${most} x`,
      reached: ms / plain <= most,
    });
  }
  return rows;
}

/** The machine's own limit: sealed chunks of 10 MiB read at once, deciphered, hashed. */
async function plainRead(scratch: string): Promise<number> {
  const path = join(scratch, "chunks.bin");
  const key = randomBytes(32);
  const nonce = new Uint8Array(12);
  const chunk = nativeCipher.seal(key, nonce, randomBytes(chunkBytes));
  const chunks = firstBytes / chunkBytes;
  await writeFile(path, Buffer.concat(Array.from({ length: chunks }, () => chunk)));
  const file = await open(path, "r");
  const ms = await medianOf(
    async () => {
      const sealed = Buffer.allocUnsafe(chunks * sealedChunkBytes);
      await file.read(sealed, 0, sealed.length, 0);
      const hash = createHash("sha256");
      for (let at = 0; at < sealed.length; at += sealedChunkBytes) {
        const options = { authTagLength: tagBytes };
        const decipher = createDecipheriv("chacha20-poly1305", key, nonce, options);
        decipher.setAuthTag(sealed.subarray(at + chunkBytes, at + sealedChunkBytes));
        hash.update(decipher.update(sealed.subarray(at, at + chunkBytes)));
        decipher.final();
      }
      hash.digest();
    },
    { warmUp: 5, runs: 21 },
  );
  await file.close();
  await rm(path);
  return ms;
}

async function verifyRows(scene: Scene): Promise<readonly Row[]> {
  const ages: number[] = [];
  const natives: ChildFigures[] = [];
  for (let round = 0; round < scene.options.rounds; round += 1) {
    if (scene.age)
      ages.push(await ageDecrypts({ ...scene, options: { ...scene.options, rounds: 1 } }));
    natives.push(await inChild(task(scene, "verify"), false));
  }
  const reference = await inChild(task(scene, "verify"), true);
  const fastest = natives.reduce((a, b) => (b.ms < a.ms ? b : a));
  const { size } = await stat(scene.bundle);
  const ageMs = best(ages);
  return (["native", "reference"] as const).map((kind): Row => {
    const { ms, peakMiB } = kind === "native" ? fastest : reference;
    return {
      what: `verify all of ${sizeText(scene)}`,
      with: kind,
      ours: `${rate(size, ms)}, ${peakMiB.toFixed(0)} MiB`,
      against: scene.age ? `age -d >/dev/null: ${rate(size, ageMs)}` : noAge,
      ratio: scene.age ? ageMs / ms : null,
      reach: kind === "native" ? ">= its throughput" : "",
      reached: scene.age && kind === "native" ? ageMs / ms >= 1 : null,
    };
  });
}

const noAge = "age isn't installed";

const sizeText = ({ bytes }: Scene): string =>
  bytes >= 2 ** 30 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${Math.round(bytes / 2 ** 20)} MiB`;
