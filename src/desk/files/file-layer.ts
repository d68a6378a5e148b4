/**
 * The port through which the desk does all durable work on disks. It adds no safety of its own:
 * a write is durable only after `sync`, a name (created, renamed, removed) only after
 * `syncFolder` of its folder. Tests put a recording disk here and lose everything else.
 *
 * Every method rejects with the system's error (a `code` such as `ENOSPC`); callers turn it
 * into a refusal at their boundary with `onDisk` of `disk-refusal.ts`.
 */
export interface FileLayer {
  /** The whole content. The caller has bounded the size with `stat` where the file is not its own. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly open: (path: string, mode: OpenMode) => Promise<OpenFile>;
  /** Within one folder; replaces what has the new name. */
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
  /** Makes one folder whose parent exists; `EEXIST` if the name is taken. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** Makes the names in a folder durable. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Names in a folder, sorted by UTF-16 code units. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** What has this name, links not followed; `undefined` where there is nothing. */
  readonly stat: (path: string) => Promise<FileFacts | undefined>;
}

/**
 * `read`: must exist. `write`: must exist, for reading and writing in place.
 * `create`: must not exist, not even as a link; for reading and writing.
 */
export type OpenMode = "read" | "write" | "create";

export interface FileFacts {
  readonly kind: "file" | "folder" | "other";
  readonly sizeBytes: number;
}

export interface OpenFile {
  /** The system's number for it, good in all threads until `close`; absent where it's no real file. */
  readonly descriptor?: number;
  /**
   * Up to `length` bytes from `offset`; fewer only where the file ends. `into`, at least that
   * long, may be used for them: who reads gigabytes gives the same memory again and again.
   */
  readonly readAt: (offset: number, length: number, into?: Uint8Array) => Promise<Uint8Array>;
  /** Writes all of `bytes`, or rejects. */
  readonly writeAt: (offset: number, bytes: Uint8Array) => Promise<void>;
  readonly truncate: (sizeBytes: number) => Promise<void>;
  /** Returns when content and size are on the disk. Never retried after it failed. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}
