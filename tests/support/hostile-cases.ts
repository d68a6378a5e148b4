import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../../src/core/canonical-json.ts";
import type { RefusalCode } from "../../src/core/refusals/refusal.ts";
import { preAuthEncoding } from "../../src/desk/sealed/dsse.ts";
import type { Signer } from "../../src/desk/sealed/ed25519.ts";
import { manifestType } from "../../src/desk/sealed/manifest-schema.ts";
import { rawZip, type Entry, type RawEntry } from "./hostile-bundle.ts";

/** A ZIP that an enemy puts into a bundle, and what is said to it. */
export interface HostileZip {
  readonly name: string;
  readonly why: string;
  readonly zip: Uint8Array;
  readonly code: RefusalCode;
}

/** `bytes` with numbers written over it, little-endian. */
const put =
  (...writes: readonly (readonly [at: number, width: 2 | 4 | 8, value: number])[]) =>
  (record: Buffer): Uint8Array => {
    for (const [at, width, value] of writes)
      if (width === 8) record.writeBigUInt64LE(BigInt(value), at);
      else record.writeUIntLE(value, at, width);
    return record;
  };

const u16 = (at: number, value: number) => [at, 2, value] as const;
const u32 = (at: number, value: number) => [at, 4, value] as const;

/** An extra field in front of which nothing of the record changes but its length. */
const withExtra =
  (extra: Uint8Array, lengthAt: number) =>
  (record: Buffer): Uint8Array => {
    record.writeUInt16LE(extra.length, lengthAt);
    return Buffer.concat([record, extra]);
  };

const zip64Field = (...values: readonly number[]): Buffer => {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return field;
};

/** Records that lie, and names that no system should be given. `entries` ends with the manifest. */
export function hostileZips(entries: readonly Entry[]): readonly HostileZip[] {
  const raw = entries.map(([name, bytes]): RawEntry => ({ name, bytes }));
  return [...liesOf(raw), ...endsThatLie(raw), ...twice(raw), ...names(raw)];
}

function liesOf(raw: readonly RawEntry[]): readonly HostileZip[] {
  /** The first entry with its records changed. */
  const first = (change: Partial<RawEntry>) =>
    rawZip(raw.map((entry, index) => (index === 0 ? { ...entry, ...change } : entry)));
  const second = (change: Partial<RawEntry>) =>
    rawZip(raw.map((entry, index) => (index === 1 ? { ...entry, ...change } : entry)));
  const size = raw[0]?.bytes.length ?? 0;
  const bomb = put(u16(10, 8), u32(20, size), u32(24, 0xfffffff0));
  return [
    ["deflated", "a deflated entry (a bomb)", first({ central: bomb }), "ZIP_ENTRY_COMPRESSED"],
    ["method-zstd", "method 93", first({ central: put(u16(10, 93)) }), "ZIP_ENTRY_COMPRESSED"],
    [
      "deflated-locally",
      "method 8 in the local header alone",
      first({ local: put(u16(8, 8)) }),
      "ZIP_REFUSED",
    ],
    [
      "encrypted",
      "flag 0 in the directory",
      first({ central: put(u16(8, 0x0809)) }),
      "ZIP_REFUSED",
    ],
    ["not-utf8-flag", "flag 11 missing", first({ central: put(u16(8, 0x0008)) }), "ZIP_REFUSED"],
    [
      "sizes-differ",
      "two sizes in the directory",
      first({ central: put(u32(20, size + 1)) }),
      "ZIP_ENTRY_SIZES_DIFFER",
    ],
    [
      "longer-than-it-is",
      "a size in the directory that reaches into the next entry",
      first({ central: put(u32(20, size + 9), u32(24, size + 9)) }),
      "ZIP_ENTRIES_OVERLAP",
    ],
    [
      "shorter-than-it-is",
      "a size in the directory that leaves bytes between two entries",
      first({ central: put(u32(20, size - 9), u32(24, size - 9)) }),
      "ZIP_REFUSED",
    ],
    [
      "descriptor-lies",
      "another size in the data descriptor",
      first({ descriptor: put(u32(8, size - 1)) }),
      "ZIP_ENTRY_SIZES_DIFFER",
    ],
    [
      "local-sizes",
      "sizes in the local header",
      first({ local: put(u32(18, size), u32(22, size)) }),
      "ZIP_REFUSED",
    ],
    [
      "local-name",
      "another name in the local header",
      first({ local: (record) => record.fill(0x61, 30, 31) }),
      "ZIP_REFUSED",
    ],
    [
      "overlap",
      "an entry on top of another",
      second({ central: put(u32(42, 5)) }),
      "ZIP_ENTRIES_OVERLAP",
    ],
    [
      "same-offset",
      "two entries of the same bytes",
      second({ central: put(u32(42, 0)) }),
      "ZIP_ENTRIES_OVERLAP",
    ],
    [
      "symlink",
      "a symbolic link",
      first({ central: put(u32(38, 0xa1ff0000)) }),
      "ZIP_ENTRY_NOT_A_FILE",
    ],
    [
      "device",
      "a character device",
      first({ central: put(u32(38, 0x21b60000)) }),
      "ZIP_ENTRY_NOT_A_FILE",
    ],
    [
      "folder",
      "a folder by DOS's bit",
      first({ central: put(u32(38, 0x10)) }),
      "ZIP_ENTRY_NOT_A_FILE",
    ],
    [
      "extra-field",
      "an extra field with another name",
      first({ central: withExtra(Buffer.from("75700500010000000061", "hex"), 30) }),
      "ZIP_REFUSED",
    ],
    [
      "extra-field-64k",
      "an extra field of 65,535 bytes",
      first({ central: withExtra(Buffer.alloc(65_535, 0x41), 30) }),
      "ZIP_REFUSED",
    ],
    [
      "local-extra",
      "an extra field in the local header alone",
      first({ local: withExtra(Buffer.alloc(100), 28) }),
      "ZIP_REFUSED",
    ],
    [
      "entry-comment",
      "a comment of an entry",
      first({ central: withExtra(Buffer.alloc(9, 0x41), 32) }),
      "ZIP_REFUSED",
    ],
    [
      "zip64-offset-needless",
      "a Zip64 offset that 32 bits hold",
      second({
        central: (record) =>
          withExtra(
            zip64Field(record.readUInt32LE(42)),
            30,
          )(Buffer.from(put(u32(42, 0xffffffff))(record))),
      }),
      "ZIP_REFUSED",
    ],
    [
      "zip64-offset-far",
      "a Zip64 offset far behind the file's end",
      second({
        central: (record) =>
          withExtra(
            zip64Field(2 ** 52),
            30,
          )(Buffer.from(put(u16(6, 45), u32(42, 0xffffffff))(record))),
      }),
      "ZIP_REFUSED",
    ],
    [
      "zip64-sizes",
      "Zip64 sizes of 2^60",
      first({
        central: (record) =>
          withExtra(
            zip64Field(2 ** 60, 2 ** 60),
            30,
          )(Buffer.from(put(u16(6, 45), u32(20, 0xffffffff), u32(24, 0xffffffff))(record))),
      }),
      "ZIP_REFUSED",
    ],
  ].map(asCase);
}

