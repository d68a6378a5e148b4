import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { readCard } from "../../src/desk/keys/card.ts";
import {
  cardFileName,
  initKeyring,
  openKeyring,
  trustCard,
  type Keyring,
} from "../../src/desk/keys/keyring.ts";
import { sealBundle } from "../../src/desk/sealed/bundle-writer.ts";
import { memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { writeSealedFile } from "../../src/desk/sealed/sealed-output.ts";
import { aSmallManifest, type ManifestWishes } from "./small-manifest.ts";

/** Cheap on purpose: what is tested is not scrypt. */
export const cheapLogN = 4;
export const passphrase = "试用口令 correct horse";

/** A real office, a real station that know each other, and a stick with a sealed bundle. */
export interface Venue {
  readonly folder: string;
  readonly stationFolder: string;
  /** Of a second station, where one was wished for. */
  readonly spareFolder: string;
  readonly officeFolder: string;
  readonly stickFolder: string;
  readonly office: Keyring;
  readonly station: Keyring;
  readonly spare: Keyring | undefined;
  readonly manifest: Manifest;
  /** Path and bytes of every material. */
  readonly materials: ReadonlyMap<string, Uint8Array>;
  readonly remove: () => Promise<void>;
}

export const bundleName = "bundle.vsbundle";

/** With `spare`, the office has enrolled a second station and named it in the bundle, too. */
export async function aVenue(
  wishes: ManifestWishes & { readonly spare?: boolean } = {},
  parent: string = tmpdir(),
): Promise<Venue> {
  const folder = await mkdtemp(join(parent, "vivaseal-venue-"));
  const files = createNodeFileLayer();
  const at = (role: "office" | "station", name: string = role) => ({
    ...{ files, folder: join(folder, name), role, passphrase },
    logN: cheapLogN,
  });
  must(await initKeyring(at("office"), "评委会办公室"));
  must(await initKeyring(at("station"), "一号评审电脑"));
  await know(at("station"), join(folder, "office", cardFileName("office")));
  await know(at("office"), join(folder, "station", cardFileName("station")));
  if (wishes.spare) {
    must(await initKeyring(at("station", "spare"), "二号评审电脑"));
    await know(at("station", "spare"), join(folder, "office", cardFileName("office")));
    await know(at("office"), join(folder, "spare", cardFileName("station")));
  }
  const office = must(await openKeyring(at("office")));
  const station = must(await openKeyring(at("station")));
  const spare = wishes.spare ? must(await openKeyring(at("station", "spare"))) : undefined;
  const stickFolder = join(folder, "stick");
  await files.makeFolder(stickFolder);
  const { manifest, materials } = withMaterials(aSmallManifest(wishes), office, [
    station,
    ...(spare ? [spare] : []),
  ]);
  const input = {
    ...{ manifest, signer: office.signer },
    materials: [...materials].map(([path, bytes]) => ({ path, source: memorySource(bytes) })),
  };
  const to = join(stickFolder, bundleName);
  must(await writeSealedFile(files, to, (out) => sealBundle({ ...input, out })));
  return {
    ...{ folder, stickFolder, office, station, spare, manifest, materials },
    stationFolder: join(folder, "station"),
    spareFolder: join(folder, "spare"),
    officeFolder: join(folder, "office"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function know(place: Parameters<typeof trustCard>[0], cardPath: string): Promise<void> {
  const bytes = await place.files.readFile(cardPath);
  must(await trustCard(place, bytes, must(readCard(bytes)).checkCode.hex));
}

function withMaterials(manifest: Manifest, office: Keyring, stations: readonly Keyring[]) {
  const materials = new Map(
    manifest.applicants.map(({ materialsFolder, name }) => [
      `materials/${materialsFolder}/01 说明.txt`,
      utf8ToBytes(`${name}的材料`),
    ]),
  );
  const complete: Manifest = {
    ...manifest,
    office: office.card.keys,
    stations: stations.map(({ card }) => card.keys),
    materials: manifest.applicants.map(({ id, materialsFolder }) => {
      const path = `materials/${materialsFolder}/01 说明.txt`;
      const bytes = materials.get(path) ?? new Uint8Array();
      return { applicantId: id, path, sizeBytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
    }),
  };
  return { manifest: complete, materials };
}

/** The value of an outcome that a test counts on; throws with the code otherwise. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.error)}`);
  return outcome.value;
}

/** Writes a file next to the stick's bundle. */
export const putOnStick = (venue: Venue, name: string, bytes: Uint8Array): Promise<void> =>
  writeFile(join(venue.stickFolder, name), bytes);
