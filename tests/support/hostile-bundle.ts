import { crc32 } from "node:zlib";
import { Decrypter } from "age-encryption";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { referenceCipher } from "../../src/desk/sealed/age-chunks.ts";
import { createChunkWriter } from "../../src/desk/sealed/chunk-writer.ts";
import { sealToRecipients } from "../../src/desk/sealed/age-file.ts";
import { joinBytes, memorySink, memorySource } from "../../src/desk/sealed/byte-ports.ts";
import { startSealedZip } from "../../src/desk/sealed/sealed-zip-writer.ts";
import {
  dataDescriptor,
  directoryEnd,
  directoryHeader,
  localHeader,
} from "../../src/desk/sealed/zip-records.ts";

/** Who holds a station's card can seal anything to it: this seals bytes as they are. */
export interface Sealer {
  readonly seal: (plaintext: Uint8Array) => Promise<Uint8Array>;
  /** Length of what lies before the nonce. */
  readonly headerBytes: number;
}

/**
 * A sealer whose header is made once, since wrapping the file key costs most. `identity` only
 * gives that key back; an enemy would have drawn it.
 */
export async function createSealer(recipient: string, identity: string): Promise<Sealer> {
  const empty = await sealToRecipients(new Uint8Array(), [recipient]);
  const header = empty.slice(0, empty.length - 32);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const fileKey = await decrypter.decryptHeader(header);
  let count = 0;
  const seal = async (plaintext: Uint8Array): Promise<Uint8Array> => {
    count += 1;
    const nonce = new Uint8Array(16);
    new DataView(nonce.buffer).setUint32(0, count);
    const out = memorySink();
    const key = hkdf(sha256, fileKey, nonce, utf8ToBytes("payload"), 32);
    const chunks = createChunkWriter(key, out, referenceCipher);
    await chunks.write(plaintext);
    await chunks.end();
    return joinBytes([header, nonce, out.bytes()]);
  };
  return { seal, headerBytes: header.length };
}

export type Entry = readonly [name: string, bytes: Uint8Array];

/** The ZIP that the product would write for these entries, whatever they are. */
export async function zipOf(entries: readonly Entry[]): Promise<Uint8Array> {
  const out = memorySink();
  const zip = startSealedZip(out);
  for (const [name, bytes] of entries) await zip.add(name, memorySource(bytes));
  await zip.end();
  return out.bytes();
}

/** An entry of a ZIP that an enemy writes: each record may be changed before it is put down. */
export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly local?: (record: Buffer) => Uint8Array;
  readonly descriptor?: (record: Buffer) => Uint8Array;
  readonly central?: (record: Buffer) => Uint8Array;
}

/**
 * A ZIP as the product writes it, nothing checked, each record changed as its entry wishes; `end`
 * changes the end records, `before` and `gap` put bytes before the first entry and the directory.
 */
export function rawZip(
  entries: readonly RawEntry[],
  {
    end = (records: Buffer): Uint8Array => records,
    before = new Uint8Array(),
    gap = new Uint8Array(),
  } = {},
): Uint8Array {
  const same = (record: Buffer): Uint8Array => record;
  const parts: Uint8Array[] = [before];
  const headers: Uint8Array[] = [];
  let offset = before.length;
  for (const { name, bytes, local = same, descriptor = same, central = same } of entries) {
    const entry = {
      name: typeof name === "string" ? new TextEncoder().encode(name) : name,
      crc32: crc32(bytes),
      sizeBytes: bytes.length,
      offset,
    };
    const written = [
      local(Buffer.from(localHeader(entry.name))),
      bytes,
      descriptor(Buffer.from(dataDescriptor(entry))),
    ];
    parts.push(...written);
    headers.push(central(Buffer.from(directoryHeader(entry))));
    offset += written.reduce((sum, part) => sum + part.length, 0);
  }
  const directory = joinBytes(headers);
  const ending = directoryEnd(entries.length, directory.length, offset + gap.length);
  return joinBytes([...parts, gap, directory, end(Buffer.from(joinBytes(ending)))]);
}

/** Draws that are the same in every run. */
export interface Draw {
  /** At least 0, below `limit`. */
  readonly below: (limit: number) => number;
  readonly one: <T>(items: readonly T[]) => T;
}

export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    one: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("Nothing to draw from");
      return item;
    },
  };
}

/** One change of bytes between `from` and the end: a flip, a cut, a splice, an insertion, a swap. */
export function mutated(bytes: Uint8Array, draw: Draw, from = 0): Uint8Array {
  const at = from + draw.below(bytes.length - from);
  const length = 1 + draw.below(Math.min(200, bytes.length - at));
  const other = from + draw.below(bytes.length - from);
  const piece = bytes.slice(other, other + length);
  const head = bytes.subarray(0, at);
  switch (draw.below(6)) {
    case 0: {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ (1 << draw.below(8));
      return copy;
    }
    case 1:
      return bytes.slice(0, at);
    case 2:
      return joinBytes([head, bytes.subarray(at + length)]);
    case 3:
      return joinBytes([head, piece, bytes.subarray(at)]);
    case 4: {
      const copy = bytes.slice();
      copy.set(piece.subarray(0, copy.length - at), at);
      return copy;
    }
    default: {
      const copy = bytes.slice();
      copy.set(bytes.slice(at, at + piece.length), other);
      copy.set(piece.subarray(0, copy.length - at), at);
      return copy;
    }
  }
}
