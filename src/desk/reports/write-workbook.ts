import { Writable } from "node:stream";
import { concatBytes } from "@noble/hashes/utils.js";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import excel from "exceljs";
import { withFixedZipTimes } from "./zip-times.ts";

/** Adds one sheet to the workbook that is being written. */
export type AddSheet = excel.Workbook["addWorksheet"];

/**
 * The bytes of a workbook whose sheets `fill` adds; equal sheets and `createdAt` give equal bytes.
 * Every table that the product writes comes from here: exceljs' ordinary writer hands its XML to
 * the ZIP as one string, which is encoded in pieces of 16 Ki units, and a character beyond the BMP
 * that a cut halves becomes U+FFFD without a word. Its streaming writer encodes cell by cell; what
 * it wrote is read back all the same. Throws where a character was lost: a bug, never the input's.
 */
export async function writeWorkbook(
  createdAt: Date,
  fill: (addSheet: AddSheet) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const workbook = new excel.stream.xlsx.WorkbookWriter({
    ...{ stream: sinkInto(chunks), useStyles: true, useSharedStrings: true },
    ...{ created: createdAt, modified: createdAt },
    ...{ creator: "Vivaseal", lastModifiedBy: "Vivaseal" },
  });
  const sheets: excel.Worksheet[] = [];
  fill((name, options) => {
    const sheet = workbook.addWorksheet(name, options);
    sheets.push(sheet);
    return sheet;
  });
  const given = lostCharacters(textsOf(sheets));
  await workbook.commit();
  const bytes = withFixedZipTimes(concatBytes(...chunks));
  if (lostCharacters(await partsOf(bytes)) !== given)
    throw new Error("A character was lost in writing a workbook");
  return bytes;
}

function sinkInto(chunks: Uint8Array[]): Writable {
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
}

/** Each text once, as it is stored. */
function textsOf(sheets: readonly excel.Worksheet[]): readonly string[] {
  const texts = new Set<string>();
  for (const sheet of sheets)
    sheet.eachRow((row) => {
      row.eachCell(({ value }) => {
        if (typeof value === "string") texts.add(value);
      });
    });
  return [...texts];
}

async function partsOf(workbook: Uint8Array): Promise<readonly string[]> {
  const reader = new ZipReader(new Uint8ArrayReader(workbook), { useWebWorkers: false });
  const parts: string[] = [];
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const bytes = await entry.getData(new Uint8ArrayWriter(), { checkSignature: true });
    parts.push(new TextDecoder().decode(bytes));
  }
  await reader.close();
  return parts;
}

/** How many U+FFFD there are; half a surrogate pair becomes one in UTF-8 whoever writes it. */
function lostCharacters(texts: readonly string[]): number {
  const written = new TextDecoder().decode(new TextEncoder().encode(texts.join("\n")));
  return written.split("\uFFFD").length - 1;
}
