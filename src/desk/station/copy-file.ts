import type { Outcome } from "../../core/refusals/refusal.ts";
import type { Hashing } from "../crypto/desk-crypto.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { ByteSink } from "../sealed/byte-ports.ts";
import { settle } from "../sealed/fault.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { readAhead } from "../sealed/read-ahead.ts";
import { writeHashedFile, type HashedFile } from "../sealed/sealed-output.ts";

/**
 * Copies a file between disk and stick: to a temporary name, synced, renamed, read back and
 * compared. Links are not followed. Refuses with DISK_* codes; nothing is left behind then.
 */
export async function copyFile(
  files: FileLayer,
  from: string,
  to: string,
  hashing?: Hashing,
): Promise<Outcome<HashedFile>> {
  const source = await openFileSource(files, from);
  if (!source.ok) return source;
  const { sizeBytes, close } = source.value;
  const copy = (out: ByteSink) =>
    settle(async () => {
      for await (const piece of readAhead(source.value, 0, sizeBytes)) await out.write(piece);
    });
  try {
    return await writeHashedFile(files, to, copy, hashing);
  } finally {
    await close();
  }
}
