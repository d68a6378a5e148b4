import type { FileLayer } from "../files/file-layer.ts";
import { temporaryNameOf, writeFileDurably } from "../files/write-durably.ts";
import { claimedSeq, MAX_SNAPSHOT_BYTES } from "../journal/snapshot-file.ts";
import type { MeetingFolder } from "./meeting-folder.ts";

type SnapshotFolder = Pick<MeetingFolder, "folder" | "snapshots">;

/**
 * The two snapshots of a meeting, the newest and the one before. Whatever is wrong with them or with
 * the disk is no trouble of the meeting's: nothing is lost but time at the next opening.
 */
export async function readSnapshots(
  files: FileLayer,
  { snapshots }: SnapshotFolder,
): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const path of snapshots) {
    const bytes = await readSnapshot(files, path).catch(() => undefined);
    if (bytes) found.push(bytes);
  }
  return found;
}

/** Writes one in the place of the older, durably, so that a crash leaves the newer as it is. Tells whether it is there. */
export async function writeSnapshot(
  files: FileLayer,
  { snapshots: [first, second] }: SnapshotFolder,
  bytes: Uint8Array,
): Promise<boolean> {
  if (bytes.length > MAX_SNAPSHOT_BYTES) return false;
  const [one, other] = [await seqAt(files, first), await seqAt(files, second)];
  const written = await writeFileDurably(files, one <= other ? first : second, bytes);
  return written.ok;
}

/** Removes both, and what a crash has left of one that was being written. */
export async function removeSnapshots(
  files: FileLayer,
  { folder, snapshots }: SnapshotFolder,
): Promise<void> {
  const names = snapshots.flatMap((path) => [path, temporaryNameOf(path)]);
  try {
    for (const path of names) if (await files.stat(path)) await files.unlink(path);
    await files.syncFolder(folder);
  } catch {
    // What is left is judged at the next opening, as any other.
  }
}

async function readSnapshot(files: FileLayer, path: string): Promise<Uint8Array | undefined> {
  const facts = await files.stat(path);
  if (facts?.kind !== "file" || facts.sizeBytes > MAX_SNAPSHOT_BYTES) return undefined;
  return files.readFile(path);
}

/** What a snapshot claims to stand for; below every other where there is none. */
async function seqAt(files: FileLayer, path: string): Promise<number> {
  const bytes = await readSnapshot(files, path).catch(() => undefined);
  return (bytes && claimedSeq(bytes)) ?? -1;
}
