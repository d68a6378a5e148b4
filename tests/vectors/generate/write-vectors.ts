import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RefusalCode } from "../../../src/core/refusals/refusal.ts";
import type { Keyring } from "../../../src/desk/keys/keyring.ts";
import { aVenue, passphrase, type Venue } from "../../support/venue.ts";
import { canonicalVectors } from "./canonical-json-vectors.ts";
import { ed25519Vectors } from "./ed25519-vectors.ts";
import { addBundles } from "./bundle-vectors.ts";
import { addEnvelopes } from "./envelope-vectors.ts";
import { addKeys } from "./key-vectors.ts";
import { addPassphraseBundles, bundlePassphrase } from "./passphrase-bundle-vectors.ts";
import { addMeeting } from "./meeting-vectors.ts";
import type { AddCase, VectorCase, VectorKeys, VectorKind, VectorOwner } from "./vector-case.ts";

/** What is larger shows nothing that a small file can't. */
const mostBytes = 100_000;

/**
 * Writes all of `tests/vectors/` anew: a meeting of six experts and two applicants is really
 * held, and what it leaves is taken as good; the hostile files are made from it.
 */
export async function writeVectors(folder: string): Promise<void> {
  const cases: VectorCase[] = [];
  for (const part of ["cards", "keyrings", "bundles", "results", "journals", "envelopes"])
    rmSync(join(folder, part), { recursive: true, force: true });
  const put = (file: string, bytes: Uint8Array | string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };
  const add: AddCase = (read, name, bytes, why, expect) => {
    if (bytes.length > mostBytes && typeof expect === "string") return;
    const file = `${places[read][0]}/${name}.${places[read][1]}`;
    put(file, bytes);
    cases.push({ file, why, read, expect: typeof expect === "string" ? refused(expect) : expect });
  };
  const venue = await aVenue({ experts: 6, applicants: 2 });
  try {
    await addKeys(add, venue);
    await addBundles(add, venue);
    await addPassphraseBundles(add, venue.office, venue.station);
    addEnvelopes(add, venue.office);
    await addMeeting(add, venue);
    put("keys.json", text(keysOf(venue)));
  } finally {
    await venue.remove();
  }
  put("cases.json", text(cases));
  put("canonical-json.json", text(canonicalVectors()));
  put("ed25519.json", lines(ed25519Vectors()));
}

const places: Readonly<Record<VectorKind, readonly [folder: string, ending: string]>> = {
  card: ["cards", "vscard"],
  keyring: ["keyrings", "keyring.age"],
  bundle: ["bundles", "vsbundle"],
  result: ["results", "vsresult"],
  journal: ["journals", "vsjournal"],
  envelope: ["envelopes", "dsse.json"],
};

const refused = (code: RefusalCode): VectorCase["expect"] => ({ refused: code });

const text = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;

/** One item a line. */
export const lines = (items: readonly unknown[]): string =>
  `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]\n`;

function keysOf({ office, station, manifest }: Venue): VectorKeys {
  const owner = ({ card, identity }: Keyring): VectorOwner => ({ ...card.keys, identity });
  return {
    passphrase,
    bundlePassphrase,
    office: owner(office),
    station: owner(station),
    meetingId: manifest.bundleId,
  };
}
