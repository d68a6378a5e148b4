import { dirname } from "node:path";
import { err, ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { folderUnusable, onNewFile } from "./disk-refusal.ts";
import type { FileLayer } from "./file-layer.ts";

/**
 * Whether a new file `path` can be made, asked before the work that it takes to fill it: its
 * folder is there, and nothing of its name. Refuses with DISK_FILE_EXISTS, DISK_FOLDER_UNUSABLE
 * and what the disk says.
 */
export async function checkFreeName(files: FileLayer, path: string): Promise<Outcome<void>> {
  const facts = await onNewFile(path, () =>
    Promise.all([files.stat(path), files.stat(dirname(path))]),
  );
  if (!facts.ok) return facts;
  const [taken, folder] = facts.value;
  if (taken) return refuse("DISK_FILE_EXISTS", { file: path });
  return folder?.kind === "folder" ? ok(undefined) : err(folderUnusable(path));
}
