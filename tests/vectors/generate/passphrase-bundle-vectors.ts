import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import type { Manifest } from "../../../src/core/bundle/manifest.ts";
import type { Keyring } from "../../../src/desk/keys/keyring.ts";
import { sealToRecipients, sealWithPassphrase } from "../../../src/desk/sealed/age-file.ts";
import { manifestEntry } from "../../../src/desk/sealed/bundle-writer.ts";
import { signEnvelope } from "../../../src/desk/sealed/dsse.ts";
import { manifestType } from "../../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../../src/desk/sealed/signed-manifest.ts";
import { aManifest, flipped, patternBytes, type Files } from "../../desk/sealed-fixtures.ts";
import { zipOf } from "../../support/hostile-bundle.ts";
import { cheapLogN } from "../../support/venue.ts";
import { hashOf, type AddCase } from "./vector-case.ts";

/** In `keys.json`: of every bundle under a passphrase that can be opened. */
export const bundlePassphrase = "材料包口令 battery staple";

const files: Files = {
  "materials/SZ20240001/01 评审表.pdf": patternBytes(90),
  "materials/SZ20240001/02 论文.pdf": patternBytes(90, 2),
};

/** Bundles under a passphrase. All but the one of 2^21 open at once: their work factor is 4. */
export async function addPassphraseBundles(
  add: AddCase,
  office: Keyring,
  station: Keyring,
): Promise<void> {
  const owner = ({ identity, signer, card }: Keyring) => ({ identity, signer, keys: card.keys });
  const forNobody = aManifest(owner(office), [], files);
  const zipWith = (manifest: Manifest) =>
    zipOf([
      ...Object.entries(files),
      [manifestEntry, signEnvelope(manifestType, asJson(manifest), [office.signer])],
    ]);
  const plain = await zipWith(forNobody);
  const under = (zip: Uint8Array, passphrase = bundlePassphrase) =>
    sealWithPassphrase(zip, passphrase, cheapLogN);
  const good = await under(plain);
  add("bundle", "passphrase", good, "under the passphrase `bundlePassphrase`, for no station", {
    payloadHash: hashOf(utf8ToBytes(canonicalJson(asJson(forNobody)))),
    signers: [office.card.keys.signingKey],
    contents: Object.fromEntries(
      Object.entries(files).map(([path, bytes]) => [path, hashOf(bytes)]),
    ),
  });
  const refused = (name: string, why: string, bytes: Uint8Array, code: Parameters<AddCase>[4]) =>
    add("bundle", `hostile-passphrase-${name}`, bytes, why, code);
  refused(
    "other",
    "under another passphrase",
    await under(plain, "another passphrase"),
    "BUNDLE_PASSPHRASE_WRONG",
  );
  refused(
    "spelling",
    "under the same characters, decomposed: a passphrase is its bytes",
    await under(plain, `${bundlePassphrase}é`.normalize("NFD")),
    "BUNDLE_PASSPHRASE_WRONG",
  );
  refused("flipped", "a byte is flipped", flipped(good, good.length - 200), "SEALED_FILE_DAMAGED");
  refused("cut", "the last byte is missing", good.slice(0, -1), "SEALED_FILE_DAMAGED");
  for (const [name, why, from, to, code] of headers)
    refused(name, why, withHeader(good, from, to), code);
  refused(
    "with-stations",
    "under a passphrase, though its manifest names a station",
    await under(await zipWith(aManifest(owner(office), [owner(station)], files))),
    "MANIFEST_MALFORMED",
  );
  refused(
    "to-station",
    "sealed to a station, though its manifest names none",
    await sealToRecipients(plain, [station.card.keys.recipient]),
    "MANIFEST_MALFORMED",
  );
}

/** A scrypt stanza asks for its work before anything of it can be checked. */
const headers: readonly (readonly [string, string, RegExp, string, Parameters<AddCase>[4]])[] = [
  ["work", "asks for 2^21 of work", / 4\n/, " 21\n", "WORK_FACTOR_TOO_HIGH"],
  ["work-63", "asks for 2^63 of work", / 4\n/, " 63\n", "WORK_FACTOR_TOO_HIGH"],
  ["work-zero", "its work factor begins with a zero", / 4\n/, " 04\n", "WORK_FACTOR_TOO_HIGH"],
  ["work-other", "another work factor than its key was made with", / 4\n/, " 5\n", "BUNDLE_PASSPHRASE_WRONG"],
  [
    "two-stanzas",
    "a second stanza beside the passphrase's",
    /\n--- /,
    "\n-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- ",
    "SEALED_FILE_DAMAGED",
  ],
  ["mac", "another MAC", /\n--- ./, "\n--- +", "SEALED_FILE_DAMAGED"],
];

/** With one change in the header, whose text is ASCII. */
function withHeader(file: Uint8Array, from: RegExp, to: string): Uint8Array {
  const text = Buffer.from(file).toString("latin1");
  return new Uint8Array(Buffer.from(text.replace(from, to), "latin1"));
}
