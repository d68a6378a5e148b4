import { basename, dirname } from "node:path";
import { err, ok } from "../../core/result.ts";
import { refusal, type Outcome, type Refusal } from "../../core/refusals/refusal.ts";

/**
 * Runs disk work on `path` and turns what a person, disk or stick can cause into a refusal that
 * names the file. Any other error is a bug and stays thrown.
 */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return ok(await work());
  } catch (error) {
    const refused = diskRefusal(error, path);
    if (!refused) throw error;
    return err(refused);
  }
}

/**
 * The same for work that makes the file `path`: what isn't found then is the folder that it was to
 * lie in, refused with DISK_FOLDER_UNUSABLE.
 */
export async function onNewFile<T>(path: string, work: () => Promise<T>): Promise<Outcome<T>> {
  const done = await onDisk(path, work);
  return done.ok || !folderCodes.has(done.error.code) ? done : err(folderUnusable(path));
}

/** That `path` can't be made where it was to lie. */
export function folderUnusable(path: string): Refusal {
  const folder = dirname(path);
  const names = { folder: basename(folder) || folder, file: basename(path) };
  return refusal("DISK_FOLDER_UNUSABLE", names);
}

const folderCodes: ReadonlySet<string> = new Set(["DISK_FILE_MISSING", "DISK_PATH_UNUSABLE"]);

/** The refusal for a system error on `path`; `undefined` for anything else. */
export function diskRefusal(error: unknown, path: string): Refusal | undefined {
  const errno = errnoOf(error);
  if (errno === undefined) return undefined;
  const code = codes[errno] ?? codeOfRest(errno, error);
  if (code === undefined) return undefined;
  const file = basename(path);
  return code === "DISK_FAILED" ? refusal(code, { file, errno }) : refusal(code, { file });
}

const codes: Readonly<Record<string, DiskCode>> = {
  ENOSPC: "DISK_FULL",
  EDQUOT: "DISK_FULL",
  // FAT32, the usual format of a stick, ends at 4 GiB a file.
  EFBIG: "DISK_FILE_TOO_LARGE",
  EROFS: "DISK_READ_ONLY",
  EACCES: "DISK_NOT_ALLOWED",
  EPERM: "DISK_NOT_ALLOWED",
  EBUSY: "DISK_FILE_BUSY",
  ETXTBSY: "DISK_FILE_BUSY",
  ENOENT: "DISK_FILE_MISSING",
  EEXIST: "DISK_FILE_EXISTS",
  EISDIR: "DISK_PATH_UNUSABLE",
  ENOTDIR: "DISK_PATH_UNUSABLE",
  ENAMETOOLONG: "DISK_PATH_UNUSABLE",
  ELOOP: "DISK_PATH_UNUSABLE",
  EIO: "DISK_FAILED",
  ENODEV: "DISK_FAILED",
  ENXIO: "DISK_FAILED",
  // A file system that a program serves (exFAT and NTFS on Linux), after that program ended.
  ENOTCONN: "DISK_FAILED",
  ECONNABORTED: "DISK_FAILED",
  // A share on a network that is gone.
  ESTALE: "DISK_FAILED",
  ETIMEDOUT: "DISK_FAILED",
  EHOSTDOWN: "DISK_FAILED",
  // What the file system at hand has no call for.
  ENOSYS: "DISK_FAILED",
  ENOTSUP: "DISK_FAILED",
  // What Windows reports for a stick that was pulled out or has no valid file system.
  UNKNOWN: "DISK_FAILED",
};

/** Calls that name a file; the others have it open. */
const namingCalls: ReadonlySet<unknown> = new Set([
  ...["open", "mkdir", "rename", "lstat", "stat", "unlink", "scandir", "link"],
]);

/**
 * `EINVAL` is how FAT32 answers a name that it doesn't take (`a:b`, `a?b`); of an open file it says
 * that the disk can't do what every disk must. What Node has no name for (`ENOMEDIUM` of a drive
 * that is gone, `EUCLEAN` of one that is damaged) comes from the disk too.
 */
function codeOfRest(errno: string, error: unknown): DiskCode | undefined {
  if (errno.startsWith("Unknown system error")) return "DISK_FAILED";
  if (errno !== "EINVAL") return undefined;
  const call = error instanceof Error && "syscall" in error ? error.syscall : undefined;
  return namingCalls.has(call) ? "DISK_PATH_UNUSABLE" : "DISK_FAILED";
}

type DiskCode =
  | "DISK_FULL"
  | "DISK_FILE_TOO_LARGE"
  | "DISK_READ_ONLY"
  | "DISK_NOT_ALLOWED"
  | "DISK_FILE_BUSY"
  | "DISK_FILE_MISSING"
  | "DISK_FILE_EXISTS"
  | "DISK_PATH_UNUSABLE"
  | "DISK_FAILED";

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
