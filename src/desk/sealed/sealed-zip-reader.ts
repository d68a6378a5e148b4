import { Reader, ZipReader, type Entry } from "@zip.js/zip.js";
import { bounds } from "./bounds.ts";
import { sameBytes, type ByteSource } from "./byte-ports.ts";
import { utf8Text } from "./dsse.ts";
import { entryNameKey, entryNameProblem } from "./entry-name.ts";
import { Fault, fault } from "./fault.ts";

/** A ZIP whose directory has been checked. Reading an entry reads its bytes and nothing else. */
export interface SealedZip {
  /** In the order in which they lie in the file. */
  readonly entries: readonly ZipEntry[];
  readonly entry: (name: string) => ZipEntry | undefined;
  /** The whole entry in memory; throws TOO_LARGE past `limit`. */
  readonly read: (entry: ZipEntry, limit: number) => Promise<Uint8Array>;
}

export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Of its local header. */
  readonly offset: number;
  /** Of what follows it: the next entry, or the directory. */
  readonly endOffset: number;
}

/**
 * Reads the directory of a ZIP as `startSealedZip` writes it and refuses every other kind:
 * compressed, encrypted, commented, linked, overlapping, unsorted or duplicate entries, unsafe
 * names, data before or after. Throws ZIP_REFUSED, ENTRY_NAME_UNSAFE, TOO_LARGE.
 */
export async function openSealedZip(source: ByteSource): Promise<SealedZip> {
  const { found, directoryOffset } = await readDirectory(source);
  const entries = found.map((entry, index) =>
    checkedEntry(entry, found[index + 1]?.offset ?? directoryOffset),
  );
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (new Set(entries.map(({ name }) => entryNameKey(name))).size !== entries.length)
    throw fault("ZIP_REFUSED", { where: "duplicate names" });
  return {
    entries,
    entry: (name) => byName.get(name),
    read: (entry, limit) => readEntry(source, entry, limit),
  };
}

interface Directory {
  readonly found: readonly Entry[];
  readonly directoryOffset: number;
}

async function readDirectory(source: ByteSource): Promise<Directory> {
  const zip = new ZipReader(new BoundedReader(source), {
    strictness: "strict",
    filenameValidation: "strict",
    useWebWorkers: false,
  });
  try {
    const found: Entry[] = [];
    for await (const entry of zip.getEntriesGenerator()) {
      if (found.length === bounds.entries)
        throw fault("TOO_LARGE", { what: "ZIP", limit: bounds.entries });
      found.push(entry);
    }
    if (zip.comment.length > 0) throw fault("ZIP_REFUSED", { where: "comment" });
    return { found, directoryOffset: zip.directoryOffset ?? 0 };
  } catch (error) {
    // The library throws plain errors, and range errors of DataView, for what the bytes hold.
    if (error instanceof Fault || !(error instanceof Error)) throw error;
    throw fault("ZIP_REFUSED", { where: "directory" });
  }
}

/** A directory may claim any length: no read is larger than a directory may be. */
class BoundedReader extends Reader<ByteSource> {
  readonly source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.source = source;
    this.size = source.sizeBytes;
  }

  override readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const readable = Math.max(0, Math.min(length, this.size - offset));
    if (readable > bounds.directoryBytes)
      throw fault("TOO_LARGE", { what: "ZIP", limit: bounds.directoryBytes });
    return this.source.read(Math.min(offset, this.size), readable);
  }
}

/** General purpose bits that the writer sets: data descriptor and UTF-8 name. */
const allowedFlags = 0x0808;
const localHeaderBytes = 30;

function checkedEntry(entry: Entry, endOffset: number): ZipEntry {
  const name = utf8Text(entry.rawFilename);
  if (name === undefined || name !== entry.filename)
    throw fault("ZIP_REFUSED", { where: "UTF-8 names" });
  const reason = entryNameProblem(name);
  if (reason !== undefined) throw fault("ENTRY_NAME_UNSAFE", { name, reason });
  const where = entryProblem(entry, endOffset);
  if (where !== undefined) throw fault("ZIP_REFUSED", { where });
  return {
    name,
    sizeBytes: entry.uncompressedSize,
    offset: entry.offset,
    endOffset,
  };
}

function entryProblem(entry: Entry, endOffset: number): string | undefined {
  const { compressionMethod, compressedSize, offset } = entry;
  if (compressionMethod !== 0) return "compressed entry";
  if (((entry.rawBitFlag ?? -1) & ~allowedFlags) !== 0) return "flags";
  if (entry.directory || !isRegular(entry)) return "folder or link";
  if (compressedSize !== entry.uncompressedSize) return "sizes";
  if (!onlyZip64(entry.rawExtraField)) return "extra field";
  if (entry.rawComment.length > 0) return "comment";
  const least = localHeaderBytes + entry.rawFilename.length + compressedSize;
  // Sorted and apart: each entry ends before the next begins.
  return offset + least > endOffset ? "overlap" : undefined;
}

/** A plain file by its Unix mode, where it has one: no link, device or pipe. */
function isRegular({ symlink, externalFileAttributes }: Entry): boolean {
  const type = externalFileAttributes >>> 28;
  return !symlink && (type === 0 || type === 0o10);
}

/** Other extra fields could give an entry a second name, owner or kind. */
function onlyZip64(extra: Uint8Array): boolean {
  if (extra.length === 0) return true;
  if (extra.length < 4) return false;
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  return view.getUint16(0, true) === 0x0001 && view.getUint16(2, true) === extra.length - 4;
}

async function readEntry(source: ByteSource, entry: ZipEntry, limit: number): Promise<Uint8Array> {
  if (entry.sizeBytes > limit) throw fault("TOO_LARGE", { what: entry.name, limit });
  const name = Buffer.from(entry.name);
  const header = await source.read(entry.offset, localHeaderBytes + name.length);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const dataOffset = entry.offset + header.length + view.getUint16(28, true);
  const fits =
    view.getUint32(0, true) === 0x04034b50 &&
    (view.getUint16(6, true) & ~allowedFlags) === 0 &&
    view.getUint16(8, true) === 0 &&
    view.getUint16(26, true) === name.length &&
    sameBytes(header.subarray(localHeaderBytes), name) &&
    dataOffset + entry.sizeBytes <= entry.endOffset;
  if (!fits) throw fault("ZIP_REFUSED", { where: entry.name });
  return source.read(dataOffset, entry.sizeBytes);
}
