import {
  crashedContent,
  durableInode,
  resizeInode,
  settleInode,
  writeInode,
  type Inode,
} from "./disk-inode.ts";

/**
 * A disk with a volatile cache, as POSIX allows it to be: what was synced is there after a crash,
 * anything else may or may not be, in any order, torn at sectors. Harsher than most real file
 * systems on purpose. Two mercies are assumed, since nothing works without them: a sector of
 * 512 bytes is old or new, never a mixture, and a rename within a folder is atomic.
 */
export type DiskStep =
  | { readonly type: "created"; readonly path: string; readonly inode: number }
  | {
      readonly type: "written";
      readonly inode: number;
      readonly offset: number;
      readonly bytes: Uint8Array;
    }
  | {
      readonly type: "truncated";
      readonly inode: number;
      readonly sizeBytes: number;
    }
  | {
      readonly type: "synced" | "syncFailed";
      readonly inode: number;
    }
  | { readonly type: "renamed"; readonly from: string; readonly to: string }
  | { readonly type: "unlinked" | "folderMade"; readonly path: string }
  | {
      readonly type: "folderSynced" | "folderSyncFailed";
      readonly path: string;
    }
  /** Set by a test: what it knew at this moment, such as what was acknowledged. */
  | { readonly type: "marked"; readonly note: string };

/** What a disk holds: paths of folders, and of files with their content. */
export interface DiskImage {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type Entry = { readonly kind: "file"; readonly inode: number } | { readonly kind: "folder" };

/** A change of names in one folder. `sure` once it was synced; `dirty` until a sync took it up. */
interface NameChange {
  /** What each name stands for afterwards; `undefined` where it is gone. */
  readonly names: ReadonlyMap<string, Entry | undefined>;
  sure: boolean;
  dirty: boolean;
}

/** The disk, its cache, and what a crash may make of them. */
export class DiskModel {
  private readonly inodes = new Map<number, Inode>();
  private readonly folders = new Map<string, NameChange[]>();

  /** Starts with `image`, all of it durable. Inodes are numbered from 1 in the order of `image.files`. */
  constructor(image: DiskImage) {
    for (const path of image.folders) this.folders.set(path, []);
    for (const path of image.folders)
      if (this.folders.has(folderOf(path)) && path !== "/") this.name(path, { kind: "folder" });
    for (const [path, content] of image.files) {
      const inode = this.inodes.size + 1;
      this.inodes.set(inode, durableInode(content));
      this.name(path, { kind: "file", inode });
    }
    for (const changes of this.folders.values()) settleNames(changes);
  }

  get inodeCount(): number {
    return this.inodes.size;
  }

  apply(step: DiskStep): void {
    switch (step.type) {
      case "created":
        this.inodes.set(step.inode, durableInode(new Uint8Array()));
        this.name(step.path, { kind: "file", inode: step.inode });
        return;
      case "written":
        writeInode(this.inode(step.inode), step.offset, step.bytes);
        return;
      case "truncated":
        resizeInode(this.inode(step.inode), step.sizeBytes);
        return;
      case "synced":
      case "syncFailed":
        settleInode(this.inode(step.inode), step.type === "synced");
        return;
      case "renamed":
        this.rename(step.from, step.to);
        return;
      case "unlinked":
        this.name(step.path, undefined);
        return;
      case "folderMade":
        this.folders.set(step.path, []);
        this.name(step.path, { kind: "folder" });
        return;
      case "folderSynced":
        settleNames(this.changes(step.path));
        return;
      case "folderSyncFailed":
        for (const change of this.changes(step.path)) change.dirty = false;
        return;
      case "marked":
        return;
    }
  }

  /** As running programs see it. */
  entry(path: string): Entry | undefined {
    if (path === "/") return { kind: "folder" };
    const changes = this.folders.get(folderOf(path));
    return changes && namesAfter(changes).get(nameOf(path));
  }

  content(inode: number): Uint8Array {
    return this.inode(inode).cache;
  }

  list(path: string): readonly string[] {
    return [...namesAfter(this.changes(path)).keys()].sort();
  }

  /** What a killed program leaves to the next one: the cache is the system's and stays. */
  cached(): DiskImage {
    return this.image((choices) => choices - 1);
  }

  /** In how many places a crash has a choice, and between how many values: every combination is legal. */
  choices(): readonly number[] {
    const found: number[] = [];
    this.image((count) => {
      if (count > 1) found.push(count);
      return count - 1;
    });
    return found;
  }

  /** The state that `picks` makes, one pick for each of `choices`. */
  crashed(picks: readonly number[]): DiskImage {
    let next = 0;
    return this.image((count) => (count > 1 ? (picks[next++] ?? 0) : 0));
  }

  /** Asks `choose` for an index below `count` wherever a crash has a choice, always in the same order. */
  private image(choose: (count: number) => number): DiskImage {
    const named = this.namedInodes();
    const contents = new Map(
      [...this.inodes]
        .filter(([id]) => named.has(id))
        .map(([id, inode]) => [id, crashedContent(inode, choose)]),
    );
    const names = new Map(
      [...this.folders].map(([path, changes]) => [
        path,
        namesAfter(changes.filter(({ sure }) => sure || choose(2) === 1)),
      ]),
    );
    const image = {
      folders: [] as string[],
      files: new Map<string, Uint8Array>(),
    };
    const walk = (folder: string): void => {
      image.folders.push(folder);
      for (const [name, entry] of names.get(folder) ?? []) {
        const path = folder === "/" ? `/${name}` : `${folder}/${name}`;
        if (entry.kind === "folder") walk(path);
        else image.files.set(path, contents.get(entry.inode)!);
      }
    };
    walk("/");
    return image;
  }

  /** Those that any surviving name may lead to. */
  private namedInodes(): ReadonlySet<number> {
    const entries = [...this.folders.values()].flat().flatMap(({ names }) => [...names.values()]);
    return new Set(entries.flatMap((entry) => (entry?.kind === "file" ? [entry.inode] : [])));
  }

  private rename(from: string, to: string): void {
    if (folderOf(from) !== folderOf(to))
      throw new Error("Renames between folders are not modelled");
    const entry = this.entry(from);
    if (entry?.kind !== "file") throw new Error("Renames of folders are not modelled");
    this.change(folderOf(from), [
      [nameOf(from), undefined],
      [nameOf(to), entry],
    ]);
  }

  private name(path: string, entry: Entry | undefined): void {
    this.change(folderOf(path), [[nameOf(path), entry]]);
  }

  private change(folder: string, names: readonly (readonly [string, Entry | undefined])[]): void {
    this.changes(folder).push({
      names: new Map(names),
      sure: false,
      dirty: true,
    });
  }

  private changes(folder: string): NameChange[] {
    const changes = this.folders.get(folder);
    if (!changes) throw new Error(`No folder ${folder}`);
    return changes;
  }

  private inode(id: number): Inode {
    const inode = this.inodes.get(id);
    if (!inode) throw new Error(`No inode ${id}`);
    return inode;
  }
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function namesAfter(changes: readonly NameChange[]): Map<string, Entry> {
  const names = new Map<string, Entry>();
  for (const change of changes)
    for (const [name, entry] of change.names)
      if (entry) names.set(name, entry);
      else names.delete(name);
  return names;
}

function settleNames(changes: NameChange[]): void {
  for (const change of changes) {
    change.sure ||= change.dirty;
    change.dirty = false;
  }
  if (!changes.every(({ sure }) => sure)) return;
  // One change that says it all, so that files removed for good offer no more choices.
  const names = namesAfter(changes);
  changes.splice(0, changes.length, { names, sure: true, dirty: false });
}
