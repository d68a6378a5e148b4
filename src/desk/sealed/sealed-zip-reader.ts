import type { Hashing } from "../crypto/desk-crypto.ts";
import { bounds } from "./bounds.ts";
import { sameBytes, type ByteSource } from "./byte-ports.ts";
import { utf8Text } from "./utf8-text.ts";
import { entryNameKey, entryNameProblem } from "./entry-name.ts";
import { fault, type Fault } from "./fault.ts";
import { endOf, hashEntry, readEntry, type ZipEntry } from "./zip-entry.ts";
import { directoryHeader, type WrittenEntry } from "./zip-records.ts";
import { findDirectory, type DirectoryPlace } from "./zip-directory.ts";

/** A ZIP whose directory has been checked. Reading an entry reads its bytes and nothing else. */
export interface SealedZip {
  /** In the order in which they lie in the file. */
  readonly entries: readonly ZipEntry[];
  readonly entry: (name: string) => ZipEntry | undefined;
  /** The whole entry in memory; throws TOO_LARGE past `limit`. */
  readonly read: (entry: ZipEntry, limit: number) => Promise<Uint8Array>;
  /** SHA-256 of the entry, of any size, 64 hex digits. `onPiece` may throw to stop it. */
  readonly hash: (entry: ZipEntry, hashing: Hashing, onPiece: () => void) => Promise<string>;
}

/**
 * Reads the directory of a ZIP exactly as `startSealedZip` writes it: every record must be byte-
 * equal to the one that the writer would have written for the same entry, and nothing may lie
 * between, before or behind them. So there is one file for one list of entries, and no place for
 * a second name, size or kind, nor for anything hidden.
 * Throws ZIP_REFUSED, ZIP_ENTRY_COMPRESSED, ZIP_ENTRY_NOT_A_FILE, ZIP_ENTRY_SIZES_DIFFER,
 * ZIP_ENTRIES_OVERLAP, ZIP_ENTRY_TWICE, ENTRY_NAME_UNSAFE, TOO_LARGE.
 */
export async function openSealedZip(source: ByteSource): Promise<SealedZip> {
  const directory = await findDirectory(source);
  const bytes = await source.read(directory.offset, directory.sizeBytes);
  const { read: entries, end } = readEntries(bytes, directory.entries);
  if (end !== bytes.length) throw fault("ZIP_REFUSED", { where: "directory" });
  checkPlaces(entries, directory.offset);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  checkTwice(entries);
  return {
    entries,
    entry: (name) => byName.get(name),
    read: (entry, limit) => readEntry(source, entry, limit),
    hash: (entry, hashing, onPiece) => hashEntry({ source, entry, hashing, onPiece }),
  };
}

/** So many entries more than are listed are read and told of by what is wrong with them. */
const fewEntries = 1_000;

/**
 * The first `count` names of a directory that has far more than `count` entries; `undefined` of any
 * other. Of that many, one is too many for whoever lists fewer, so that the rest needn't be read.
 * Throws what `openSealedZip` throws of a header.
 */
export async function namesOfSurplus(
  source: ByteSource,
  count: number,
): Promise<readonly string[] | undefined> {
  const { entries, offset, sizeBytes } = await findDirectory(source);
  if (entries <= count + fewEntries) return undefined;
  const bytes = await source.read(offset, Math.min(sizeBytes, count * mostHeaderBytes));
  return readEntries(bytes, count).read.map(({ name }) => name);
}

/**
 * The last entry alone, which must be `name`, whole: whoever can't sign what it says is refused
 * before the rest of a directory, which may have 200,000 entries, takes time or memory. What
 * `openSealedZip` checks of this one entry is checked. Throws as it does, and TOO_LARGE past `limit`.
 */
export async function readLastEntry(
  source: ByteSource,
  name: string,
  limit: number,
): Promise<Uint8Array> {
  const directory = await findDirectory(source);
  const entry =
    (await lastEntry(source, directory, name, 0)) ??
    (await lastEntry(source, directory, name, zip64Bytes));
  if (entry === undefined) throw fault("ZIP_REFUSED", { where: name });
  checkEnd(endOf(entry), directory.offset, name);
  return readEntry(source, entry, limit);
}

/** `undefined` where no header of just this length ends the directory. */
async function lastEntry(
  source: ByteSource,
  { offset, sizeBytes }: DirectoryPlace,
  name: string,
  extraBytes: number,
): Promise<ZipEntry | undefined> {
  const length = headerBytes + Buffer.byteLength(name) + extraBytes;
  if (length > sizeBytes) return undefined;
  const record = await source.read(offset + sizeBytes - length, length);
  const view = viewOf(record);
  const whole =
    view.getUint32(0, true) === 0x02014b50 &&
    view.getUint16(28, true) === length - headerBytes - extraBytes &&
    view.getUint16(30, true) === extraBytes;
  if (!whole) return undefined;
  const entry = readHeader(record);
  return entry.name === name ? entry : undefined;
}

