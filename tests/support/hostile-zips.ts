import { utf8ToBytes } from "@noble/hashes/utils.js";
import { rawZip, type Entry, type RawEntry } from "./hostile-bundle.ts";
import { asCase, liesOf, put, u16, u32, type HostileZip } from "./hostile-zip-records.ts";

/** Records that lie, and names that no system should be given. `entries` ends with the manifest. */
export function hostileZips(entries: readonly Entry[]): readonly HostileZip[] {
  const raw = entries.map(([name, bytes]): RawEntry => ({ name, bytes }));
  return [...liesOf(raw), ...endsThatLie(raw), ...twice(raw), ...names(raw)];
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
  ["con-space", "materials/con .pdf"],
  ["conin", "materials/CONIN$"],
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
