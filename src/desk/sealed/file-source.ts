import { basename } from "node:path";
import { ok } from "../../core/result.ts";
import { refusal, refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { diskRefusal, onDisk } from "../files/disk-refusal.ts";
import type { FileLayer, OpenFile } from "../files/file-layer.ts";
import type { ByteSource } from "./byte-ports.ts";
import { Fault } from "./fault.ts";

/** A file on a disk or stick as a source. The caller closes it. */
export interface FileSource extends ByteSource {
  readonly close: () => Promise<void>;
}

/**
 * Opens `path` for reading anywhere. A link is not followed. Refuses with DISK_* codes; reads
 * later throw a fault with such a code (a stick that was pulled out, a file that got shorter).
 */
export async function openFileSource(files: FileLayer, path: string): Promise<Outcome<FileSource>> {
  const opened = await onDisk(path, async () => {
    const facts = await files.stat(path);
    if (facts !== undefined && facts.kind !== "file") return undefined;
    const file = await files.open(path, "read");
    return { file, sizeBytes: facts?.sizeBytes ?? 0 };
  });
  if (!opened.ok) return opened;
  if (opened.value === undefined) return refuse("DISK_PATH_UNUSABLE", { file: basename(path) });
  return ok(sourceOf(opened.value.file, opened.value.sizeBytes, path));
}

function sourceOf(file: OpenFile, sizeBytes: number, path: string): FileSource {
  const { descriptor } = file;
  return {
    sizeBytes,
    ...(descriptor !== undefined && {
      file: { descriptor, faultOf: (errno) => faultOf(errno, path) },
    }),
    read: async (offset, length, into) => {
      if (offset < 0 || length < 0 || offset + length > sizeBytes)
        throw new Error(`Read past the end: ${offset} + ${length}`);
      const bytes = await readOrFault(file, { offset, length, into }, path);
      if (bytes.length !== length) throw faultOf("EOF", path);
      return bytes;
    },
    close: () => file.close(),
  };
}

/** What a reading comes to that the system answers with `errno`. */
function faultOf(errno: string, path: string): Error {
  if (errno === "EOF") return new Fault(refusal("DISK_FAILED", { file: basename(path), errno }));
  const error = Object.assign(new Error(`${errno}: read '${path}'`), { code: errno });
  const refused = diskRefusal(error, path);
  return refused === undefined ? error : new Fault(refused);
}

async function readOrFault(
  file: OpenFile,
  { offset, length, into }: { offset: number; length: number; into: Uint8Array | undefined },
  path: string,
): Promise<Uint8Array> {
  try {
    return await file.readAt(offset, length, into);
  } catch (error) {
    const refused = diskRefusal(error, path);
    throw refused === undefined ? error : new Fault(refused);
  }
}
