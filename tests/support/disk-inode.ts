/**
 * One file of the disk model: its size and each of its sectors survive a crash by themselves, as
 * any value that they had since the last sync.
 *
 * [Note: failed sync] After a failed sync the cache counts the pages as clean, though the disk may
 * not have them: later syncs don't bring them there, only writing them again does.
 */
export const SECTOR_BYTES = 512;

/** A file in the cache, with every value that its size and sectors may have after a crash (last: the cache's). */
export interface Inode {
  cache: Uint8Array;
  sizes: readonly number[];
  readonly sectors: Map<number, readonly Uint8Array[]>;
  readonly dirty: Set<number>;
  sizeDirty: boolean;
}

export const durableInode = (content: Uint8Array): Inode => ({
  cache: content,
  sizes: [content.length],
  sectors: new Map(),
  dirty: new Set(),
  sizeDirty: false,
});

/** Writes into the cache. */
export function writeInode(inode: Inode, offset: number, bytes: Uint8Array): void {
  const size = Math.max(inode.cache.length, offset + bytes.length);
  const cache = new Uint8Array(size);
  cache.set(inode.cache);
  cache.set(bytes, offset);
  change(inode, cache, offset, offset + bytes.length);
}

/** Cuts the cached file, or fills it up with zeros. */
export function resizeInode(inode: Inode, size: number): void {
  const cache = new Uint8Array(size);
  cache.set(inode.cache.subarray(0, size));
  change(inode, cache, size, inode.cache.length);
}

/** The cache becomes `cache`, which differs from the one before at most in bytes `from` to `to`. */
function change(inode: Inode, cache: Uint8Array, from: number, to: number): void {
  const before = inode.cache;
  const end = Math.ceil(to / SECTOR_BYTES);
  for (let n = Math.floor(from / SECTOR_BYTES); n < end; n += 1) {
    const values = inode.sectors.get(n) ?? [sectorOf(before, n)];
    inode.sectors.set(n, withValue(values, sectorOf(cache, n)));
    inode.dirty.add(n);
  }
  inode.cache = cache;
  inode.sizes = [...inode.sizes.filter((size) => size !== cache.length), cache.length];
  // Even where the size stays, a write marks the whole inode for writing.
  inode.sizeDirty = true;
}

function withValue(values: readonly Uint8Array[], value: Uint8Array): readonly Uint8Array[] {
  const others = values.filter((other) => !isSame(other, value));
  return [...others, value];
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

function sectorOf(content: Uint8Array, n: number): Uint8Array {
  const sector = new Uint8Array(SECTOR_BYTES);
  sector.set(content.subarray(n * SECTOR_BYTES, (n + 1) * SECTOR_BYTES));
  return sector;
}

/** A sync that was done, or failed: see [Note: failed sync]. */
export function settleInode(inode: Inode, done: boolean): void {
  if (done) {
    for (const n of inode.dirty) inode.sectors.delete(n);
    if (inode.sizeDirty) inode.sizes = [inode.cache.length];
  }
  inode.dirty.clear();
  inode.sizeDirty = false;
}

/** The content after a crash; `choose` picks below a count wherever there is a choice. */
export function crashedContent(inode: Inode, choose: (count: number) => number): Uint8Array {
  const size = inode.sizes[choose(inode.sizes.length)]!;
  const content = new Uint8Array(size);
  content.set(inode.cache.subarray(0, size));
  for (const [n, values] of inode.sectors) {
    const value = values[choose(values.length)]!;
    const room = Math.max(0, size - n * SECTOR_BYTES);
    if (room > 0) content.set(value.subarray(0, room), n * SECTOR_BYTES);
  }
  return content;
}
