import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { RefusalCode } from "../../../src/core/refusals/refusal.ts";
import { readCard } from "../../../src/desk/keys/card.ts";
import { sealToRecipients } from "../../../src/desk/sealed/age-file.ts";
import { signEnvelope } from "../../../src/desk/sealed/dsse.ts";
import { createSigner } from "../../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../../src/desk/sealed/signed-manifest.ts";
import { flipped } from "../../desk/sealed-fixtures.ts";
import { must, type Venue } from "../../support/venue.ts";
import { type AddCase } from "./vector-case.ts";

export async function addKeys(add: AddCase, venue: Venue): Promise<void> {
  for (const [role, keyring] of [
    ["office", venue.office],
    ["station", venue.station],
  ] as const) {
    const folder = role === "office" ? venue.officeFolder : venue.stationFolder;
    const card = new Uint8Array(readFileSync(join(folder, `${role}.vscard`)));
    const { hex, words } = must(readCard(card)).checkCode;
    add("card", role, card, `a card of the ${role}`, { checkCode: hex, checkWords: words });
    const sealed = new Uint8Array(readFileSync(join(folder, `${role}.keyring.age`)));
    const signers = [keyring.card.keys.signingKey];
    add("keyring", role, sealed, `the keyring of the ${role}`, { signers });
  }
  addHostileCards(add, venue);
  const keyring = readFileSync(join(venue.stationFolder, "station.keyring.age"));
  const asking = keyring.toString("latin1").replace(/^(-> scrypt \S+) \d+$/m, "$1 30");
  add(
    "keyring",
    "hostile-work-30",
    Buffer.from(asking, "latin1"),
    "2^30 of work",
    "WORK_FACTOR_TOO_HIGH",
  );
  add(
    "keyring",
    "hostile-flipped",
    flipped(keyring, keyring.length - 1),
    "a byte is flipped",
    "SEALED_FILE_DAMAGED",
  );
  const spaced = await sealToRecipients(utf8ToBytes("{}"), [venue.station.card.keys.recipient]);
  add(
    "keyring",
    "hostile-no-passphrase",
    spaced,
    "sealed to a key, not a passphrase",
    "PASSPHRASE_WRONG",
  );
}

function addHostileCards(add: AddCase, { station, office }: Venue): void {
  const { payload } = station.card;
  const signed = (changes: object, signers = [station.signer]) =>
    signEnvelope("application/vnd.vivaseal.card+json", asJson({ ...payload, ...changes }), signers);
  const other = createSigner(new Uint8Array(32).fill(9));
  const rows: readonly (readonly [string, string, Uint8Array, RefusalCode])[] = [
    ["other-signer", "signed by another key than its own", signed({}, [other]), "CARD_MALFORMED"],
    ["two-signers", "signed twice", signed({}, [station.signer, other]), "CARD_MALFORMED"],
    [
      "bidi-name",
      "a name that turns the direction of writing",
      signed({ name: "\u202e甲" }),
      "CARD_MALFORMED",
    ],
    ["role", "a role that isn't one", signed({ role: "chair" }), "CARD_MALFORMED"],
    ["version", "version 2.0", signed({ version: "2.0" }), "FORMAT_VERSION_UNKNOWN"],
    ["extra", "an unknown member", signed({ extra: 1 }), "CARD_MALFORMED"],
    [
      "checksum",
      "a recipient with a wrong checksum",
      signed({
        recipient: `${payload.recipient.slice(0, -1)}${payload.recipient.endsWith("q") ? "p" : "q"}`,
      }),
      "CARD_MALFORMED",
    ],
    [
      "small-order-key",
      "a signing key of small order",
      signed({ signingKey: `01${"0".repeat(62)}` }),
      "CARD_MALFORMED",
    ],
    [
      "manifest-type",
      "the payload type of a manifest",
      signEnvelope(manifestType, asJson(payload), [office.signer]),
      "ENVELOPE_MALFORMED",
    ],
    ["large", "more than 8 KiB", signed({ name: "a".repeat(9_000) }), "TOO_LARGE"],
  ];
  for (const [name, why, bytes, code] of rows) add("card", `hostile-${name}`, bytes, why, code);
}
