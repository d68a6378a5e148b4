import { crc32 } from "node:zlib";
import { bounds } from "./bounds.ts";
import type { ByteSink, ByteSource, SinkRoom } from "./byte-ports.ts";
import { entryNameKey, entryNameProblem } from "./entry-name.ts";
import { fault } from "./fault.ts";
import { piecesOf } from "./read-ahead.ts";
import {
  dataDescriptor,
  directoryEnd,
  directoryHeader,
  localHeader,
  type WrittenEntry,
} from "./zip-records.ts";

/** Gets every piece of an entry. The piece stays as it is until this resolves. */
export type OnPiece = (piece: Uint8Array) => Promise<void>;

/** Writes a ZIP's entries one after the other. `end` writes the directory, once, last. */
export interface SealedZipWriter {
  readonly add: (name: string, source: ByteSource, onPiece?: OnPiece) => Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Starts a ZIP in `out`. Entries are stored, not compressed (materials already are, and a
 * stored-only reader has no decompression bombs), named in UTF-8, dated 1980-01-01, with Zip64
 * where an offset or the number of entries needs it: equal entries give equal bytes. Sources are
 * read once, from the start to the end.
 * Throws ENTRY_NAME_UNSAFE for a name that the reader would refuse, TOO_LARGE past the bounds.
 */
export function startSealedZip(out: ByteSink): SealedZipWriter {
  const names = new Set<string>();
  const written: WrittenEntry[] = [];
  let offset = 0;
  const write = async (bytes: Uint8Array) => {
    await out.write(bytes);
    offset += bytes.length;
  };
  return {
    add: async (name, source, onPiece) => {
      checkEntry(name, names, source);
      names.add(entryNameKey(name));
      const entry = { name: new TextEncoder().encode(name), offset };
      await write(localHeader(entry.name));
      const { sizeBytes } = source;
      const facts = { crc32: await copy(source, out, onPiece), sizeBytes };
      offset += sizeBytes;
      await write(dataDescriptor(facts));
      written.push({ ...entry, ...facts });
    },
    end: async () => {
      const start = offset;
      for (const entry of written) await write(directoryHeader(entry));
      for (const record of directoryEnd(written.length, offset - start, start)) await write(record);
    },
  };
}

function checkEntry(name: string, names: ReadonlySet<string>, { sizeBytes }: ByteSource): void {
  const taken = names.has(entryNameKey(name));
  const reason = taken ? "duplicate" : entryNameProblem(name);
  if (reason !== undefined) throw fault("ENTRY_NAME_UNSAFE", { name, reason });
  if (sizeBytes > bounds.materialBytes)
    throw fault("TOO_LARGE", { what: name, limit: bounds.materialBytes });
  if (names.size >= bounds.entries)
    throw fault("TOO_LARGE", { what: "ZIP", limit: bounds.entries });
}

/** Gives the CRC-32 of what went from `source` to `out`. */
function copy(source: ByteSource, out: ByteSink, onPiece?: OnPiece): Promise<number> {
  return out.room ? readInto(out.room, source, onPiece) : copyPieces(source, out, onPiece);
}

async function copyPieces(source: ByteSource, out: ByteSink, onPiece?: OnPiece): Promise<number> {
  let checksum = 0;
  for await (const bytes of piecesOf(source, 0, source.sizeBytes)) {
    checksum = crc32(bytes, checksum);
    await out.write(bytes);
    await onPiece?.(bytes);
  }
  return checksum;
}

/**
 * Right into the sink's memory, as many pieces at a time as it has room for. Whoever gets the pieces
 * reads them there, in their order. All of the source is read when this resolves.
 */
async function readInto(room: SinkRoom, source: ByteSource, onPiece?: OnPiece): Promise<number> {
  const { sizeBytes } = source;
  let checksum = 0;
  let lastSeen: Promise<unknown> = Promise.resolve();
  const startReading = (at: number, piece: Uint8Array) => {
    const filled = readPiece(source, at, piece);
    const seen = lastSeen
      .then(() => filled)
      .then(() => {
        const reader = onPiece?.(piece);
        checksum = crc32(piece, checksum);
        return { reader };
      });
    lastSeen = seen;
    room.put(
      piece.length,
      filled,
      seen.then(({ reader }) => reader),
    );
  };
  try {
    for (let at = 0; at < sizeBytes;) {
      const free = await room.next();
      const piece = free.subarray(0, sizeBytes - at);
      startReading(at, piece);
      at += piece.length;
    }
  } finally {
    await lastSeen;
  }
  return checksum;
}

async function readPiece(source: ByteSource, at: number, piece: Uint8Array): Promise<void> {
  const bytes = await source.read(at, piece.length, piece);
  if (bytes.buffer !== piece.buffer) piece.set(bytes);
}