const headerBytes = 46;
/** Of the Zip64 extra field: four bytes of head, eight of offset. */
const zip64Bytes = 12;
const mostHeaderBytes = headerBytes + bounds.entryNameBytes + zip64Bytes;
const most32 = 0xffffffff;

/** The first `count` entries, and where their headers end. */
function readEntries(
  bytes: Uint8Array,
  count: number,
): { readonly read: readonly ZipEntry[]; readonly end: number } {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const length = recordLength(bytes, at);
    entries.push(readHeader(bytes.subarray(at, at + length)));
    at += length;
  }
  return { read: entries, end: at };
}

/** Length of the header at `at`, all of which must lie in the directory. */
function recordLength(bytes: Uint8Array, at: number): number {
  const left = bytes.length - at;
  if (left < headerBytes) throw fault("ZIP_REFUSED", { where: "directory" });
  const view = viewOf(bytes.subarray(at, at + headerBytes));
  if (view.getUint16(32, true) > 0) throw fault("ZIP_REFUSED", { where: "comment" });
  const extra = view.getUint16(30, true);
  if (extra !== 0 && extra !== zip64Bytes) throw fault("ZIP_REFUSED", { where: "extra field" });
  const length = headerBytes + view.getUint16(28, true) + extra;
  if (view.getUint32(0, true) !== 0x02014b50 || length > left)
    throw fault("ZIP_REFUSED", { where: "directory" });
  return length;
}

function readHeader(record: Uint8Array): ZipEntry {
  const view = viewOf(record);
  const nameBytes = record.subarray(headerBytes, headerBytes + view.getUint16(28, true));
  const entry: WrittenEntry = {
    name: nameBytes,
    crc32: view.getUint32(16, true),
    sizeBytes: view.getUint32(24, true),
    offset: offsetOf(view, record.length),
  };
  const name = nameOf(nameBytes);
  if (!sameBytes(record, directoryHeader(entry))) throw whyNot(view, name);
  return { name, sizeBytes: entry.sizeBytes, crc32: entry.crc32, offset: entry.offset };
}

/** The Zip64 field, if there is one, holds the offset alone. */
function offsetOf(view: DataView, length: number): number {
  if (view.getUint16(30, true) === 0) return view.getUint32(42, true);
  const offset = view.getBigUint64(length - 8, true);
  if (offset < BigInt(most32) || offset > BigInt(Number.MAX_SAFE_INTEGER))
    throw fault("ZIP_REFUSED", { where: "Zip64" });
  return Number(offset);
}

function nameOf(bytes: Uint8Array): string {
  const name = utf8Text(bytes);
  if (name === undefined) throw fault("ZIP_REFUSED", { where: "UTF-8 names" });
  const reason = entryNameProblem(name);
  if (reason !== undefined) throw fault("ENTRY_NAME_UNSAFE", { name: name.slice(0, 200), reason });
  return name;
}

/** Says what makes a header another than the writer's: what an enemy does first, the rest after. */
function whyNot(view: DataView, name: string): Fault {
  const method = view.getUint16(10, true);
  if (method !== 0) return fault("ZIP_ENTRY_COMPRESSED", { name, method });
  if (view.getUint16(8, true) !== 0x0808) return fault("ZIP_REFUSED", { where: "flags" });
  if (view.getUint32(20, true) !== view.getUint32(24, true))
    return fault("ZIP_ENTRY_SIZES_DIFFER", { name });
  if (view.getUint32(38, true) !== 0x81a40000) return fault("ZIP_ENTRY_NOT_A_FILE", { name });
  return fault("ZIP_REFUSED", { where: "directory" });
}

/** Each entry begins where the one before ends, and the directory where the last one does. */
function checkPlaces(entries: readonly ZipEntry[], directoryOffset: number): void {
  let at = 0;
  let before = "";
  for (const { name, offset, sizeBytes } of entries) {
    if (offset < at) throw fault("ZIP_ENTRIES_OVERLAP", { name, before });
    if (offset > at) throw fault("ZIP_REFUSED", { where: "gap" });
    at = endOf({ name, offset, sizeBytes });
    before = name;
  }
  checkEnd(at, directoryOffset, before);
}

function checkEnd(at: number, directoryOffset: number, before: string): void {
  if (at > directoryOffset) throw fault("ZIP_ENTRIES_OVERLAP", { name: "", before });
  if (at < directoryOffset) throw fault("ZIP_REFUSED", { where: "gap" });
}

function checkTwice(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = entryNameKey(name);
    if (seen.has(key)) throw fault("ZIP_ENTRY_TWICE", { name });
    seen.add(key);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
