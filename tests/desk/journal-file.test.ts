import { mkdtemp, readFile, rm } from "node:fs/promises";
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
  diskWith,
  journalPath,
  meetingId,
  must,
  openHere,
  stationKeys,
  threeFrames,
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
        expect(opened.records.map(recordLine)).toEqual(lines);
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
    { numRuns: 30 },
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
  expect(recordLine(opened.records[0]!)).toContain("𠮷野");
  expect(opened.beside).toEqual([{ seq: 1, payload: { note: "密密密" } }]);
  await opened.journal.close();
});

test("another station's key, another meeting and a missing file have codes of their own", async () => {
  const { content } = await threeFrames();
  const { files } = diskWith(content);
  const asked = {
    files,
    path: journalPath,
    meetingId,
    ...stationKeys,
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
  expect(opened.records).toHaveLength(kept);
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
