import { bounds } from "./bounds.ts";
import { joinBytes, sameBytes, type ByteSource } from "./byte-ports.ts";
import { fault } from "./fault.ts";
import { directoryEnd } from "./zip-records.ts";

/** Where a ZIP's central directory lies, as its end records say. */
export interface DirectoryPlace {
  readonly entries: number;
  readonly offset: number;
  readonly sizeBytes: number;
}

const endBytes = 22;
const locatorBytes = 20;
const zip64EndBytes = 56;
const most16 = 0xffff;
const most32 = 0xffffffff;
/** A header without a name, which no entry may lack. */
const leastHeaderBytes = 47;

/**
 * Finds the directory. The end records must be those that the writer writes for this many entries
 * at this place (Zip64 where it is needed and nowhere else), be the file's last bytes and lie
 * directly behind the directory, and claim nothing past the bounds.
 * Throws ZIP_REFUSED, TOO_LARGE.
 */
export async function findDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tail = await readTail(source);
  const claim = claimOf(tail);
  checkClaim(claim);
  const records = joinBytes(directoryEnd(claim.entries, claim.sizeBytes, claim.offset));
  const start = source.sizeBytes - records.length;
  const found = tail.subarray(Math.max(0, tail.length - records.length));
  if (!sameBytes(found, records) || claim.offset + claim.sizeBytes !== start)
    throw fault("ZIP_REFUSED", { where: "end record" });
  return claim;
}

function readTail(source: ByteSource): Promise<Uint8Array> {
  if (source.sizeBytes < endBytes) throw fault("ZIP_REFUSED", { where: "end record" });
  const length = Math.min(source.sizeBytes, zip64EndBytes + locatorBytes + endBytes);
  return source.read(source.sizeBytes - length, length);
}

/** What the end record says, or the Zip64 one where that refers to it. */
function claimOf(tail: Uint8Array): DirectoryPlace {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  const end = tail.length - endBytes;
  if (view.getUint32(end, true) !== 0x06054b50) throw fault("ZIP_REFUSED", { where: "end record" });
  const claim = {
    entries: view.getUint16(end + 10, true),
    sizeBytes: view.getUint32(end + 12, true),
    offset: view.getUint32(end + 16, true),
  };
  const large = claim.entries === most16 || claim.sizeBytes === most32 || claim.offset === most32;
  return large ? zip64ClaimOf(view) : claim;
}

function zip64ClaimOf(view: DataView): DirectoryPlace {
  if (view.byteLength < zip64EndBytes + locatorBytes + endBytes)
    throw fault("ZIP_REFUSED", { where: "Zip64" });
  const whole = (at: number): number => {
    const value = view.getBigUint64(at, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw fault("ZIP_REFUSED", { where: "Zip64" });
    return Number(value);
  };
  return { entries: whole(32), sizeBytes: whole(40), offset: whole(48) };
}

function checkClaim({ entries, sizeBytes, offset }: DirectoryPlace): void {
  if (entries > bounds.entries) throw fault("TOO_LARGE", { what: "ZIP", limit: bounds.entries });
  if (sizeBytes > bounds.directoryBytes)
    throw fault("TOO_LARGE", { what: "ZIP", limit: bounds.directoryBytes });
  // Both below 2^53, so that their sum is exact enough to be compared with the file's length.
  if (sizeBytes < entries * leastHeaderBytes || !Number.isSafeInteger(offset + sizeBytes))
    throw fault("ZIP_REFUSED", { where: "end record" });
}
