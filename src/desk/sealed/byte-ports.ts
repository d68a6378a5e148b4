/**
 * Bytes that can be read anywhere: a file on disk or stick, or memory. `read` gives exactly
 * `length` bytes or throws a `Fault`; callers stay within `sizeBytes`. `into` is memory, at least
 * that long, that may be used for the result.
 */
export interface ByteSource {
  readonly sizeBytes: number;
  readonly read: (offset: number, length: number, into?: Uint8Array) => Promise<Uint8Array>;
  /** The same piece by piece. A piece is good until the next one is asked for. */
  readonly pieces?: (offset: number, length: number) => AsyncIterable<Uint8Array>;
  /** A file that other threads can read by themselves; absent where there is none. */
  readonly file?: FileToRead;
  /**
   * Hashes a span without its data ever being in this thread. `onRun` is called now and then, and
   * may throw to stop it.
   */
  readonly hashSpan?: (span: Span, onRun: () => void) => Promise<HashedSpan>;
}

/** What another thread needs to read a source's file. It isn't closed while one reads. */
export interface FileToRead {
  /** The system's number for the open file, the same in all threads of a process. */
  readonly descriptor: number;
  /** What `read` throws where the system answers `errno`, or "EOF" for a file that got shorter. */
  readonly faultOf: (errno: string) => Error;
}

/** Three neighbouring parts of a source: data, what lies before it, and what lies behind it. */
export interface Span {
  readonly offset: number;
  readonly headBytes: number;
  readonly dataBytes: number;
  readonly tailBytes: number;
}

export interface HashedSpan {
  readonly head: Uint8Array;
  /** Of the data, 64 hex digits. */
  readonly sha256: string;
  readonly tail: Uint8Array;
}

/**
 * Where bytes go, in order. A write that resolves is done with the bytes, which the caller may
 * then change; one that can't be done throws.
 */
export interface ByteSink {
  /** `crc32` is that of `bytes`, where it is known already. */
  readonly write: (bytes: Uint8Array, crc32?: number) => Promise<void>;
  /** Where bytes can be put that come from a disk: nothing is copied then. */
  readonly room?: SinkRoom;
}

/** A sink's own memory. For who has at least one more byte to write. */
export interface SinkRoom {
  /** Where the next bytes go; at least one byte. */
  readonly next: () => Promise<Uint8Array>;
  /**
   * They lie at its beginning once `filled` is there, and stay as they are until `reader` is
   * settled. Where `filled` fails, so does what comes of the memory.
   */
  readonly put: (sizeBytes: number, filled?: Promise<unknown>, reader?: Promise<unknown>) => void;
}

/** A source over bytes in memory; each read is a copy. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw new Error(`Read past the end: ${offset} + ${length}`);
      return Promise.resolve(bytes.slice(offset, offset + length));
    },
  };
}

/** A sink that keeps everything; `bytes()` joins what was written so far. */
export function memorySink(): ByteSink & { readonly bytes: () => Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    write: (bytes) => {
      parts.push(bytes.slice());
      return Promise.resolve();
    },
    bytes: () => joinBytes(parts),
  };
}

/** The parts, one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Whether both hold the same bytes. Not constant time: for public values only. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}
