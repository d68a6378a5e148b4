const localEntry = 0x04034b50;
const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;
/** 1980-01-01 00:00, the earliest time that a ZIP can name. */
const earliestDate = 0x0021;

/**
 * The same ZIP with every entry's time set to the earliest there is: the xlsx writer stamps entries
 * with the clock, and equal tables should have equal bytes. For small files without ZIP64.
 */
export function withFixedZipTimes(zip: Uint8Array): Uint8Array {
  const fixed = zip.slice();
  const view = new DataView(fixed.buffer);
  const end = directoryEndOf(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expectSignature(view, at, directoryEntry);
    setTime(view, at + 12);
    const local = view.getUint32(at + 42, true);
    expectSignature(view, local, localEntry);
    setTime(view, local + 10);
    const nameAndMore = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += nameAndMore.reduce((sum, length) => sum + length, 46);
  }
  return fixed;
}

function directoryEndOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === directoryEnd) return at;
  }
  throw new Error("The ZIP has no end of directory");
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, earliestDate, true);
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new Error("The ZIP's directory is damaged");
}
