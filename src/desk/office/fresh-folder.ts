import { mkdtemp, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { makeFolderDurably, writeFileDurably } from "../files/write-durably.ts";

/** Adds a file to a folder in the making; `path` is relative, with `/` between its parts. */
export type AddFile = (path: string, bytes: Uint8Array) => Promise<Outcome<void>>;

/**
 * Makes `folder` with everything that `fill` adds, or not at all: it is filled under a
 * temporary name and renamed at the end. Paths must be safe ones (`entryNameProblem`). Refuses
 * with FOLDER_NOT_EMPTY before anything is made, with `fill`'s refusal, and with DISK_* codes.
 */
export async function writeFreshFolder<T>(
  files: FileLayer,
  folder: string,
  fill: (add: AddFile) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  // Without a separator at its end, so that the temporary folder lies beside it.
  const path = resolve(folder);
  const free = await checkFree(files, path);
  if (!free.ok) return free;
  const parent = await makeFolderDurably(files, dirname(path));
  if (!parent.ok) return parent;
  // A name of its own, so that nothing of somebody else's is ever in the way.
  const made = await onDisk(path, () => mkdtemp(`${path}.partial-`));
  if (!made.ok) return made;
  const temporary = made.value;
  try {
    const filled = await fill((file, bytes) => addFile(files, temporary, file, bytes));
    if (!filled.ok) return filled;
    const named = await onDisk(path, async () => {
      // Windows doesn't rename onto a folder, not even an empty one.
      if (free.value === "empty") await rm(path, { recursive: true });
      await files.rename(temporary, path);
      await files.syncFolder(dirname(path));
    });
    return named.ok ? filled : named;
  } finally {
    // After the rename there is nothing of this name.
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Whether a folder can be made at `path`. Refuses with FOLDER_NOT_EMPTY and DISK_* codes. */
export async function checkFree(
  files: FileLayer,
  path: string,
): Promise<Outcome<"missing" | "empty">> {
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (facts.value === undefined) return ok("missing");
  const folder = basename(path);
  if (facts.value.kind !== "folder") return refuse("DISK_FILE_EXISTS", { file: folder });
  const names = await onDisk(path, () => files.list(path));
  if (!names.ok) return names;
  return names.value.length === 0 ? ok("empty") : refuse("FOLDER_NOT_EMPTY", { folder });
}

async function addFile(
  files: FileLayer,
  folder: string,
  path: string,
  bytes: Uint8Array,
): Promise<Outcome<void>> {
  const target = join(folder, ...path.split("/"));
  const made = await makeFolderDurably(files, dirname(target));
  return made.ok ? writeFileDurably(files, target, bytes) : made;
}
