import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FaultCode, WarningCode } from "./fault-kinds.ts";
import {
  contentKind,
  headBytes,
  isEncryptedContainer,
  isWholeJpeg,
  isWholePng,
  piecesOf,
  type ContentKind,
  type Pieces,
} from "./material-content.ts";
import { opensWithoutPassword, pdfState } from "./pdf-content.ts";
import type { SourceMaterial } from "./source-materials.ts";

/** What is wrong with a file's content; `kind` names what it looks like. */
export type MaterialTrouble =
  | { readonly fault: FaultCode; readonly kind?: string }
  | { readonly warning: WarningCode; readonly kind: string };

/**
 * Looks into a file: whether its kind can be shown, its content is of that kind, and it can be
 * opened and is whole. Reads a few KiB of it. What is broken may still be legible and is a
 * warning; what surely can't be read is a fault.
 */
export async function materialTrouble({
  path,
  file,
  sizeBytes,
}: Pick<SourceMaterial, "path" | "file" | "sizeBytes">): Promise<MaterialTrouble | undefined> {
  try {
    // The flag is 0 where a system lacks it.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW || 0));
    try {
      return await contentTrouble(path, piecesOf(handle, sizeBytes));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { fault: "MATERIAL_NOT_READABLE" };
  }
}

/** Kinds that the reading screen shows, by suffix, and what their content must be. */
const showable: ReadonlyMap<string, ContentKind> = new Map([
  ["pdf", "pdf"],
  ["jpg", "jpeg"],
  ["jpeg", "jpeg"],
  ["png", "png"],
  ["txt", "text"],
]);

const kindNames: Readonly<Record<ContentKind, string>> = {
  pdf: "PDF",
  jpeg: "JPG",
  png: "PNG",
  zip: "ZIP／Office",
  office97: "Office 97–2003",
  text: "TXT",
  other: "?",
};

async function contentTrouble(path: string, pieces: Pieces): Promise<MaterialTrouble | undefined> {
  const kind = contentKind(await pieces.at(0, headBytes));
  if (await isEncryptedContainer(kind, pieces)) return { fault: "MATERIAL_ENCRYPTED" };
  const wanted = showable.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
  if (wanted === undefined) return { fault: "MATERIAL_KIND_UNSHOWABLE" };
  if (kind !== wanted) return { fault: "MATERIAL_KIND_DIFFERS", kind: kindNames[kind] };
  if (kind === "pdf") return pdfTrouble(pieces);
  if (kind === "jpeg" && !(await isWholeJpeg(pieces))) return truncated("JPG");
  if (kind === "png" && !(await isWholePng(pieces))) return truncated("PNG");
  return undefined;
}

async function pdfTrouble(pieces: Pieces): Promise<MaterialTrouble | undefined> {
  const state = await pdfState(pieces);
  if (state === "encrypted") {
    const isLocked = !(await opensWithoutPassword(await pieces.at(0, pieces.sizeBytes)));
    return isLocked ? { fault: "MATERIAL_ENCRYPTED" } : undefined;
  }
  return state === "truncated" ? truncated("PDF") : undefined;
}

const truncated = (kind: string): MaterialTrouble => ({ warning: "MATERIAL_TRUNCATED", kind });
