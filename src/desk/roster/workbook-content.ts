import { crc32 } from "node:zlib";
import { Uint8ArrayReader, ZipReader, type FileEntry } from "@zip.js/zip.js";
import { concatBytes } from "@noble/hashes/utils.js";
import {
  dataDescriptor,
  directoryEnd,
  directoryHeader,
  localHeader,
} from "../sealed/zip-records.ts";

/** What a roster may hold once unpacked: twenty thousand applicants come to about 40 MiB. */
export const workbookBounds = {
  contentBytes: 64 * 1024 * 1024,
  parts: 1000,
  cells: 1_000_000,
  /** Cells of all merged areas, each of which the reader visits. */
  mergedCells: 200_000,
} as const;

/**
 * The same workbook, stored without compression, of a size that is known: a roster may come by
 * mail, and its reader would unpack whatever is in it. Every part is unpacked here up to the size
 * that the directory states, all of them up to the bound. What the reader has no use for but
 * would visit cell by cell (defined names) is left out.
 */
export async function boundedWorkbook(
  bytes: Uint8Array,
): Promise<Uint8Array | "tooLarge" | "notZip"> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    const entries = (await reader.getEntries()).filter((entry) => !entry.directory);
    const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (entries.length > workbookBounds.parts || size > workbookBounds.contentBytes)
      return "tooLarge";
    const parts: Part[] = [];
    for (const entry of entries) parts.push(await partOf(entry));
    return parts.every(isBearable) && cellsOf(parts) <= workbookBounds.cells
      ? stored(parts)
      : "tooLarge";
  } catch {
    return "notZip";
  } finally {
    await reader.close();
  }
}

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function partOf(entry: FileEntry): Promise<Part> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const bounded = new WritableStream<Uint8Array>({
    write: (chunk) => {
      size += chunk.length;
      if (size > entry.uncompressedSize) throw new Error("A part is larger than its ZIP says");
      chunks.push(chunk);
    },
  });
  await entry.getData(bounded, { checkSignature: true, checkOverlappingEntry: true });
  const name = entry.filename.replace(/^\//, "");
  const bytes = concatBytes(...chunks);
  return { name, bytes: name === "xl/workbook.xml" ? withoutDefinedNames(bytes) : bytes };
}

function withoutDefinedNames(workbook: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(workbook);
  const left = xml.replace(/<definedNames\b[^>]*>[\s\S]*?<\/definedNames\s*>/g, "");
  if (/<definedName[\s/>]/.test(left)) throw new Error("Defined names outside of their element");
  return new TextEncoder().encode(left);
}

const isSheet = ({ name }: Part): boolean => /^xl\/worksheets\/[^/]+\.xml$/.test(name);

/** A merged area that isn't written plainly (as with `&#58;`) can't be measured, so it isn't taken. */
function isBearable(part: Part): boolean {
  if (!isSheet(part)) return true;
  const tags = latinOf(part).match(/<mergeCell[\s/>][^>]*/g) ?? [];
  return tags.reduce((sum, tag) => sum + areaOf(tag), 0) <= workbookBounds.mergedCells;
}

function areaOf(mergeCell: string): number {
  const found = /\bref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/.exec(mergeCell);
  if (!found) return Number.POSITIVE_INFINITY;
  const [, left = "", top, right = "", bottom] = found;
  const width = Math.abs(columnNumber(right) - columnNumber(left)) + 1;
  return width * (Math.abs(Number(bottom) - Number(top)) + 1);
}

const cellsOf = (parts: readonly Part[]): number =>
  parts.filter(isSheet).reduce((sum, part) => sum + latinOf(part).split(/<c[\s/>]/).length - 1, 0);

const latinOf = ({ bytes }: Part): string => new TextDecoder("latin1").decode(bytes);

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function stored(parts: readonly Part[]): Uint8Array {
  const blocks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const entry = {
      name: new TextEncoder().encode(name),
      crc32: crc32(bytes),
      sizeBytes: bytes.length,
      offset,
    };
    const block = concatBytes(localHeader(entry.name), bytes, dataDescriptor(entry));
    blocks.push(block);
    directory.push(directoryHeader(entry));
    offset += block.length;
  }
  const size = directory.reduce((sum, header) => sum + header.length, 0);
  return concatBytes(...blocks, ...directory, ...directoryEnd(parts.length, size, offset));
}
