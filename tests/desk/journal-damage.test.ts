import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { MAX_FRAME_BYTES } from "../../src/desk/journal/frame.ts";
import {
  aBatch,
  codeOf,
  createHere,
  diskWith,
  journalPath,
  must,
  openHere,
  threeFrames,
} from "../support/journal-fixture.ts";

test("a tail torn at any byte is copied aside, cut and reported, and the journal goes on", async () => {
  const { content, ends } = await threeFrames();
  for (let size = ends[1]! + 1; size < ends[2]!; size += 1) {
    const { files } = diskWith(content.subarray(0, size));
    const opened = must(await openHere(files));

    expect(opened.records).toHaveLength(2);
    // Zeros at its end are no different from space that was reserved and not used.
    const torn = content.slice(ends[1], size);
    const length = torn.findLastIndex((byte) => byte !== 0) + 1;
    expect(opened.recovered?.cutBytes).toBe(length === 0 ? undefined : length);
    if (opened.recovered)
      expect(await files.readFile(opened.recovered.keptAside)).toEqual(torn.slice(0, length));
    must(await opened.journal.append(aBatch("next")));
    expect(must(await openHere(files)).records).toHaveLength(3);
  }
});

test("a flipped byte anywhere in the last frame cuts that frame alone", async () => {
  const { content, ends } = await threeFrames();
  for (let at = ends[1]!; at < ends[2]!; at += 1) {
    const opened = must(await openHere(diskWith(flipped(content, at)).files));
    expect(opened.records).toHaveLength(2);
    expect(opened.recovered?.cutBytes).toBe(ends[2]! - ends[1]!);
  }
});

test("a flipped byte anywhere in an earlier frame is refused and nothing is changed", async () => {
  const { content, ends } = await threeFrames();
  for (let at = ends[0]!; at < ends[1]!; at += 1) {
    const { files, history } = diskWith(flipped(content, at));
    expect(codeOf(await openHere(files))).toBe("JOURNAL_DAMAGED");
    expect(history).toEqual([]);
  }
});

test("a flipped byte anywhere in the header never opens", async () => {
  const { content, headerEnd } = await threeFrames();
  const codes = new Map<string, number>();
  for (let at = 0; at < headerEnd; at += 1) {
    const { files, history } = diskWith(flipped(content, at));
    const code = codeOf(await openHere(files));
    codes.set(code, (codes.get(code) ?? 0) + 1);
    expect(history).toEqual([]);
  }
  expect(Object.fromEntries(codes)).toEqual({
    JOURNAL_NOT_RECOGNIZED: 8,
    JOURNAL_VERSION_UNKNOWN: 2,
    JOURNAL_DAMAGED: headerEnd - 10,
  });
});

test("frames that were swapped or left out are refused", async () => {
  const { content, ends, headerEnd } = await threeFrames();
  const header = content.subarray(0, headerEnd);
  const frames = [headerEnd, ...ends]
    .map((start, index) => content.subarray(start, ends[index]))
    .slice(0, 3);
  for (const order of [
    [1, 0, 2],
    [1, 2],
    [0, 0, 1, 2],
  ]) {
    const moved = order.map((index) => frames[index]!);
    const { files } = diskWith(Buffer.concat([header, ...moved]));
    expect(codeOf(await openHere(files))).toBe("JOURNAL_DAMAGED");
  }
});

test("a last frame that is whole but belongs elsewhere is cut like a torn one", async () => {
  const { content, ends } = await threeFrames();
  const [, second, third] = ends;
  const { files } = diskWith(
    Buffer.concat([content.subarray(0, ends[0]), content.subarray(second)]),
  );
  const opened = must(await openHere(files));

  expect(opened.records).toHaveLength(1);
  expect(opened.recovered?.cutBytes).toBe(third! - second!);
});

test("more bytes behind the last good frame than a frame can have are no torn tail", async () => {
  const { content } = await threeFrames();
  const rest = new Uint8Array(MAX_FRAME_BYTES + 1).fill(0xff);
  const { files } = diskWith(Buffer.concat([content, rest]));
  expect(codeOf(await openHere(files))).toBe("JOURNAL_DAMAGED");
});

test("a second tail is kept beside the first", async () => {
  const { content } = await threeFrames();
  const { files } = diskWith(content.subarray(0, content.length - 1));
  const first = must(await openHere(files)).recovered;
  const cut = await files.readFile(journalPath);
  const again = diskWith(cut.subarray(0, cut.length - 1), {
    [first!.keptAside]: new Uint8Array(1),
  });
  const second = must(await openHere(again.files)).recovered;

  expect(first?.keptAside).toBe(`${journalPath}.tail-1`);
  expect(second?.keptAside).toBe(`${journalPath}.tail-2`);
});

test("on a real disk a torn tail leaves its copy beside the journal", async () => {
  const folder = await mkdtemp(join(tmpdir(), "journal-"));
  const path = join(folder, "meeting.vsjournal");
  const files = createNodeFileLayer();
  const journal = must(await createHere(files, path));
  for (const command of ["a", "b"]) must(await journal.append(aBatch(command)));
  await journal.close();
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, -7));

  const opened = must(await openHere(files, path));
  expect(opened.records).toHaveLength(1);
  must(await opened.journal.append(aBatch("c")));
  await opened.journal.close();
  expect(await readdir(folder)).toEqual(["meeting.vsjournal", "meeting.vsjournal.tail-1"]);
  await rm(folder, { recursive: true });
});

function flipped(content: Uint8Array, at: number): Uint8Array {
  const bytes = content.slice();
  bytes[at]! ^= 0x10;
  return bytes;
}
