import { feedHash } from "../crypto/feed-hash.ts";
import type { Hashing } from "../crypto/desk-crypto.ts";
import { sameBytes, type ByteSource, type HashedSpan, type Span } from "./byte-ports.ts";
import { fault } from "./fault.ts";
import { piecesOf } from "./read-ahead.ts";
import { dataDescriptor, localHeader } from "./zip-records.ts";

/** An entry of a checked directory. */
export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly crc32: number;
  /** Of its local header. */
  readonly offset: number;
}

const localHeaderBytes = 30;
const descriptorBytes = 16;

/** Where an entry's data descriptor ends. */
export const endOf = ({ name, offset, sizeBytes }: Omit<ZipEntry, "crc32">): number =>
  offset + localHeaderBytes + Buffer.byteLength(name) + sizeBytes + descriptorBytes;

/** The whole entry in memory; throws TOO_LARGE past `limit`. */
export async function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  limit: number,
): Promise<Uint8Array> {
  const { name, sizeBytes } = entry;
  if (sizeBytes > limit) throw fault("TOO_LARGE", { what: name, limit });
  const data = await source.read(await dataOffset(source, entry), sizeBytes);
  await checkDescriptor(source, entry);
  return data;
}

export interface HashWish {
  readonly source: ByteSource;
  readonly entry: ZipEntry;
  readonly hashing: Hashing;
  /** Called now and then; may throw to stop it. */
  readonly onPiece: () => void;
}

/** An entry of no more than this is opened here sooner than another thread is told of it. */
const smallBytes = 128 * 1024;

/** SHA-256 of the entry, of any size, 64 hex digits. */
export async function hashEntry({ source, entry, hashing, onPiece }: HashWish): Promise<string> {
  const { hashSpan } = source;
  if (hashSpan && entry.sizeBytes > smallBytes)
    return hashFar(entry, (span) => hashSpan(span, onPiece));
  const { digest } = await feedHash(hashing.start(), entryPieces({ source, entry, onPiece }));
  return digest;
}

/** Of one reading: header and descriptor come with the hash. */
async function hashFar(
  entry: ZipEntry,
  hashSpan: (span: Span) => Promise<HashedSpan>,
): Promise<string> {
  const header = localHeader(new TextEncoder().encode(entry.name));
  const { head, sha256, tail } = await hashSpan({
    ...{ offset: entry.offset, headBytes: header.length },
    ...{ dataBytes: entry.sizeBytes, tailBytes: descriptorBytes },
  });
  checkLocal(entry, head, header);
  checkTail(entry, tail);
  return sha256;
}

async function* entryPieces({
  source,
  entry,
  onPiece,
}: Omit<HashWish, "hashing">): AsyncGenerator<Uint8Array> {
  for await (const piece of piecesOf(source, await dataOffset(source, entry), entry.sizeBytes)) {
    onPiece();
    yield piece;
  }
  await checkDescriptor(source, entry);
}

/** Where the data begins, behind a local header that says what the directory says. */
async function dataOffset(source: ByteSource, entry: ZipEntry): Promise<number> {
  const { offset } = entry;
  const expected = localHeader(new TextEncoder().encode(entry.name));
  checkLocal(entry, await source.read(offset, expected.length), expected);
  return offset + expected.length;
}

function checkLocal({ name }: ZipEntry, found: Uint8Array, expected: Uint8Array): void {
  if (!sameBytes(found, expected)) throw fault("ZIP_REFUSED", { where: name });
}

/** So must the descriptor behind the data. */
async function checkDescriptor(source: ByteSource, entry: ZipEntry): Promise<void> {
  const { name, offset, sizeBytes } = entry;
  const at = offset + localHeaderBytes + Buffer.byteLength(name) + sizeBytes;
  checkTail(entry, await source.read(at, descriptorBytes));
}

function checkTail(entry: ZipEntry, descriptor: Uint8Array): void {
  if (!sameBytes(descriptor, dataDescriptor(entry)))
    throw fault("ZIP_ENTRY_SIZES_DIFFER", { name: entry.name });
}
