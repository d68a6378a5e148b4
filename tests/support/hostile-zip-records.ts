import type { RefusalCode } from "../../src/core/refusals/refusal.ts";
import { rawZip, type RawEntry } from "./hostile-bundle.ts";

/** A ZIP that an enemy puts into a bundle, and what is said to it. */
export interface HostileZip {
  readonly name: string;
  readonly why: string;
  readonly zip: Uint8Array;
  readonly code: RefusalCode;
}

export function liesOf(raw: readonly RawEntry[]): readonly HostileZip[] {
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

/** `bytes` with numbers written over it, little-endian. */
export const put =
  (...writes: readonly (readonly [at: number, width: 2 | 4 | 8, value: number])[]) =>
  (record: Buffer): Uint8Array => {
    for (const [at, width, value] of writes)
      if (width === 8) record.writeBigUInt64LE(BigInt(value), at);
      else record.writeUIntLE(value, at, width);
    return record;
  };

export const u16 = (at: number, value: number) => [at, 2, value] as const;

export const u32 = (at: number, value: number) => [at, 4, value] as const;

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

export function asCase(row: readonly unknown[]): HostileZip {
  const [name, why, zip, code] = row as readonly [string, string, Uint8Array, RefusalCode];
  return { name, why, zip, code };
}
