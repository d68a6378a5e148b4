import { expect, test } from "vitest";
import { recordLine } from "../../src/core/journal/record.ts";
import { crashPoints, legalStates } from "../support/crash-states.ts";
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
import { live, tailNote, violationOf, type Birth } from "../support/journal-lives.ts";
import { createRecordingFileLayer, emptyDisk } from "../support/recording-file-layer.ts";

const reserveBytes = 4096;
const fresh: Birth = { image: emptyDisk };
const [firstCommands, laterCommands] = [
  ["a", "b", "c"],
  ["d", "e"],
];
const sizeOf = async (files: Parameters<typeof openHere>[0]) =>
  (await files.stat(journalPath))?.sizeBytes;

test("frames go into the reserved space, and the file doesn't grow until it is used up", async () => {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  must(await journal.reserve(reserveBytes));
  const reserved = journal.header.length + reserveBytes;
  const lines: string[] = [];
  for (const command of firstCommands) {
    lines.push(...must(await journal.append(aBatch(command))).records.map(recordLine));
    expect(await sizeOf(files)).toBe(reserved);
  }
  const reopened = must(await openHere(files));
  expect(reopened.records.map(recordLine)).toEqual(lines);
  expect(reopened.recovered).toBeUndefined();
  must(await reopened.journal.append(aBatch("long", 1, "长".repeat(reserveBytes))));
  expect(await sizeOf(files)).toBeGreaterThan(reserved);
  expect(must(await openHere(files)).records).toHaveLength(4);
});

test("space that is there already is not written again", async () => {
  const { files, writeCount } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  must(await journal.reserve(reserveBytes));
  const before = writeCount();
  must(await journal.reserve(reserveBytes));
  must(await must(await openHere(files)).journal.reserve(reserveBytes));
  // Of a journal without frames opening writes the whole file anew; there is nothing more.
  expect(writeCount()).toBe(before + 1);
});

test("a disk without room refuses the reserve, and the journal goes on in what it has", async () => {
  const roomy = createRecordingFileLayer();
  must(await must(await createHere(roomy.files)).reserve(reserveBytes));
  const content = await roomy.files.readFile(journalPath);
  const full = createRecordingFileLayer(
    { folders: emptyDisk.folders, files: new Map([[journalPath, content]]) },
    { fileLimitBytes: content.length },
  );
  const { journal } = must(await openHere(full.files));

  expect(codeOf(await journal.reserve(2 * reserveBytes))).toBe("DISK_FULL");
  for (const command of firstCommands) must(await journal.append(aBatch(command)));
  expect(must(await openHere(full.files)).records).toHaveLength(3);
});

test("a reserve that fails otherwise than for want of room stops the journal", async () => {
  const counted = createRecordingFileLayer();
  must(await createHere(counted.files));
  for (const options of [
    { failWrite: counted.writeCount() + 1 },
    { failSync: counted.syncCount() + 1 },
    { failSync: counted.syncCount() + 1, failure: "ENOSPC" as const },
  ]) {
    const { files } = createRecordingFileLayer(emptyDisk, options);
    const journal = must(await createHere(files));
    expect(codeOf(await journal.reserve(reserveBytes))).toMatch(/^DISK_/);
    expect(codeOf(await journal.append(aBatch("a")))).toBe("DESK_STOPPED");
  }
});

test("whenever the power fails, a journal with reserved space keeps its promises", async () => {
  const layer = await live(fresh, firstCommands, { reserveBytes });
  expect(await violationOf(fresh, layer)).toBeUndefined();
});

test("leaving out the sync of any frame breaks that in reserved space too", async () => {
  const { syncCount } = await live(fresh, firstCommands, { reserveBytes });
  for (let dropSync = syncCount() - 2; dropSync <= syncCount(); dropSync += 1) {
    const layer = await live(fresh, firstCommands, { reserveBytes, dropSync });
    expect(await violationOf(fresh, layer), `sync ${dropSync}`).toBeDefined();
  }
});

test("a desk killed at any step leaves reserved space in which the next one keeps its promises", async () => {
  const { history } = await live(fresh, firstCommands, { reserveBytes });
  for (const steps of history.keys()) {
    const birth = { image: fresh.image, before: history.slice(0, steps) };
    const layer = await live(birth, laterCommands, { reserveBytes });
    expect(await violationOf(birth, layer), `step ${steps}`).toBeUndefined();
  }
});

test("a frame torn in reserved space is told from the reserve, copied, and zeros stand there again", async () => {
  const { history } = await live(fresh, firstCommands, { reserveBytes });
  let torn = 0;
  for (const { notes, disk } of crashPoints(fresh.image, history))
    for (const image of legalStates(disk, { limit: 40, seed: 7 })) {
      const tail = await tailNote(image);
      if (tail === undefined) continue;
      torn += 1;
      const birth = { image, notes: [...notes, tail] };
      const layer = await live(birth, laterCommands, { reserveBytes });
      expect(await violationOf(birth, layer)).toBeUndefined();
    }
  expect(torn).toBeGreaterThan(5);
});

test("a cut in reserved space keeps the file's size", async () => {
  const { content, ends } = await threeFrames();
  const reserved = Buffer.concat([content.subarray(0, ends[2]! - 20), new Uint8Array(5000)]);
  const { files } = diskWith(new Uint8Array(reserved));
  const { recovered, records } = must(await openHere(files));

  expect(records).toHaveLength(2);
  expect(recovered?.cutBytes).toBe(ends[2]! - 20 - ends[1]!);
  const after = await files.readFile(journalPath);
  expect(after).toHaveLength(reserved.length);
  expect(after.subarray(ends[1]).every((byte) => byte === 0)).toBe(true);
});

test("damage with a whole frame behind it is refused also where that frame ends in zeros", async () => {
  const { content, ends } = await threeFrames();
  for (const zeros of [0, 1, 5000]) {
    const damaged = new Uint8Array(Buffer.concat([content, new Uint8Array(zeros)]));
    damaged[ends[0]! + 60]! ^= 1;
    const { files, history } = diskWith(damaged);
    expect(codeOf(await openHere(files))).toBe("JOURNAL_DAMAGED");
    expect(history).toEqual([]);
  }
});
