import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity } from "age-encryption";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordLine } from "../../src/core/journal/record.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import { MAX_BATCH_BYTES } from "../../src/desk/journal/frame.ts";
import type { NewBatch } from "../../src/desk/journal/journal.ts";
import { openJournal } from "../../src/desk/journal/journal-file.ts";
import {
  aBatch,
  codeOf,
  createCountedBytes,
  createHere,
  journalPath,
  meetingId,
  must,
  openHere,
  stationIdentity,
} from "../support/journal-fixture.ts";
import {
  createRecordingFileLayer,
  emptyDisk,
  systemError,
} from "../support/recording-file-layer.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
});
afterEach(() => rm(folder, { recursive: true }));

const jsonObjects = fc.dictionary(
  fc.string({ unit: "grapheme" }).filter((key) => key !== "__proto__"),
  fc.oneof(fc.string({ unit: "grapheme" }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)),
);
const batches: fc.Arbitrary<NewBatch> = fc.record({
  command: fc.uuid(),
  events: fc.array(
    fc.record(
      {
        event: jsonObjects,
        at: fc.constant("2024-11-23T01:02:03Z"),
        beside: jsonObjects,
      },
      { requiredKeys: ["event"] },
    ),
    { minLength: 1, maxLength: 4 },
  ),
});

test("what was appended in any number of sittings is what an open gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(batches), { minLength: 1 }), async (sittings) => {
      const { files } = createRecordingFileLayer();
      let journal = must(await createHere(files));
      const lines: string[] = [];
      for (const sitting of sittings) {
        for (const batch of sitting) {
          const { records, frame } = must(await journal.append(batch));
          lines.push(...records.map(recordLine));
          expect(frame.lastSeq).toBe(lines.length);
        }
        const head = journal.head();
        await journal.close();
        const opened = must(await openHere(files));
        expect(opened.lines).toEqual(lines);
        expect(opened.records.map(recordLine)).toEqual(lines);
        expect(opened.journal.head()).toEqual(head);
        expect(opened.recovered).toBeUndefined();
        journal = opened.journal;
      }
      const events = sittings.flat().flatMap((batch) => batch.events);
      const beside = events.flatMap((each, index) =>
        each.beside ? [{ seq: index + 1, payload: { ...each.beside } }] : [],
      );
      expect(must(await openHere(files)).beside).toEqual(beside);
    }),
    { numRuns: 60 },
  );
});

test("neither lines nor private payloads can be read off the file, on a real disk", async () => {
  const path = join(folder, "meeting.vsjournal");
  const journal = must(await createHere(createNodeFileLayer(), path));
  const events = [{ event: { name: "𠮷野" }, beside: { note: "密密密" } }];
  must(await journal.append({ command: "c", events }));
  await journal.close();

  const content = await readFile(path);
  expect(content.includes("𠮷野") || content.includes("密密密")).toBe(false);
  const opened = must(await openHere(createNodeFileLayer(), path));
  expect(opened.lines[0]).toContain("𠮷野");
  expect(opened.beside).toEqual([{ seq: 1, payload: { note: "密密密" } }]);
  await opened.journal.close();
});

test("a tail torn at any byte is copied aside, cut and reported, and the journal goes on", async () => {
  const { content, ends } = await threeFrames();
  for (let size = ends[1]! + 1; size < ends[2]!; size += 1) {
    const { files } = diskWith(content.subarray(0, size));
    const opened = must(await openHere(files));

    expect(opened.lines).toHaveLength(2);
    const { cutBytes, keptAside } = opened.recovered!;
    expect(cutBytes).toBe(size - ends[1]!);
    expect(await files.readFile(keptAside)).toEqual(content.slice(ends[1], size));
    must(await opened.journal.append(aBatch("next")));
    expect(must(await openHere(files)).lines).toHaveLength(3);
  }
});