function endsThatLie(raw: readonly RawEntry[]): readonly HostileZip[] {
  const end = (change: (records: Buffer) => Uint8Array) => rawZip(raw, { end: change });
  const count = raw.length;
  return [
    [
      "archive-comment",
      "a comment of 65,535 bytes",
      end((record) => Buffer.concat([put(u16(20, 65_535))(record), Buffer.alloc(65_535, 0x41)])),
      "ZIP_REFUSED",
    ],
    [
      "one-entry-more",
      "one entry more than there is",
      end(put(u16(8, count + 1), u16(10, count + 1))),
      "ZIP_REFUSED",
    ],
    [
      "one-entry-less",
      "one entry less than there is",
      end(put(u16(8, count - 1), u16(10, count - 1))),
      "ZIP_REFUSED",
    ],
    ["counts-differ", "two counts that differ", end(put(u16(8, count - 1))), "ZIP_REFUSED"],
    ["other-disk", "a directory on another disk", end(put(u16(4, 1))), "ZIP_REFUSED"],
    ["directory-4g", "a directory of 4 GiB", end(put(u32(12, 0xfffffffe))), "TOO_LARGE"],
    ["directory-offset", "a directory that lies elsewhere", end(put(u32(16, 1))), "ZIP_REFUSED"],
    [
      "zip64-missing",
      "saturated counts without a Zip64 record",
      end(put(u16(8, 0xffff), u16(10, 0xffff))),
      "ZIP_REFUSED",
    ],
    [
      "zip64-million",
      "a Zip64 record that claims a million entries",
      end(zip64End(1e6, 5e7, 0)),
      "TOO_LARGE",
    ],
    [
      "zip64-2e60",
      "a Zip64 record that claims 2^60 entries",
      end(zip64End(2 ** 60, 2 ** 60, 2 ** 60)),
      "ZIP_REFUSED",
    ],
    [
      "zip64-needless",
      "a Zip64 record that says the same as the end record",
      end((record) =>
        Buffer.concat([
          zip64End(
            count,
            record.readUInt32LE(12),
            record.readUInt32LE(16),
          )(Buffer.from(record)).subarray(0, 76),
          record,
        ]),
      ),
      "ZIP_REFUSED",
    ],
    [
      "trailing",
      "a byte behind the end record",
      end((record) => Buffer.concat([record, Buffer.of(0)])),
      "ZIP_REFUSED",
    ],
    [
      "leading",
      "bytes before the first entry",
      rawZip(raw, { before: Buffer.from("#!/bin/sh\n") }),
      "ZIP_REFUSED",
    ],
    [
      "gap",
      "bytes between the last entry and the directory",
      rawZip(raw, { gap: Buffer.alloc(50) }),
      "ZIP_REFUSED",
    ],
  ].map(asCase);
}

