import type { FileFacts, FileLayer, OpenFile, OpenMode } from "../../src/desk/files/file-layer.ts";
import { DiskModel, folderOf, type DiskImage, type DiskStep } from "./disk-model.ts";

/** A file layer in memory that keeps the history of all that was done to the disk. */
export interface RecordingFileLayer {
  readonly files: FileLayer;
  readonly image: DiskImage;
  /** Every step so far; grows. With `image` it says all about the disk. */
  readonly history: readonly DiskStep[];
  /** Sets down in the history what the test knows at this moment. */
  readonly mark: (note: string) => void;
  /** How many syncs of files and folders were asked for since this layer began. */
  readonly syncCount: () => number;
  readonly writeCount: () => number;
}

export interface RecordingOptions {
  /** Steps that were done before this layer began: a killed desk's, whose cache lives on. */
  readonly before?: readonly DiskStep[];
  /** This sync, counted from 1, does nothing and reports success: as if the code had left it out. */
  readonly dropSync?: number;
  /** This sync, counted from 1, fails with `failure`. See [Note: failed sync]. */
  readonly failSync?: number;
  /** This write, counted from 1, fails with `failure` when half of it is done. */
  readonly failWrite?: number;
  /** What the failing sync or write fails with; EIO where it isn't given. */
  readonly failure?: "EIO" | "ENOSPC";
  /** Writes that would make a file larger than this fail with ENOSPC, having written what fits. */
  readonly fileLimitBytes?: number;
}

/** An empty disk with the folder that most tests work in. */
export const emptyDisk: DiskImage = {
  folders: ["/", "/station"],
  files: new Map(),
};

/** A disk that holds `image`, all of it durable. */
export function createRecordingFileLayer(
  image: DiskImage = emptyDisk,
  options: RecordingOptions = {},
): RecordingFileLayer {
  const disk = new RecordingDisk(image, options);
  const files: FileLayer = {
    readFile: (path) => settled(() => disk.read(path)),
    open: (path, mode) => settled(() => disk.open(path, mode)),
    rename: (from, to) => settled(() => disk.rename(from, to)),
    unlink: (path) => settled(() => disk.unlink(path)),
    makeFolder: (path) => settled(() => disk.makeFolder(path)),
    syncFolder: (path) => settled(() => disk.syncFolder(path)),
    list: (path) => settled(() => disk.list(path)),
    stat: (path) => settled(() => disk.stat(path)),
  };
  const { history } = disk;
  const mark = (note: string): void => disk.do({ type: "marked", note });
  return {
    files,
    image,
    history,
    mark,
    syncCount: () => disk.syncs,
    writeCount: () => disk.writes,
  };
}

/** Runs `work` as one step of the disk, between two turns of the event loop. */
function settled<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

/** An error as the system gives it. */
export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code, path });
}

class RecordingDisk {
  readonly history: DiskStep[] = [];
  syncs = 0;
  writes = 0;
  private readonly model: DiskModel;
  private readonly options: RecordingOptions;
  private nextInode: number;

  constructor(image: DiskImage, options: RecordingOptions) {
    this.model = new DiskModel(image);
    this.options = options;
    for (const step of options.before ?? []) this.do(step);
    this.nextInode = this.model.inodeCount + 1;
  }

  do(step: DiskStep): void {
    this.model.apply(step);
    this.history.push(step);
  }

  read(path: string): Uint8Array {
    return this.model.content(this.inodeOf(path)).slice();
  }

  open(path: string, mode: OpenMode): OpenFile {
    if (mode !== "create") return this.openInode(this.inodeOf(path), path);
    if (this.model.entry(path)) throw systemError("EEXIST", path);
    this.folder(folderOf(path));
    const inode = this.nextInode;
    this.nextInode += 1;
    this.do({ type: "created", path, inode });
    return this.openInode(inode, path);
  }

  rename(from: string, to: string): void {
    this.inodeOf(from);
    this.do({ type: "renamed", from, to });
  }

  unlink(path: string): void {
    this.inodeOf(path);
    this.do({ type: "unlinked", path });
  }

  makeFolder(path: string): void {
    if (this.model.entry(path)) throw systemError("EEXIST", path);
    this.folder(folderOf(path));
    this.do({ type: "folderMade", path });
  }

  syncFolder(path: string): void {
    this.folder(path);
    this.sync({ type: "folderSynced", path }, { type: "folderSyncFailed", path }, path);
  }

  list(path: string): readonly string[] {
    this.folder(path);
    return this.model.list(path);
  }

  stat(path: string): FileFacts | undefined {
    const entry = this.model.entry(path);
    if (!entry) return undefined;
    if (entry.kind === "folder") return { kind: "folder", sizeBytes: 0 };
    const sizeBytes = this.model.content(entry.inode).length;
    return { kind: "file", sizeBytes };
  }

  private openInode(inode: number, path: string): OpenFile {
    let open = true;
    const step = <T>(work: () => T): Promise<T> =>
      settled(() => {
        if (!open) throw systemError("EBADF", path);
        return work();
      });
    return {
      readAt: (offset, length) =>
        step(() => this.model.content(inode).slice(offset, offset + length)),
      writeAt: (offset, bytes) => step(() => this.write(inode, path, offset, bytes)),
      truncate: (sizeBytes) => step(() => this.do({ type: "truncated", inode, sizeBytes })),
      sync: () =>
        step(() => this.sync({ type: "synced", inode }, { type: "syncFailed", inode }, path)),
      close: () => step(() => void (open = false)),
    };
  }

  private write(inode: number, path: string, offset: number, bytes: Uint8Array): void {
    const limit = this.options.fileLimitBytes ?? Number.POSITIVE_INFINITY;
    this.writes += 1;
    const fails = this.writes === this.options.failWrite;
    const room = fails ? bytes.length >> 1 : limit - offset;
    const fitting = bytes.slice(0, Math.max(0, room));
    if (fitting.length > 0) this.do({ type: "written", inode, offset, bytes: fitting });
    if (fails) throw systemError(this.options.failure ?? "EIO", path);
    if (fitting.length < bytes.length) throw systemError("ENOSPC", path);
  }

  private sync(done: DiskStep, failed: DiskStep, path: string): void {
    this.syncs += 1;
    if (this.syncs === this.options.dropSync) return;
    if (this.syncs !== this.options.failSync) return this.do(done);
    this.do(failed);
    throw systemError(this.options.failure ?? "EIO", path);
  }

  private inodeOf(path: string): number {
    const entry = this.model.entry(path);
    if (!entry) throw systemError("ENOENT", path);
    if (entry.kind === "folder") throw systemError("EISDIR", path);
    return entry.inode;
  }

  private folder(path: string): void {
    const entry = this.model.entry(path);
    if (entry?.kind !== "folder") throw systemError(entry ? "ENOTDIR" : "ENOENT", path);
  }
}
