import type { Outcome } from "../../core/refusals/refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { settle } from "../sealed/fault.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { writeSealedFile, type WrittenFile } from "../sealed/sealed-output.ts";

const pieceBytes = 1024 * 1024;

/**
 * Copies a file between disk and stick: to a temporary name, synced, renamed, read back and
 * compared. Links are not followed. Refuses with DISK_* codes; nothing is left behind then.
 */
export async function copyFile(
  files: FileLayer,
  from: string,
  to: string,
): Promise<Outcome<WrittenFile>> {
  const source = await openFileSource(files, from);
  if (!source.ok) return source;
  const { sizeBytes, read, close } = source.value;
  try {
    return await writeSealedFile(files, to, (out) =>
      settle(async () => {
        for (let offset = 0; offset < sizeBytes; offset += pieceBytes) {
          await out.write(await read(offset, Math.min(pieceBytes, sizeBytes - offset)));
        }
      }),
    );
  } finally {
    await close();
  }
}
