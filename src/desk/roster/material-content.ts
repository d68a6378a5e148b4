import type { FileHandle } from "node:fs/promises";
import { latin1 } from "./latin1.ts";

/** What a file's first bytes say it is. */
export type ContentKind = "pdf" | "jpeg" | "png" | "zip" | "office97" | "text" | "other";

/** A file that is read piece by piece, wherever needed; never whole. */
export interface Pieces {
  readonly sizeBytes: number;
  /** Fewer bytes than asked for only at the end of the file. */
  readonly at: (offset: number, length: number) => Promise<Uint8Array>;
}

export function piecesOf(handle: FileHandle, sizeBytes: number): Pieces {
  return {
    sizeBytes,
    at: async (offset, length) => {
      const from = Math.max(0, offset);
      const wanted = Math.max(0, Math.min(length, sizeBytes - from));
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(wanted), 0, wanted, from);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** Readers take a PDF's header anywhere in the first KiB. */
export const headBytes = 1024;

/** Tells by content alone; a text is what holds no control characters, in whatever encoding. */
export function contentKind(head: Uint8Array): ContentKind {
  const text = latin1(head);
  if (text.startsWith("\xFF\xD8\xFF")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1A\n")) return "png";
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return "zip";
  if (text.startsWith("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return "office97";
  if (text.includes("%PDF-")) return "pdf";
  return /[\0-\x08\x0E-\x1A\x1C-\x1F]/.test(text) ? "other" : "text";
}

const endBytes = 64 * 1024;

/** A JPEG is whole if its end marker comes after the picture's data began; a preview has one of its own. */
export async function isWholeJpeg(pieces: Pieces): Promise<boolean> {
  const data = await startOfScan(pieces);
  if (data === undefined) return false;
  const from = Math.max(data, pieces.sizeBytes - endBytes);
  return latin1(await pieces.at(from, endBytes)).includes("\xFF\xD9");
}

/** A PNG ends with an IEND chunk; programs may have put their own bytes after it. */
export async function isWholePng(pieces: Pieces): Promise<boolean> {
  const end = await pieces.at(pieces.sizeBytes - endBytes, endBytes);
  return latin1(end).includes("IEND\xAE\x42\x60\x82");
}

/** Whether a ZIP's first entry, or an Office file's container, is encrypted. */
export async function isEncryptedContainer(kind: ContentKind, pieces: Pieces): Promise<boolean> {
  if (kind === "zip") return (((await pieces.at(6, 1))[0] ?? 0) & 1) === 1;
  if (kind !== "office97") return false;
  // Word, Excel and PowerPoint put an encrypted document into the old container, under this name.
  const names =
    latin1(await pieces.at(0, endBytes)) +
    latin1(await pieces.at(pieces.sizeBytes - endBytes, endBytes));
  return names.includes(Array.from("EncryptedPackage", (letter) => `${letter}\0`).join(""));
}

const segmentsAtMost = 1000;

/** Offset of the first scan's data, found by walking the segments before it. */
async function startOfScan(pieces: Pieces): Promise<number | undefined> {
  let at = 2;
  for (let count = 0; count < segmentsAtMost; count += 1) {
    const [mark, kind = 0, high = 0, low = 0] = await pieces.at(at, 4);
    if (mark !== 0xff) return undefined;
    // Fill bytes may stand before a marker.
    if (kind === 0xff) at += 1;
    else if (kind === 0xda) return at + 2;
    else at += 2 + high * 256 + low;
  }
  return undefined;
}