test("a flipped byte anywhere in the last frame cuts that frame alone", async () => {
  const { content, ends } = await threeFrames();
  for (let at = ends[1]!; at < ends[2]!; at += 1) {
    const opened = must(await openHere(diskWith(flipped(content, at)).files));
    expect(opened.lines).toHaveLength(2);
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

test("more bytes behind the last good frame than a frame can have are no torn tail", async () => {
  const { content } = await threeFrames();
  const rest = new Uint8Array(4 * 1024 * 1024 + 1);
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

test("another station's key, another meeting and a missing file have codes of their own", async () => {
  const { content } = await threeFrames();
  const { files } = diskWith(content);
  const asked = {
    files,
    path: journalPath,
    meetingId,
    identity: stationIdentity,
    random: createCountedBytes(),
  };
  const identity = await generateX25519Identity();

  expect(codeOf(await openJournal({ ...asked, identity }))).toBe("JOURNAL_NOT_FOR_STATION");
  expect(codeOf(await openJournal({ ...asked, meetingId: "other" }))).toBe("JOURNAL_OTHER_MEETING");
  expect(codeOf(await openHere(files, "/station/none"))).toBe("DISK_FILE_MISSING");
  expect(codeOf(await createHere(files))).toBe("JOURNAL_EXISTS");
});

test("appends that come at once are written one after the other, each after the sync of the one before", async () => {
  const { files, history } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const begun = history.length;
  const answers = await Promise.all(
    ["a", "b", "c", "d"].map((command) => journal.append(aBatch(command))),
  );

  expect(answers.map((answer) => must(answer).frame.firstSeq)).toEqual([1, 2, 3, 4]);
  expect(history.slice(begun).map(({ type }) => type)).toEqual(
    Array.from({ length: 4 }, () => ["written", "synced"]).flat(),
  );
});

test("after a failed sync nothing more is acknowledged, written or synced", async () => {
  const layer = createRecordingFileLayer(emptyDisk, { failSync: 4 });
  const journal = must(await createHere(layer.files));
  const commands = ["a", "b", "c", "d"];
  const codes = (await Promise.all(commands.map((command) => journal.append(aBatch(command))))).map(
    codeOf,
  );

  expect(codes).toEqual(["ok", "DISK_FAILED", "DESK_STOPPED", "DESK_STOPPED"]);
  expect(layer.history.at(-1)?.type).toBe("syncFailed");
  expect(journal.head().seq).toBe(1);
  expect(must(await journal.framesAfter(0, 1e6))).toHaveLength(1);
});

test("a disk that fills up in the middle of a frame stops the journal, and the next open cuts the half", async () => {
  const layer = createRecordingFileLayer(emptyDisk, { fileLimitBytes: 1000 });
  const journal = must(await createHere(layer.files));
  const commands = ["a", "b", "c", "d", "e"];
  const codes: string[] = [];
  for (const command of commands) codes.push(codeOf(await journal.append(aBatch(command))));
  const kept = codes.filter((code) => code === "ok").length;

  expect(codes.slice(kept, kept + 2)).toEqual(["DISK_FULL", "DESK_STOPPED"]);
  const opened = must(await openHere(layer.files));
  expect(opened.lines).toHaveLength(kept);
  expect(opened.recovered).toBeDefined();
});

test("an error that no disk gives is thrown, and stops the journal too", async () => {
  const { files } = createRecordingFileLayer();
  const broken = {
    ...files,
    open: async (...asked: Parameters<typeof files.open>) => ({
      ...(await files.open(...asked)),
      ...(asked[1] === "write" && {
        writeAt: () => Promise.reject(systemError("EBADF", asked[0])),
      }),
    }),
  };
  const journal = must(await createHere(broken));

  await expect(journal.append(aBatch("a"))).rejects.toThrow("EBADF");
  expect(codeOf(await journal.append(aBatch("b")))).toBe("DESK_STOPPED");
});

test("a batch beyond the bound is refused and the journal goes on", async () => {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const tooLarge = aBatch("a", 1, "x".repeat(MAX_BATCH_BYTES));

  expect(codeOf(await journal.append(tooLarge))).toBe("JOURNAL_BATCH_TOO_LARGE");
  expect(must(await journal.append(aBatch("b"))).frame.firstSeq).toBe(1);
});

test("the sealed frames after a sequence number, header first, make the same journal", async () => {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  for (const command of ["a", "b", "c"]) must(await journal.append(aBatch(command, 2)));
  const all = must(await journal.framesAfter(0, 1e6));
  const copy = [journal.header, ...all.map(({ bytes }) => bytes)];

  expect(await files.readFile(journalPath)).toEqual(new Uint8Array(Buffer.concat(copy)));
  const ranges = async (seq: number, maxBytes: number) =>
    must(await journal.framesAfter(seq, maxBytes)).map(({ firstSeq, lastSeq }) => [
      firstSeq,
      lastSeq,
    ]);
  expect(await ranges(2, 1e6)).toEqual([
    [3, 4],
    [5, 6],
  ]);
  expect(await ranges(3, 1e6)).toEqual([
    [3, 4],
    [5, 6],
  ]);
  expect(await ranges(2, 1)).toEqual([[3, 4]]);
  expect(await ranges(6, 1e6)).toEqual([]);
});

test("a closed journal takes nothing more", async () => {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const queued = journal.append(aBatch("a"));
  await journal.close();

  expect(codeOf(await queued)).toBe("ok");
  expect(codeOf(await journal.append(aBatch("b")))).toBe("DESK_STOPPED");
});

test("on a real disk a torn tail leaves its copy beside the journal", async () => {
  const path = join(folder, "meeting.vsjournal");
  const files = createNodeFileLayer();
  const journal = must(await createHere(files, path));
  for (const command of ["a", "b"]) must(await journal.append(aBatch(command)));
  await journal.close();
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, -7));

  const opened = must(await openHere(files, path));
  expect(opened.lines).toHaveLength(1);
  must(await opened.journal.append(aBatch("c")));
  await opened.journal.close();
  expect(await readdir(folder)).toEqual(["meeting.vsjournal", "meeting.vsjournal.tail-1"]);
});

/** A journal of three frames with one line each, and where header and frames end. */
async function threeFrames(): Promise<{
  readonly content: Uint8Array;
  readonly headerEnd: number;
  readonly ends: readonly number[];
}> {
  const { files } = createRecordingFileLayer();
  const journal = must(await createHere(files));
  const headerEnd = journal.header.length;
  const ends: number[] = [];
  for (const command of ["a", "b", "c"]) {
    const { frame } = must(await journal.append(aBatch(command)));
    ends.push((ends.at(-1) ?? headerEnd) + frame.bytes.length);
  }
  return { content: await files.readFile(journalPath), headerEnd, ends };
}

const diskWith = (content: Uint8Array, others: Readonly<Record<string, Uint8Array>> = {}) =>
  createRecordingFileLayer({
    folders: emptyDisk.folders,
    files: new Map([[journalPath, content], ...Object.entries(others)]),
  });

function flipped(content: Uint8Array, at: number): Uint8Array {
  const bytes = content.slice();
  bytes[at]! ^= 0x10;
  return bytes;
}
