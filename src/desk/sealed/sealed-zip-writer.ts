import { Reader, ZipWriter } from "@zip.js/zip.js";
import type { ByteSink, ByteSource } from "./byte-ports.ts";
import { entryNameKey, entryNameProblem } from "./entry-name.ts";
import { Fault, fault } from "./fault.ts";

/** Writes a ZIP's entries one after the other. `end` writes the directory, once, last. */
export interface SealedZipWriter {
  readonly add: (name: string, source: ByteSource) => Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * Starts a ZIP in `out`. Entries are stored, not compressed (materials already are, and a
 * stored-only reader has no decompression bombs), named in UTF-8, dated 1980-01-01, with Zip64
 * where a size needs it: equal entries give equal bytes.
 * Throws ENTRY_NAME_UNSAFE for a name that the reader would refuse.
 */
export function startSealedZip(out: ByteSink): SealedZipWriter {
  const zip = new ZipWriter(
    new WritableStream<Uint8Array>({ write: (bytes) => out.write(bytes) }),
    storedOnly,
  );
  const names = new Set<string>();
  return {
    add: async (name, source) => {
      const key = entryNameKey(name);
      const reason = names.has(key) ? "duplicate" : entryNameProblem(name);
      if (reason) throw fault("ENTRY_NAME_UNSAFE", { name, reason });
      names.add(key);
      const reader = new SourceReader(source);
      await withCause(reader, () => zip.add(name, reader));
    },
    end: async () => {
      await zip.close();
    },
  };
}

const storedOnly = {
  level: 0,
  useWebWorkers: false,
  useCompressionStream: false,
  extendedTimestamp: false,
  // 1980-01-01 00:00 in MS-DOS form: the least date that a ZIP can hold, in every time zone.
  rawLastModDate: 0x00210000,
  useUnicodeFileNames: true,
  dataDescriptor: true,
  // Platform Unix: for others stock unzip reads names as an old code page, UTF-8 flag or not.
  unixMode: 0o100644,
} as const;

/** Keeps the fault of a failed read, which streams may wrap on its way out. */
class SourceReader extends Reader<ByteSource> {
  readonly source: ByteSource;
  failure: unknown;

  constructor(source: ByteSource) {
    super(source);
    this.source = source;
    this.size = source.sizeBytes;
  }

  override async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    try {
      const rest = Math.max(0, this.size - offset);
      return await this.source.read(offset, Math.min(length, rest));
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

async function withCause(reader: SourceReader, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw reader.failure instanceof Fault ? reader.failure : error;
  }
}
