/**
 * The records of a stored ZIP with data descriptors, as PKWARE's APPNOTE.TXT 6.3 names them.
 * Sizes of one entry stay below 4 GiB (`bounds.materialBytes`); only offsets and the number of
 * entries can need Zip64.
 */
export interface WrittenEntry {
  /** UTF-8. */
  readonly name: Uint8Array;
  readonly crc32: number;
  readonly sizeBytes: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Bit 3: a data descriptor follows the data. Bit 11: the name is UTF-8. */
const flags = 0x0808;
/** 1980-01-01 00:00: the least date that a ZIP can hold; a real one would make bytes differ. */
const time = 0x0000;
const date = 0x0021;
const version = 10;
const zip64Version = 45;
/** Made by version 4.5 on Unix: for others stock unzip reads names as an old code page. */
const madeBy = (3 << 8) | zip64Version;
/** A plain file, rw-r--r--. */
const unixFile = 0o100644 * 2 ** 16;
const most16 = 0xffff;
const most32 = 0xffffffff;

/** Local file header; checksum and sizes follow in the data descriptor. */
export function localHeader(name: Uint8Array): Uint8Array {
  return record(30, [name], (put) => {
    put.u32(0x04034b50);
    put.u16(version, flags, 0, time, date);
    put.u32(0, 0, 0);
    put.u16(name.length, 0);
  });
}

export function dataDescriptor({
  crc32,
  sizeBytes,
}: Pick<WrittenEntry, "crc32" | "sizeBytes">): Uint8Array {
  return record(16, [], (put) => {
    put.u32(0x08074b50, crc32, sizeBytes, sizeBytes);
  });
}

/** Central directory header; with a Zip64 extra field of the offset alone, where it needs one. */
export function directoryHeader(entry: WrittenEntry): Uint8Array {
  const { name, crc32, sizeBytes, offset } = entry;
  const far = offset >= most32;
  const extra = far ? zip64Offset(offset) : none;
  return record(46, [name, extra], (put) => {
    put.u32(0x02014b50);
    put.u16(madeBy, far ? zip64Version : version, flags, 0, time, date);
    put.u32(crc32, sizeBytes, sizeBytes);
    put.u16(name.length, extra.length, 0, 0, 0);
    put.u32(unixFile, far ? most32 : offset);
  });
}

/** End of the central directory; before it the Zip64 record and locator, where needed. */
export function directoryEnd(
  entries: number,
  sizeBytes: number,
  offset: number,
): readonly Uint8Array[] {
  const large = entries >= most16 || offset >= most32 || sizeBytes >= most32;
  const count = Math.min(entries, most16);
  const end = record(22, [], (put) => {
    put.u32(0x06054b50);
    put.u16(0, 0, count, count);
    put.u32(Math.min(sizeBytes, most32), Math.min(offset, most32));
    put.u16(0);
  });
  return large ? [...zip64End(entries, sizeBytes, offset), end] : [end];
}

function zip64Offset(offset: number): Uint8Array {
  return record(12, [], (put) => {
    put.u16(0x0001, 8);
    put.u64(offset);
  });
}

function zip64End(entries: number, sizeBytes: number, offset: number): readonly Uint8Array[] {
  const end = record(56, [], (put) => {
    put.u32(0x06064b50);
    put.u64(44);
    put.u16(madeBy, zip64Version);
    put.u32(0, 0);
    put.u64(entries, entries, sizeBytes, offset);
  });
  const locator = record(20, [], (put) => {
    put.u32(0x07064b50, 0);
    put.u64(offset + sizeBytes);
    put.u32(1);
  });
  return [end, locator];
}

const none = new Uint8Array();

/** Puts little-endian numbers one after the other. */
interface Put {
  readonly u16: (...values: readonly number[]) => void;
  readonly u32: (...values: readonly number[]) => void;
  readonly u64: (...values: readonly number[]) => void;
}

function record(length: number, tail: readonly Uint8Array[], fill: (put: Put) => void): Uint8Array {
  const bytes = new Uint8Array(tail.reduce((sum, part) => sum + part.length, length));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const each =
    (width: number, set: (value: number) => void) =>
    (...values: readonly number[]) => {
      for (const value of values) {
        set(value);
        at += width;
      }
    };
  fill({
    u16: each(2, (value) => view.setUint16(at, value, true)),
    u32: each(4, (value) => view.setUint32(at, value, true)),
    u64: each(8, (value) => view.setBigUint64(at, BigInt(value), true)),
  });
  for (const part of tail) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
