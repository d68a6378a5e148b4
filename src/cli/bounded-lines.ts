import type { Readable } from "node:stream";

/** One line without its end, or word that it was longer than allowed. */
export type Line =
  { readonly tooLong: false; readonly bytes: Uint8Array } | { readonly tooLong: true };

const lineFeed = 0x0a;

/**
 * Cuts `input` at line feeds. Never holds more than `limit` bytes of a line: a longer one is
 * dropped as it comes and told once. Blank lines are left out; a last line needs no end. A stream
 * that is torn down ends the lines.
 */
export async function* readLines(input: Readable, limit: number): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let dropping = false;

  const take = (part: Buffer): void => {
    heldBytes += part.length;
    dropping ||= heldBytes > limit;
    if (dropping) held = [];
    else held.push(part);
  };
  const finish = (): Line | undefined => {
    const line: Line = dropping
      ? { tooLong: true }
      : { tooLong: false, bytes: Buffer.concat(held) };
    [held, heldBytes, dropping] = [[], 0, false];
    return isBlank(line) ? undefined : line;
  };

  for await (const chunk of chunksOf(input)) {
    let from = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      const line = finish();
      if (line) yield line;
    }
    take(chunk.subarray(from));
  }
  const last = finish();
  if (last) yield last;
}

async function* chunksOf(input: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of input) yield Buffer.from(chunk as Uint8Array);
  } catch {
    // A pipe that breaks is the end of what is asked.
  }
}

function isBlank(line: Line): boolean {
  return (
    !line.tooLong && line.bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09)
  );
}
