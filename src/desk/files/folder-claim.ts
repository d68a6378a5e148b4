import { constants } from "node:fs";
import { open, readdir, readFile, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "./disk-refusal.ts";

/** One desk at a time has a folder of keys: two would write one journal. */
export interface FolderClaims {
  /** Claims an existing folder for this desk until `release`; again is no harm. Refuses FOLDER_OPEN_ELSEWHERE, DISK_*. */
  readonly claim: (folder: string) => Promise<Outcome<void>>;
  readonly release: () => Promise<void>;
}

type Claim = () => Promise<void>;

/**
 * Claims that end with the process, however it ends. macOS and Windows lock a file as long as it
 * is open. Linux has no such lock that Node can ask for: there a file's name tells the process,
 * when it started and in which run of the system, so that what a crash left is known for it.
 */
export function createFolderClaims(platform: string = process.platform): FolderClaims {
  const claims = new Map<string, Claim>();
  return {
    claim: async (folder) => {
      if (claims.has(folder)) return ok(undefined);
      const claimed = await onDisk(folder, () =>
        platform === "linux" ? claimByName(folder) : claimByLock(folder, platform),
      );
      if (!claimed.ok) return claimed;
      if (!claimed.value) return refuse("FOLDER_OPEN_ELSEWHERE");
      claims.set(folder, claimed.value);
      return ok(undefined);
    },
    release: async () => {
      for (const giveBack of claims.values()) await giveBack();
      claims.clear();
    },
  };
}

/** For who has the folder to itself anyway. */
export const noFolderClaims: FolderClaims = {
  claim: () => Promise.resolve(ok(undefined)),
  release: () => Promise.resolve(),
};

/** How often two that began in the same moment, and both gave way, try again. */
const attempts = 5;

async function claimByName(folder: string): Promise<Claim | undefined> {
  const run = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
  const own = claimName({ run, pid: process.pid, startedAt: await startOf(process.pid) });
  for (let attempt = 1; ; attempt += 1) {
    const made = await makeFile(join(folder, own));
    // There already: another desk of this very process.
    if (!made) return undefined;
    if (!(await isClaimedByOther(folder, own, run))) return () => unlink(join(folder, own));
    await unlink(join(folder, own));
    if (attempt === attempts) return undefined;
    await delay(Math.random() * 40 * attempt);
  }
}

interface Claimant {
  readonly run: string;
  readonly pid: number;
  /** In the system's ticks since it started; tells a process from a later one with its number. */
  readonly startedAt: string;
}

const claimName = ({ run, pid, startedAt }: Claimant): string =>
  `desk-${run}-${pid}-${startedAt}.open`;

const claimPattern = /^desk-([0-9a-f-]{36})-(\d+)-(\d+)\.open$/;

/** Removes what dead processes left. */
async function isClaimedByOther(folder: string, own: string, run: string): Promise<boolean> {
  for (const name of await readdir(folder)) {
    const [, itsRun, pid, startedAt] = claimPattern.exec(name) ?? [];
    if (itsRun === undefined || name === own) continue;
    if (itsRun === run && (await startOf(Number(pid))) === startedAt) return true;
    await unlink(join(folder, name)).catch(() => undefined);
  }
  return false;
}

/** Field 22 of /proc/PID/stat; "" for no such process. The second field may hold spaces and brackets. */
async function startOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

async function makeFile(path: string): Promise<boolean> {
  try {
    await (await open(path, "wx", 0o600)).close();
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** `O_EXLOCK` of macOS; libuv's `UV_FS_O_EXLOCK`, which Windows takes as "shared with nobody". */
const lockFlags: Readonly<Record<string, number>> = { darwin: 0x20, win32: 0x1000_0000 };

async function claimByLock(folder: string, platform: string): Promise<Claim | undefined> {
  const wait = platform === "win32" ? 0 : constants.O_NONBLOCK;
  const flags = constants.O_RDWR | constants.O_CREAT | wait | (lockFlags[platform] ?? 0);
  try {
    const file: FileHandle = await open(join(folder, "desk.open"), flags, 0o600);
    return () => file.close();
  } catch (error) {
    if (["EAGAIN", "EWOULDBLOCK", "EBUSY"].includes(codeOf(error))) return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
