import { bounds } from "./bounds.ts";
import type { ByteSource } from "./byte-ports.ts";
import { fault } from "./fault.ts";

/** The textual header of an age v1 file, as far as it can be told without a key. */
export interface AgeHeader {
  /** From the version line through the line end after the MAC. */
  readonly bytes: Uint8Array;
  /** First argument of each stanza: `X25519`, `scrypt`, … */
  readonly recipientTypes: readonly string[];
  /** log2 of N that a scrypt stanza asks for. */
  readonly scryptLogN?: number;
}

const versionLine = "age-encryption.org/v1\n";

/**
 * Reads the header, at most `bounds.ageHeaderBytes`. What its stanzas mean is checked by the age
 * library; here only its end is found and the work that it asks for is known beforehand.
 * Throws faults: NOT_A_SEALED_FILE, TOO_LARGE.
 */
export async function readAgeHeader(source: ByteSource): Promise<AgeHeader> {
  const length = Math.min(source.sizeBytes, bounds.ageHeaderBytes);
  const start = await source.read(0, length);
  // Latin-1 gives one character a byte, so positions in the text are positions in the file.
  const text = Buffer.from(start).toString("latin1");
  if (!text.startsWith(versionLine)) throw fault("NOT_A_SEALED_FILE");
  const macAt = text.indexOf("\n--- ");
  const end = macAt < 0 ? -1 : text.indexOf("\n", macAt + 1);
  if (end < 0) throw headerWithoutEnd(source);
  return {
    bytes: start.slice(0, end + 1),
    ...stanzasOf(text.slice(versionLine.length, macAt + 1)),
  };
}

function headerWithoutEnd(source: ByteSource) {
  const limit = bounds.ageHeaderBytes;
  return source.sizeBytes > limit
    ? fault("TOO_LARGE", { what: "age header", limit })
    : fault("SEALED_FILE_DAMAGED");
}

function stanzasOf(text: string): Omit<AgeHeader, "bytes"> {
  const stanzas = text
    .split("\n")
    .filter((line) => line.startsWith("-> "))
    .map((line) => line.slice(3).split(" "));
  const recipientTypes = stanzas.map(([type]) => type ?? "");
  const logN = stanzas.find(([type]) => type === "scrypt")?.[2];
  return logN === undefined ? { recipientTypes } : { recipientTypes, scryptLogN: readLogN(logN) };
}

/** What isn't a plain number counts as more than any bound. */
function readLogN(text: string): number {
  return /^[1-9][0-9]?$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;
}
