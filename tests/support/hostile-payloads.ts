import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import type { Manifest } from "../../src/core/bundle/manifest.ts";
import type { RefusalCode } from "../../src/core/refusals/refusal.ts";
import { preAuthEncoding } from "../../src/desk/sealed/dsse.ts";
import type { Signer } from "../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { asJson } from "../../src/desk/sealed/signed-manifest.ts";

/** A manifest's envelope over any bytes, rightly signed. */
export function envelopeOver(payload: Uint8Array, signer: Signer, type = manifestType): Uint8Array {
  const sig = signer.sign(preAuthEncoding(type, payload));
  const keyid = signer.signingKey;
  return utf8ToBytes(
    `{"payload":"${base64(payload)}","payloadType":"${type}","signatures":[{"keyid":"${keyid}","sig":"${base64(sig)}"}]}`,
  );
}

export interface HostilePayload {
  readonly name: string;
  readonly why: string;
  readonly payload: Uint8Array;
  readonly code: RefusalCode;
}

/** Payloads that the office itself would have signed, and that are refused all the same. */
export function hostilePayloads(manifest: Json): readonly HostilePayload[] {
  const text = canonicalJson(manifest);
  const rows: readonly (readonly [string, string, string | Uint8Array, RefusalCode])[] = [
    [
      "duplicate-key",
      "a member twice",
      text.replace('"serial":1', '"serial":1,"serial":2'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "duplicate-key-escaped",
      "a member twice, once escaped",
      text.replace('"serial":1', '"serial":1,"\\u0073erial":2'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "proto-key",
      "a member __proto__",
      text.replace("{", '{"__proto__":{"serial":2},'),
      "MANIFEST_MALFORMED",
    ],
    [
      "past-2e53",
      "2^53 for a serial",
      text.replace('"serial":1', '"serial":9007199254740992'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "past-2e53-rounded",
      "2^53 + 1, which reads as 2^53",
      text.replace('"serial":1', '"serial":9007199254740993'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "fraction",
      "1.5 for a serial",
      text.replace('"serial":1', '"serial":1.5'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "exponent",
      "1e0 for a serial",
      text.replace('"serial":1', '"serial":1e0'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "huge-exponent",
      "1e400 for a serial",
      text.replace('"serial":1', '"serial":1e400'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "minus-zero",
      "-0 for a serial",
      text.replace('"serial":1', '"serial":-0'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "lone-surrogate",
      "a lone surrogate, escaped",
      text.replace('"serial":1', '"serial":"\\ud800"'),
      "PAYLOAD_NOT_CANONICAL",
    ],
    [
      "surrogate-bytes",
      "a lone surrogate in its three bytes",
      replaced(text, '"note":""', Buffer.from("226e6f7465223a22eda08022", "hex")),
      "PAYLOAD_NOT_CANONICAL",
    ],
    ["white-space", "a line feed at the end", `${text}\n`, "PAYLOAD_NOT_CANONICAL"],
    ["byte-order-mark", "a byte order mark", `\ufeff${text}`, "PAYLOAD_NOT_CANONICAL"],
    [
      "unsorted",
      "members out of order",
      `{"version":"1.0",${text.slice(1)}`,
      "PAYLOAD_NOT_CANONICAL",
    ],
    ["deep", "100,000 brackets", "[".repeat(100_000) + "]".repeat(100_000), "TOO_LARGE"],
    ["deep-open", "100,000 brackets, never closed", "[".repeat(100_000), "TOO_LARGE"],
    [
      "deep-member",
      "a member of 33 levels",
      text.replace("{", `{"a":${"[".repeat(33)}${"]".repeat(33)},`),
      "TOO_LARGE",
    ],
    [
      "unknown-member",
      "a member that no version has",
      text.replace("{", '{"a":1,'),
      "MANIFEST_MALFORMED",
    ],
    [
      "version",
      "version 1.1",
      text.replace('"version":"1.0"', '"version":"1.1"'),
      "FORMAT_VERSION_UNKNOWN",
    ],
    [
      "serial-text",
      "a text for a serial",
      text.replace('"serial":1', '"serial":"1"'),
      "MANIFEST_MALFORMED",
    ],
    [
      "day-that-is-none",
      "valid until 31 November",
      text.replace('"validUntil":"2024-11-30"', '"validUntil":"2024-11-31"'),
      "MANIFEST_MALFORMED",
    ],
    [
      "time-that-is-none",
      "sealed at 24:00:00",
      text.replace('"sealedAt":"2024-10-20T01:02:03Z"', '"sealedAt":"2024-10-20T24:00:00Z"'),
      "MANIFEST_MALFORMED",
    ],
    [
      "panel-twice",
      "a panel twice",
      text.replace(/("panels":\[)([^\]]*)/, "$1$2,$2"),
      "MANIFEST_MALFORMED",
    ],
    [
      "panel-unknown",
      "an applicant of a panel that there isn't",
      text.replace('"panel":"第一评议组"', '"panel":"第二评议组"'),
      "MANIFEST_MALFORMED",
    ],
    [
      "lead-reader-unknown",
      "a lead reader who is no expert",
      text.replace('"leadReader":null', '"leadReader":"ZJ1"'),
      "MANIFEST_MALFORMED",
    ],
    [
      "rubric-twice",
      "two rows of the rubric with one id",
      text.replace('"rubric":[]', `"rubric":[${rubricRow},${rubricRow}]`),
      "MANIFEST_MALFORMED",
    ],
    [
      "level-minutes-twice",
      "one level's minutes twice",
      text.replace('"maxRounds"', `"levelMinutes":[${levelMinutes},${levelMinutes}],"maxRounds"`),
      "MANIFEST_MALFORMED",
    ],
    [
      "file-in-file",
      "a material in a folder that is another material, but for case",
      fileInFile(manifest),
      "ENTRY_NAME_UNSAFE",
    ],
    ["empty", "no bytes", "", "PAYLOAD_NOT_CANONICAL"],
    ["null", "null", "null", "ENVELOPE_MALFORMED"],
  ];
  return rows.map(([name, why, payload, code]) => ({
    ...{ name, why, code },
    payload: typeof payload === "string" ? utf8ToBytes(payload) : payload,
  }));
}

function fileInFile(manifest: Json): string {
  const given = manifest as unknown as Manifest;
  const [first] = given.materials;
  const materials = ["materials/SZ/A", "materials/sz/a/b"].map((path) => ({ ...first, path }));
  return canonicalJson(asJson({ ...given, materials }));
}

const rubricRow = '{"element":"","explanation":"","id":"1","maximum":20}';
const levelMinutes = '{"defenseMinutes":20,"level":"engineer","statementMinutes":5}';

function replaced(text: string, from: string, to: Uint8Array): Uint8Array {
  const [before = "", ...after] = text.split(from);
  return new Uint8Array(Buffer.concat([Buffer.from(before), to, Buffer.from(after.join(from))]));
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
