import { basename, join } from "node:path";
import type { SourceFolder } from "../../contract/answers.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { driveFolder, type DrivePlaces } from "../drives/drives.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { rosterFile } from "../roster/profile.ts";

/** Beside the office's own workbook, or in its place: how another system's export is read. */
export const profileFile = "profile.yaml";

/** Most folders of one drive that are looked into. */
const mostFolders = 300;

/**
 * The source folders at the top of the drives, and those drives that are one. Links are not
 * followed; a drive that can't be read has none.
 */
export async function findSources(
  files: FileLayer,
  drives: DrivePlaces,
): Promise<Outcome<readonly SourceFolder[]>> {
  const found: SourceFolder[] = [];
  for (const { id: driveId, label: driveLabel, folder } of await drives.find()) {
    const listed = await onDisk(folder, () => files.list(folder));
    const names = (listed.ok ? listed.value : []).filter((name) => !name.startsWith("."));
    const own = names.some((name) => name === rosterFile || name === profileFile);
    if (own) found.push({ driveId, driveLabel, folderName: null });
    for (const folderName of await sourcesAmong(files, folder, names))
      found.push({ driveId, driveLabel, folderName });
  }
  return ok(found);
}

async function sourcesAmong(
  files: FileLayer,
  folder: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  let looked = 0;
  for (const name of names) {
    if (looked >= mostFolders) break;
    const path = join(folder, name);
    const facts = await onDisk(path, () => files.stat(path));
    if (!facts.ok || facts.value?.kind !== "folder") continue;
    looked += 1;
    if (
      (await isFile(files, join(path, rosterFile))) ||
      (await isFile(files, join(path, profileFile)))
    )
      found.push(name);
  }
  return found;
}

/** Whether a file of this name is there, links not followed. */
export async function isFile(files: FileLayer, path: string): Promise<boolean> {
  const facts = await onDisk(path, () => files.stat(path));
  return facts.ok && facts.value?.kind === "file";
}

/** Path of a chosen source folder. Refuses with DRIVE_GONE and SOURCE_GONE. */
export async function sourcePath(
  files: FileLayer,
  drives: DrivePlaces,
  { driveId, folderName }: { readonly driveId: string; readonly folderName: string | null },
): Promise<Outcome<string>> {
  const drive = await driveFolder(drives, driveId);
  if (!drive.ok) return drive;
  const path = folderName === null ? drive.value : join(drive.value, folderName);
  const facts = await onDisk(path, () => files.stat(path));
  const there = facts.ok && facts.value?.kind === "folder";
  return there ? ok(path) : refuse("SOURCE_GONE", { folder: basename(path) });
}
