import { randomBytes } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chooseCrypto } from "../../src/desk/crypto/choose-crypto.ts";
import type { DeskCrypto } from "../../src/desk/crypto/desk-crypto.ts";
import { appFolders } from "../../src/desk/app-folder.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { openKeyring, type Keyring } from "../../src/desk/keys/keyring.ts";
import { openStoredBundle } from "../../src/desk/meeting/stored-bundle.ts";
import {
  sealBundle,
  type ManifestPlan,
  type MaterialSource,
} from "../../src/desk/sealed/bundle-writer.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { openFileSource } from "../../src/desk/sealed/file-source.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { aSmallManifest } from "../support/small-manifest.ts";
import { cheapLogN, must, passphrase } from "../support/venue.ts";
import { mebibyte } from "./row.ts";

const files = createNodeFileLayer();

/** The native code as the product finds it, or the reference alone. */
export const cryptoOf = (kind: "native" | "reference"): DeskCrypto =>
  chooseCrypto(
    kind === "native" ? {} : { VIVASEAL_CRYPTO: "reference" },
    appFolders(import.meta.url).cryptoWorker,
  );

/** As this process was started: a child's part. */
export const cryptoHere = (): DeskCrypto =>
  chooseCrypto(process.env, appFolders(import.meta.url).cryptoWorker);

export const keyringIn = async (folder: string, role: "office" | "station"): Promise<Keyring> =>
  must(await openKeyring({ files, folder: join(folder, role), role, passphrase, logN: cheapLogN }));

/** The first material has 10 MiB, all others 2 MiB; five to an applicant. */
export const firstBytes = 10 * mebibyte;
const otherBytes = 2 * mebibyte;

export interface MaterialShape {
  readonly path: string;
  readonly sizeBytes: number;
}

export function materialShapes(totalBytes: number): readonly MaterialShape[] {
  const others = Math.max(4, Math.floor((totalBytes - firstBytes) / otherBytes));
  return Array.from({ length: others + 1 }, (_, index) => ({
    path: `materials/A${Math.floor(index / 5) + 1}/${index % 5} 材料.bin`,
    sizeBytes: index === 0 ? firstBytes : otherBytes,
  }));
}

/** Writes the materials, and all of them in one file for `age`: the same bytes. */
export async function writeMaterials(
  folder: string,
  shapes: readonly MaterialShape[],
  joined: string,
): Promise<void> {
  const all = await open(joined, "w");
  for (const { path, sizeBytes } of shapes) {
    const bytes = randomBytes(sizeBytes);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const file = await open(join(folder, path), "w");
    await file.writeFile(bytes);
    await file.close();
    await all.write(bytes);
  }
  await all.close();
}

function planOf(office: Keyring, station: Keyring, shapes: readonly MaterialShape[]): ManifestPlan {
  const manifest = aSmallManifest({ experts: 9, applicants: Math.ceil(shapes.length / 5) });
  const { applicants } = manifest;
  const materials = shapes.map(({ path, sizeBytes }, index) => {
    const applicant = applicants[Math.floor(index / 5)];
    if (!applicant) throw new Error("Too few applicants");
    return { applicantId: applicant.id, path, sizeBytes };
  });
  return { ...manifest, office: office.card.keys, stations: [station.card.keys], materials };
}

/** Seals the materials in `folder` as the product does, synced and read back. */
export async function sealLarge(
  scratch: string,
  out: string,
  shapes: readonly MaterialShape[],
  crypto: DeskCrypto,
  sourceOf: (shape: MaterialShape) => AsyncGenerator<MaterialSource>,
): Promise<void> {
  const office = await keyringIn(scratch, "office");
  const manifest = planOf(office, await keyringIn(scratch, "station"), shapes);
  async function* materials() {
    for (const shape of shapes) yield* sourceOf(shape);
  }
  const fill = (sink: Parameters<Parameters<typeof writeSealedFile>[2]>[0]) =>
    sealBundle({ manifest, materials: materials(), signer: office.signer, out: sink, crypto });
  must(await writeSealedFile(files, out, fill, crypto.sumFile));
}

export const fromFolder = (folder: string) =>
  async function* ({ path }: MaterialShape): AsyncGenerator<MaterialSource> {
    const source = must(await openFileSource(files, join(folder, path)));
    yield { path, source };
    await source.close();
  };

/** Opens a bundle with the station's keys, as loading a meeting does. */
export const openLarge = async (path: string, station: Keyring, crypto: DeskCrypto) =>
  must(await openStoredBundle({ files, crypto }, path, station));

/** The same materials, a byte each. */
export async function sealTiny(
  scratch: string,
  out: string,
  shapes: readonly MaterialShape[],
): Promise<void> {
  const tiny = shapes.map(({ path }) => ({ path, sizeBytes: 1 }));
  // eslint-disable-next-line @typescript-eslint/require-await -- the same shape as from a folder
  await sealLarge(scratch, out, tiny, cryptoOf("native"), async function* ({ path }) {
    yield { path, source: memorySource(new Uint8Array(1)) };
  });
}
