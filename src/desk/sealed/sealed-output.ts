import { dirname } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import { temporaryNameOf } from "../files/write-durably.ts";
import type { ByteSink } from "./byte-ports.ts";

/** What was written, read back and compared. */
export interface WrittenFile {
  readonly sizeBytes: number;
  /** SHA-256, 64 hex digits. */
  readonly sha256: string;
}

const readBackBytes = 1024 * 1024;

/**
 * Writes a file of any size as a stream: `fill` writes to a temporary name beside `path`, which
 * is synced, renamed, and read back. Where anything fails or `fill` refuses, neither name stays
 * (what `path` held before is left as it was). Refuses with `fill`'s refusal, with DISK_* codes,
 * and with DISK_READ_BACK_DIFFERS where the disk doesn't hold what was written.
 */
export async function writeSealedFile(
  files: FileLayer,
  path: string,
  fill: (out: ByteSink) => Promise<Outcome<void>>,
): Promise<Outcome<WrittenFile>> {
  const written = await onDisk(path, () => writeAndName(files, path, fill));
  if (!written.ok || !written.value.ok) return written.ok ? written.value : written;
  const readBack = await onDisk(path, () => hashFile(files, path));
  if (!readBack.ok) return readBack;
  return readBack.value.sha256 === written.value.value.sha256
    ? written.value
    : refuse("DISK_READ_BACK_DIFFERS", { file: path });
}

async function writeAndName(
  files: FileLayer,
  path: string,
  fill: (out: ByteSink) => Promise<Outcome<void>>,
): Promise<Outcome<WrittenFile>> {
  const temporary = temporaryNameOf(path);
  let named = false;
  try {
    if (await files.stat(temporary)) await files.unlink(temporary);
    const filled = await fillTemporary(files, temporary, fill);
    if (!filled.ok) return filled;
    await files.rename(temporary, path);
    named = true;
    await files.syncFolder(dirname(path));
    return filled;
  } finally {
    // The first failure is the one to tell; on a stick that is gone this fails too.
    if (!named) await files.unlink(temporary).catch(() => undefined);
  }
}

async function fillTemporary(
  files: FileLayer,
  temporary: string,
  fill: (out: ByteSink) => Promise<Outcome<void>>,
): Promise<Outcome<WrittenFile>> {
  const file = await files.open(temporary, "create");
  try {
    const out = createFileSink(file);
    const filled = await fillInto(out, fill);
    if (!filled.ok) return filled;
    await file.sync();
    return ok(out.written());
  } finally {
    await file.close();
  }
}

type FileSink = ByteSink & {
  readonly written: () => WrittenFile;
  readonly failure: () => unknown;
};

/** Streams between `fill` and the file may wrap a disk's error: the sink keeps the first itself. */
async function fillInto(
  out: FileSink,
  fill: (sink: ByteSink) => Promise<Outcome<void>>,
): Promise<Outcome<void>> {
  try {
    return await fill(out);
  } catch (error) {
    throw out.failure() ?? error;
  }
}

function createFileSink(file: OpenFile): FileSink {
  const hash = sha256.create();
  let sizeBytes = 0;
  let failure: unknown;
  return {
    write: async (bytes) => {
      try {
        await file.writeAt(sizeBytes, bytes);
      } catch (error) {
        failure ??= error;
        throw error;
      }
      hash.update(bytes);
      sizeBytes += bytes.length;
    },
    written: () => ({ sizeBytes, sha256: bytesToHex(hash.clone().digest()) }),
    failure: () => failure,
  };
}

/** Size and hash of a file as it stands. Rejects with the system's error, like the file layer. */
export async function hashFile(files: FileLayer, path: string): Promise<WrittenFile> {
  const file = await files.open(path, "read");
  try {
    const hash = sha256.create();
    let sizeBytes = 0;
    for (;;) {
      const bytes = await file.readAt(sizeBytes, readBackBytes);
      hash.update(bytes);
      sizeBytes += bytes.length;
      if (bytes.length < readBackBytes) break;
    }
    return { sizeBytes, sha256: bytesToHex(hash.digest()) };
  } finally {
    await file.close();
  }
}
