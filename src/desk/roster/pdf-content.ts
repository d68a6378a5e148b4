import { latin1 } from "./latin1.ts";
import type { Pieces } from "./material-content.ts";

export type PdfState = "sound" | "encrypted" | "truncated";

const tailBytes = 2048;
/** A cross-reference table of 200,000 objects; the trailer comes after it. */
const tableBytes = 4 * 1024 * 1024;

/**
 * Whether a PDF's end is there and leads to a cross-reference: `startxref`, an offset, `%%EOF`,
 * and at that offset a table with its trailer, or a cross-reference stream. A viewer may still
 * rebuild a file that is not sound; what it shows then is for a person to judge.
 */
export async function pdfState(pieces: Pieces): Promise<PdfState> {
  const trailer = await trailerOf(pieces);
  if (trailer === undefined) return "truncated";
  return /\/Encrypt(?![A-Za-z])/.test(trailer) ? "encrypted" : "sound";
}

/** The dictionary that says where the document begins and whether it is encrypted. */
async function trailerOf(pieces: Pieces): Promise<string | undefined> {
  const tail = latin1(await pieces.at(pieces.sizeBytes - tailBytes, tailBytes));
  const found = [...tail.matchAll(/startxref\s+(\d{1,12})\s+%%EOF/g)].at(-1);
  if (!found) return undefined;
  const offset = Number(found[1]);
  const header = latin1(await pieces.at(0, 1024)).indexOf("%PDF-");
  // Offsets count from the header where something stands before it; some writers didn't count so.
  return (
    (await trailerAt(pieces, offset)) ??
    (header > 0 ? trailerAt(pieces, offset + header) : undefined)
  );
}

async function trailerAt(pieces: Pieces, offset: number): Promise<string | undefined> {
  const start = latin1(await pieces.at(offset, 64));
  if (/^\s*xref\s/.test(start)) {
    const table = latin1(await pieces.at(offset, tableBytes));
    return /trailer\s*(<<[\s\S]*?)startxref/.exec(table)?.[1];
  }
  if (!/^\s*\d+\s+\d+\s+obj\b/.test(start)) return undefined;
  const object = latin1(await pieces.at(offset, 64 * 1024));
  return /^\s*\d+\s+\d+\s+obj\s*(<<[\s\S]*?>>)\s*stream/.exec(object)?.[1];
}

/**
 * Whether an encrypted PDF opens without a password: certificates are often only protected
 * against changes, and any reader shows them. Asks the reader that the stations use; a file that
 * it can't open for another reason isn't told of here.
 */
export async function opensWithoutPassword(bytes: Uint8Array): Promise<boolean> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  try {
    await task.promise;
    return true;
  } catch (error) {
    return (error as Error).name !== "PasswordException";
  } finally {
    await task.destroy();
  }
}
