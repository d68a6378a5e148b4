import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { RefusalCode } from "../../../src/core/refusals/refusal.ts";
import type { Keyring } from "../../../src/desk/keys/keyring.ts";
import { openEnvelope, signEnvelope } from "../../../src/desk/sealed/dsse.ts";
import { type AddCase } from "./vector-case.ts";

export function addEnvelopes(add: AddCase, office: Keyring): void {
  const type = "application/vnd.vivaseal.test+json";
  const good = signEnvelope(type, { 名: "𠮷野", n: 1 }, [office.signer]);
  const said = new TextDecoder().decode(good);
  const signers = [office.card.keys.signingKey];
  const { payloadHash } = openEnvelope(good, type);
  add("envelope", "good", good, "one signature", { payloadHash, signers });
  const padded = said.replace(/"payload":"([^"]*?)=*"/, '"payload":"$1"');
  const rows: readonly (readonly [string, string, string, RefusalCode])[] = [
    ["no-signature", "no signature", said.replace(/\[.*\]/, "[]"), "ENVELOPE_MALFORMED"],
    ["same-key-twice", "one key twice", said.replace(/\[(.*)\]/, "[$1,$1]"), "ENVELOPE_MALFORMED"],
    [
      "seventeen",
      "17 signatures",
      said.replace(/\[(.*)\]/, (_all, one: string) => `[${Array(17).fill(one).join(",")}]`),
      "ENVELOPE_MALFORMED",
    ],
    [
      "thousand",
      "1,000 signatures",
      said.replace(/\[(.*)\]/, (_all, one: string) => `[${Array(1000).fill(one).join(",")}]`),
      "TOO_LARGE",
    ],
    ["line-feed", "a line feed at the end", `${said}\n`, "ENVELOPE_MALFORMED"],
    ["unknown-member", "an unknown member", said.replace("{", '{"extra":0,'), "ENVELOPE_MALFORMED"],
    [
      "keyid-upper",
      "a key in upper case",
      said.replace(signers[0] ?? "", (signers[0] ?? "").toUpperCase()),
      "ENVELOPE_MALFORMED",
    ],
    [
      "other-type",
      "another payload type, under the same signature",
      said.replace("vivaseal.test", "vivaseal.tset"),
      "ENVELOPE_MALFORMED",
    ],
    [
      "spare-bits",
      "base64 with spare bits set",
      said.replace(/=="/, 'Q=="').replace(/.Q=="/, 'R=="'),
      "ENVELOPE_MALFORMED",
    ],
    ["no-padding", "base64 without padding", padded, "ENVELOPE_MALFORMED"],
    [
      "other-payload",
      "another payload",
      said.replace(/"payload":"e/, '"payload":"f'),
      "SIGNATURE_INVALID",
    ],
  ];
  for (const [name, why, bytes, code] of rows)
    if (bytes !== said) add("envelope", `hostile-${name}`, utf8ToBytes(bytes), why, code);
}
