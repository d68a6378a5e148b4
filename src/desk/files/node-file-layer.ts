import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, unlink, type FileHandle } from "node:fs/promises";
import type { FileFacts, FileLayer, OpenFile, OpenMode } from "./file-layer.ts";

/** The file layer on the real disk. `platform` is Node's name of the operating system. */
export function createNodeFileLayer(platform: string = process.platform): FileLayer {
  return {
    readFile,
    open: async (path, mode) => openFile(await openPlain(path, mode)),
    rename,
    unlink,
    makeFolder: (path) => mkdir(path, { mode: 0o700 }),
    syncFolder: (path) => syncFolder(path, platform),
    list: async (path) => (await readdir(path)).sort(),
    stat,
  };
}

/** Windows has neither of the two. */
const flag = (name: "O_NOFOLLOW" | "O_NONBLOCK"): number =>
  (constants as Readonly<Record<string, number | undefined>>)[name] ?? 0;

/** No link is followed, also one that came since `stat`; and nobody waits for a pipe's other end. */
const careful = flag("O_NOFOLLOW") | flag("O_NONBLOCK");

const flags: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY | careful,
  write: constants.O_RDWR | careful,
  // O_EXCL also refuses a link of that name.
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_TRUNC,
};

/** Opens a regular file and nothing else: a stick may hold a pipe or a device under a file's name. */
async function openPlain(path: string, mode: OpenMode): Promise<FileHandle> {
  const handle = await open(path, flags[mode], 0o600);
  const facts = await handle.stat();
  if (facts.isFile()) return handle;
  await handle.close();
  throw Object.assign(new Error(`EISDIR: not a regular file, open '${path}'`), { code: "EISDIR" });
}

async function readFile(path: string): Promise<Uint8Array> {
  const handle = await openPlain(path, "read");
  try {
    return plain(await handle.readFile());
  } finally {
    await handle.close();
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    descriptor: handle.fd,
    readAt: (offset, length, into) => readAt(handle, offset, length, into),
    writeAt: (offset, bytes) => writeAt(handle, offset, bytes),
    truncate: (sizeBytes) => handle.truncate(sizeBytes),
    // fsync; on macOS libuv asks for F_FULLFSYNC, which also empties the drive's own cache.
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function readAt(
  handle: FileHandle,
  offset: number,
  length: number,
  into: Uint8Array = new Uint8Array(length),
): Promise<Uint8Array> {
  const bytes = into.subarray(0, length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function writeAt(handle: FileHandle, offset: number, bytes: Uint8Array): Promise<void> {
  let done = 0;
  // A write may be short (a disk just before it is full); the next one then says why.
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, offset + done);
    done += bytesWritten;
  }
}

/**
 * A file system that has no such call (some shares, and some that a program serves) says so: there
 * names become durable by themselves or not at all, and nobody can do better. Windows can't open a folder for flushing (EPERM, EISDIR, EACCES) and has no other call for it
 * without administrator rights; NTFS journals names by itself, in order. So there, and only
 * there, the failure is the expected answer.
 */
async function syncFolder(path: string, platform: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isFolderFlushUnknown(error, platform)) throw error;
  }
}

function isFolderFlushUnknown(error: unknown, platform: string): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const code = String(error.code);
  if (platform === "win32" && ["EPERM", "EISDIR", "EACCES"].includes(code)) return true;
  const isFlush = "syscall" in error && error.syscall === "fsync";
  return isFlush && ["EINVAL", "ENOTSUP", "ENOSYS"].includes(code);
}

async function stat(path: string): Promise<FileFacts | undefined> {
  try {
    const facts = await lstat(path);
    const kind = facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other";
    return { kind, sizeBytes: facts.size };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** A plain view: callers compare and hash bytes, and a Buffer answers some methods differently. */
const plain = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
