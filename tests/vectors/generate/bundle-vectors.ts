import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { Encrypter, Stanza } from "age-encryption";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import type { Keyring } from "../../../src/desk/keys/keyring.ts";
import { sealToRecipients } from "../../../src/desk/sealed/age-file.ts";
import { manifestEntry } from "../../../src/desk/sealed/bundle-writer.ts";
import { signEnvelope } from "../../../src/desk/sealed/dsse.ts";
import { createSigner } from "../../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../../src/desk/sealed/signed-manifest.ts";
import { aManifest, flipped, patternBytes, type Files } from "../../desk/sealed-fixtures.ts";
import { zipOf, type Entry } from "../../support/hostile-bundle.ts";
import { envelopeOver, hostilePayloads } from "../../support/hostile-payloads.ts";
import { hostileZips } from "../../support/hostile-zips.ts";
import { bundleName, type Venue } from "../../support/venue.ts";
import { hashOf, type AddCase } from "./vector-case.ts";

export async function addBundles(add: AddCase, venue: Venue): Promise<void> {
  const { office, station } = venue;
  const good = new Uint8Array(readFileSync(join(venue.stickFolder, bundleName)));
  const manifestHash = hashOf(utf8ToBytes(canonicalJson(asJson(venue.manifest))));
  const contents = Object.fromEntries(
    [...venue.materials].map(([path, bytes]) => [path, hashOf(bytes)]),
  );
  const signers = [office.card.keys.signingKey];
  add("bundle", "meeting", good, "the bundle of the meeting in results/ and journals/", {
    payloadHash: manifestHash,
    signers,
    contents,
  });
  const owner = ({ identity, signer, card }: Keyring) => ({ identity, signer, keys: card.keys });
  const files: Files = {
    "materials/SZ20240001/01 评审表.pdf": patternBytes(90),
    "materials/SZ20240001/02 论文.pdf": patternBytes(90, 2),
  };
  const manifest = aManifest(owner(office), [owner(station)], files);
  const envelope = signEnvelope(manifestType, asJson(manifest), [office.signer]);
  const entries: readonly Entry[] = [...Object.entries(files), [manifestEntry, envelope]];
  const seal = (zip: Uint8Array) => sealToRecipients(zip, [station.card.keys.recipient]);
  const payloadHash = hashOf(utf8ToBytes(canonicalJson(asJson(manifest))));
  const hashes = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, hashOf(bytes)]),
  );
  const small = { payloadHash, signers };
  add(
    "bundle",
    "small",
    await seal(await zipOf(entries)),
    "what the hostile bundles are made from",
    { ...small, contents: hashes },
  );
  const opens = { ...small, contents: hashes };
  add(
    "bundle",
    "other-order",
    await seal(await zipOf([...entries.slice(0, -1).reverse(), ...entries.slice(-1)])),
    "its materials lie in another order than in the manifest",
    opens,
  );
  add(
    "bundle",
    "unknown-stanza",
    await sealedBesideUnknown(await zipOf(entries), station.card.keys.recipient),
    "its age header has a stanza of a type that nobody knows, before the station's",
    opens,
  );
  for (const { name, why, zip, code } of hostileZips(entries)) {
    const path = Object.keys(files)[0] ?? "";
    const bytes = await seal(zip);
    if (atReading.has(name)) {
      add("bundle", `hostile-${name}`, bytes, why, { ...small, damaged: { [path]: code } });
    } else add("bundle", `hostile-${name}`, bytes, why, code);
  }
  for (const { name, why, payload, code } of hostilePayloads(asJson(manifest)))
    add(
      "bundle",
      `hostile-manifest-${name}`,
      await seal(
        await zipOf([
          ...entries.slice(0, -1),
          [manifestEntry, envelopeOver(payload, office.signer)],
        ]),
      ),
      `its manifest: ${why}`,
      code,
    );
  await addForeignBundles(add, entries, seal, manifest);
}

function sealedBesideUnknown(zip: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient({
    wrapFileKey: () => [new Stanza(["grease-vivaseal", "a", "b"], patternBytes(50))],
  });
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(zip);
}

/** These are opened, for what is wrong with them lies beside the entry and not in the directory. */
const atReading: ReadonlySet<string> = new Set([
  ...["deflated-locally", "descriptor-lies", "local-sizes", "local-name"],
]);

async function addForeignBundles(
  add: AddCase,
  entries: readonly Entry[],
  seal: (zip: Uint8Array) => Promise<Uint8Array>,
  manifest: object,
): Promise<void> {
  const foreign = createSigner(new Uint8Array(32).fill(9));
  const materials = entries.slice(0, -1);
  const signed = (document: object) => signEnvelope(manifestType, asJson(document), [foreign]);
  const withManifest = async (envelope: Uint8Array) =>
    seal(await zipOf([...materials, [manifestEntry, envelope]]));
  add(
    "bundle",
    "hostile-foreign-office",
    await withManifest(signed(manifest)),
    "signed by an office that isn't trusted",
    "OFFICE_NOT_TRUSTED",
  );
  const genuine = await seal(await zipOf(entries));
  add(
    "bundle",
    "hostile-cut",
    genuine.slice(0, -1),
    "the last byte is missing",
    "SEALED_FILE_DAMAGED",
  );
  add(
    "bundle",
    "hostile-flipped",
    flipped(genuine, genuine.length - 200),
    "a byte is flipped",
    "SEALED_FILE_DAMAGED",
  );
  add(
    "bundle",
    "hostile-version",
    Buffer.concat([utf8ToBytes("age-encryption.org/v2"), genuine.subarray(21)]),
    "another version of age",
    "NOT_A_SEALED_FILE",
  );
  add(
    "bundle",
    "hostile-unlisted",
    await seal(await zipOf([["materials/SZ20240001/more.pdf", patternBytes(5)], ...entries])),
    "an entry that the manifest lacks",
    "MATERIAL_NOT_LISTED",
  );
  add(
    "bundle",
    "hostile-missing",
    await seal(await zipOf(entries.slice(1))),
    "a material that the ZIP lacks",
    "MATERIAL_MISSING",
  );
  const [first, ...rest] = entries as [Entry, ...Entry[]];
  add(
    "bundle",
    "hostile-size",
    await seal(await zipOf([[first[0], patternBytes(91)], ...rest])),
    "a material of another size than the manifest says",
    "MATERIAL_DAMAGED",
  );
  add(
    "bundle",
    "hostile-content",
    await seal(await zipOf([[first[0], patternBytes(90, 5)], ...rest])),
    "a material of other content than the manifest says",
    {
      damaged: { [first[0]]: "MATERIAL_DAMAGED" },
    },
  );
}