/** End records whose Zip64 part makes these claims. */
const zip64End =
  (entries: number, size: number, offset: number) =>
  (end: Buffer): Buffer => {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(0x032d, 12);
    record.writeUInt16LE(45, 14);
    [entries, entries, size, offset].forEach((value, index) =>
      record.writeBigUInt64LE(BigInt(value), 24 + 8 * index),
    );
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(end.readUInt32LE(12) + end.readUInt32LE(16)), 8);
    locator.writeUInt32LE(1, 16);
    const saturated = put(u16(8, 0xffff), u16(10, 0xffff))(Buffer.from(end));
    return Buffer.concat([record, locator, saturated]);
  };

function twice(raw: readonly RawEntry[]): readonly HostileZip[] {
  const bytes = utf8ToBytes("x");
  const pair = (left: string, right: string) =>
    rawZip([{ name: left, bytes }, { name: right, bytes }, ...raw]);
  return [
    ["twice", "a name twice", pair("materials/a", "materials/a"), "ZIP_ENTRY_TWICE"],
    [
      "twice-case",
      "a name twice, in another case",
      pair("materials/a.pdf", "materials/A.PDF"),
      "ZIP_ENTRY_TWICE",
    ],
    [
      "twice-kelvin",
      "a name twice, K and the Kelvin sign",
      pair("materials/k", "materials/\u212a"),
      "ENTRY_NAME_UNSAFE",
    ],
    [
      "twice-nfd",
      "a name twice, composed and decomposed",
      pair("materials/\u00e9", "materials/e\u0301"),
      "ENTRY_NAME_UNSAFE",
    ],
    ["manifest-twice", "the manifest twice", rawZip([...raw.slice(-1), ...raw]), "ZIP_ENTRY_TWICE"],
  ].map(asCase);
}

const unsafeNames: readonly (readonly [name: string, entry: string | Uint8Array])[] = [
  ["dotdot", "materials/../../../../etc/passwd"],
  ["absolute", "/etc/passwd"],
  ["backslash", "materials\\..\\x"],
  ["drive", "C:/Windows/x"],
  ["stream", "materials/a.pdf:evil.exe"],
  ["newline", "materials/a\nb.pdf"],
  ["escape", "materials/\u001b[2Ja.pdf"],
  ["bidi", "materials/\u202efdp.exe"],
  ["isolate", "materials/\u2066fdp.exe"],
  ["line-separator", "materials/a\u2028b"],
  ["byte-order-mark", "\ufeffmaterials/a"],
  ["con", "materials/CON"],
  ["nul", "materials/nul.pdf"],
  ["com1", "materials/com¹.txt"],
  ["trailing-dot", "materials/a./b"],
  ["trailing-space", "materials/a "],
  ["empty-part", "materials//a"],
  ["ends-with-slash", "materials/a/"],
  ["empty", ""],
  ["decomposed", "materials/e\u0301"],
  ["long-part", `materials/${"a".repeat(256)}`],
  ["long-name", `${"a/".repeat(512)}ab`],
];

function names(raw: readonly RawEntry[]): readonly HostileZip[] {
  const withName = (name: string | Uint8Array) =>
    rawZip([{ name, bytes: utf8ToBytes("x") }, ...raw]);
  const notUtf8 = Buffer.from("6d6174657269616c732fff", "hex");
  const surrogate = Buffer.from("6d6174657269616c732feda080", "hex");
  return [
    ...unsafeNames.map(([name, entry]) =>
      asCase([
        `name-${name}`,
        `the name ${JSON.stringify(entry)}`,
        withName(entry),
        "ENTRY_NAME_UNSAFE",
      ]),
    ),
    asCase(["name-not-utf8", "a name that isn't UTF-8", withName(notUtf8), "ZIP_REFUSED"]),
    asCase(["name-surrogate", "a name with a lone surrogate", withName(surrogate), "ZIP_REFUSED"]),
  ];
}

function asCase(row: readonly unknown[]): HostileZip {
  const [name, why, zip, code] = row as readonly [string, string, Uint8Array, RefusalCode];
  return { name, why, zip, code };
}

/** A manifest's envelope over any bytes, rightly signed. */
export function envelopeOver(payload: Uint8Array, signer: Signer, type = manifestType): Uint8Array {
  const sig = signer.sign(preAuthEncoding(type, payload));
  const keyid = signer.signingKey;
  return utf8ToBytes(
    `{"payload":"${base64(payload)}","payloadType":"${type}","signatures":[{"keyid":"${keyid}","sig":"${base64(sig)}"}]}`,
  );
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

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
    ["empty", "no bytes", "", "PAYLOAD_NOT_CANONICAL"],
    ["null", "null", "null", "ENVELOPE_MALFORMED"],
  ];
  return rows.map(([name, why, payload, code]) => ({
    ...{ name, why, code },
    payload: typeof payload === "string" ? utf8ToBytes(payload) : payload,
  }));
}

function replaced(text: string, from: string, to: Uint8Array): Uint8Array {
  const [before = "", ...after] = text.split(from);
  return new Uint8Array(Buffer.concat([Buffer.from(before), to, Buffer.from(after.join(from))]));
}
