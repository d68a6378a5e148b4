/**
 * Reads a QR code's modules as a phone does that sees every one of them right: written from ISO/IEC
 * 18004 for this test, versions 1 to 6 in byte mode, without the correction of errors.
 */
export function readQr(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const dark = (x: number, y: number): boolean => modules[y]?.[x] === true;
  const format = formatBits(dark) ^ 0b101010000010010;
  const level = "MLHQ"[(format >> 13) & 3] ?? "";
  const masked = masks[(format >> 10) & 7];
  const bits: number[] = [];
  for (const [x, y] of dataPlaces(size, version)) {
    bits.push(dark(x, y) !== masked?.(x, y) ? 1 : 0);
  }
  const bytes = Array.from({ length: bits.length >> 3 }, (_, at) => number(bits, at * 8, 8));
  const data = dataBytes(bytes, blocks[`${version}${level}`] ?? [1, 0]);
  const stream = data.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((at) => (byte >> at) & 1));
  if (number(stream, 0, 4) !== 4) throw new Error("Not in byte mode");
  const length = number(stream, 4, 8);
  const text = Array.from({ length }, (_, at) => number(stream, 12 + at * 8, 8));
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(text));
}

/** Number of blocks, and correction bytes in each, by version and level. */
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  ...{ "3L": [1, 15], "3M": [1, 26], "3Q": [2, 18], "4L": [1, 20], "4M": [2, 18], "4Q": [2, 26] },
  ...{ "5L": [1, 26], "5M": [2, 24], "5Q": [4, 18], "6L": [2, 18], "6M": [4, 16], "6Q": [4, 24] },
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const number = (bits: readonly number[], from: number, length: number): number =>
  bits.slice(from, from + length).reduce((sum, bit) => sum * 2 + bit, 0);

/** Around the upper left corner, the highest bit first. */
function formatBits(dark: (x: number, y: number) => boolean): number {
  const along = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => [x, 8] as const);
  const up = [7, 5, 4, 3, 2, 1, 0].map((y) => [8, y] as const);
  return [...along, ...up].reduce((sum, [x, y]) => sum * 2 + (dark(x, y) ? 1 : 0), 0);
}

/** From the lower right corner up and down in columns of two, around everything that has a place of its own. */
function* dataPlaces(size: number, version: number): Generator<readonly [number, number]> {
  const isOwn = (x: number, y: number): boolean => {
    const corner = (x < 9 && y < 9) || (x > size - 9 && y < 9) || (x < 9 && y > size - 9);
    const middle = size - 7;
    const aligned = version > 1 && Math.abs(x - middle) <= 2 && Math.abs(y - middle) <= 2;
    return corner || aligned || x === 6 || y === 6;
  };
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!isOwn(x, y)) yield [x, y];
    }
    upwards = !upwards;
  }
}

/** Blocks lie interleaved; the later ones have one byte more where they aren't all as long. */
function dataBytes(bytes: readonly number[], [count, correction]: readonly [number, number]) {
  const total = bytes.length - count * correction;
  const short = Math.floor(total / count);
  const longer = total % count;
  const lengths = Array.from({ length: count }, (_, at) => short + (at >= count - longer ? 1 : 0));
  const read = lengths.map((): number[] => []);
  let next = 0;
  for (let at = 0; at <= short; at += 1) {
    lengths.forEach((length, block) => {
      if (at < length) read[block]?.push(bytes[next++] ?? 0);
    });
  }
  return read.flat();
}
