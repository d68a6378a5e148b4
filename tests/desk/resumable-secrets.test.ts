import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBox, type BallotBox } from "../../src/core/meeting/round/ballot-box.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import { createNodeFileLayer } from "../../src/desk/files/node-file-layer.ts";
import type { FileLayer } from "../../src/desk/files/file-layer.ts";
import { typedCode, unwrapRoundKey, type CodePair } from "../../src/desk/meeting/round-codes.ts";
import { openSlot, slotBlock, slotBytes, slotCipher } from "../../src/desk/meeting/slot-content.ts";
import { openSlotFile } from "../../src/desk/meeting/slot-file.ts";
import { pinOf } from "../support/meeting-day.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

/*
 * What the two codes of a round reveal, together with the files of the station: docs/SECURITY.md
 * says it, and here it is done.
 */
let voting: Awaited<ReturnType<typeof aVotingVenue>>;
beforeAll(async () => {
  voting = await aVotingVenue({ experts: 5, applicants: 2, rules: { resumableRounds: true } });
});
afterAll(() => voting.remove());

const marks: readonly (readonly [string, Mark])[] = [
  ["Z1", "approve"],
  ["Z2", "reject"],
  ["Z3", "abstain"],
  ["Z4", "approve"],
];
type Station = Awaited<ReturnType<typeof voting.station>>;
const slotsOf = ({ stationFolder }: Station) =>
  join(stationFolder, "meetings", voting.venue.manifest.bundleId, "counts.vsslots");

/** All that a holder of these codes reads out of a copy of the file: every slot that opens. */
async function openedBy(codes: CodePair, copy: Uint8Array): Promise<readonly BallotBox[]> {
  const { bundleId, applicants } = voting.venue.manifest;
  const place = { meetingId: bundleId, round: 1 };
  const motions = applicants.map(({ id }) => id);
  const size = slotBytes(motions.length);
  const path = "/copy";
  const files: FileLayer = {
    ...createNodeFileLayer(),
    stat: () => Promise.resolve({ kind: "file", sizeBytes: copy.length }),
    open: () =>
      Promise.resolve({
        readAt: (offset, length) => Promise.resolve(copy.slice(offset, offset + length)),
        writeAt: () => Promise.reject(new Error("a copy")),
        truncate: () => Promise.reject(new Error("a copy")),
        sync: () => Promise.resolve(),
        close: () => Promise.resolve(),
      }),
  };
  const opened = await openSlotFile(files, path, place, size);
  const key = opened && unwrapRoundKey(place, codes, opened.wrapped);
  if (!key) return [];
  return [0, 1].flatMap((index) => {
    const slot = copy.slice(slotBlock + index * size, slotBlock + (index + 1) * size);
    return openSlot(slotCipher, key, place, motions, slot) ?? [];
  });
}

/** Casts all marks: the codes, and a copy of the file as it lay there before the first and after each. */
async function votedIn(station: Station, files?: FileLayer) {
  const { day, desk, close } = await station.started(files ? { files } : {});
  const typed = (await day.roundOpened("A1", "A2"))!;
  const codes: CodePair = [typedCode(typed.chairCode), typedCode(typed.scrutineerCode)];
  const copies = [await readFile(slotsOf(station))];
  for (const [voter, mark] of marks) {
    await day.cast(voter, () => mark);
    copies.push(await readFile(slotsOf(station)));
  }
  return { day, desk, close, codes, copies };
}

const firstCounts = (box: BallotBox | undefined) => {
  const { approve = 0, reject = 0, abstain = 0 } = (box && readBox(box)[0]) ?? {};
  return { approve, reject, abstain };
};

/** The mark of whoever cast between two counts. */
function difference(older: BallotBox | undefined, newer: BallotBox | undefined) {
  const [before, after] = [firstCounts(older), firstCounts(newer)];
  return (["approve", "reject", "abstain"] as const).filter((mark) => after[mark] > before[mark]);
}

describe("who has both codes", () => {
  test("reads the counts so far out of the file at any moment, and nothing else", async () => {
    const { close, codes, copies } = await votedIn(await voting.station());
    const opened = await Promise.all(copies.map((copy) => openedBy(codes, copy)));

    expect(opened.map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
    expect(firstCounts(opened.at(-1)?.[0])).toEqual({ approve: 2, reject: 1, abstain: 1 });
    await close();
  });

  test("reads each mark out of copies from before and after its cast", async () => {
    const { close, codes, copies } = await votedIn(await voting.station());
    const boxes = await Promise.all(copies.map(async (copy) => (await openedBy(codes, copy))[0]));

    expect(marks.map((_, index) => difference(boxes[index], boxes[index + 1]))).toEqual(
      marks.map(([, mark]) => [mark]),
    );
    await close();
  });

  test("would read the last mark out of the file alone, were the other slot not overwritten", async () => {
    const station = await voting.station();
    const { close, codes, copies } = await votedIn(station, leavingSlots(slotsOf(station)));
    const boxes = await openedBy(codes, copies.at(-1)!);

    expect(boxes).toHaveLength(2);
    const [older, newer] = boxes.toSorted((a, b) => papersIn(a) - papersIn(b));
    expect(difference(older, newer)).toEqual(["approve"]);
    await close();
  });

  test("finds nothing at the station after the tally, and everything in an older copy: so slips are destroyed", async () => {
    const station = await voting.station();
    const { day, close, codes, copies } = await votedIn(station);
    await day.cast("Z5", () => "approve");
    await day.does({ type: "closeRound", reason: null }, "Z1");
    await day.does({ type: "tallyRound" }, "Z3", "Z4");

    expect(await holding(station.stationFolder, copies.at(-1)!.subarray(0, 64))).toEqual([]);
    expect(await openedBy(codes, copies.at(-1)!)).toHaveLength(1);
    await close();
  });
});

describe("who lacks a code", () => {
  test("opens nothing: not with one code twice, not with the two exchanged, not with PINs", async () => {
    const { close, codes, copies } = await votedIn(await voting.station());
    const [chair, scrutineer] = codes;
    const tries: readonly CodePair[] = [
      [chair, chair],
      [scrutineer, scrutineer],
      [scrutineer, chair],
      [chair, ""],
      ["", scrutineer],
      [pinOf("Z1"), pinOf("Z3")],
    ];
    for (const guess of tries) expect(await openedBy(guess, copies.at(-1)!)).toEqual([]);
    await close();
  });

  test("finds neither code nor key in any file of the station, after any cast", async () => {
    const station = await voting.station();
    const keys: Uint8Array[] = [];
    const { day, close } = await station.started({
      slotCipher: {
        ...slotCipher,
        seal: (key, ...rest) => {
          keys.push(key.slice());
          return slotCipher.seal(key, ...rest);
        },
      },
    });
    const typed = (await day.roundOpened("A1"))!;
    const texts = Object.values(typed).flatMap((code) => [code, code.replaceAll("-", "")]);
    const secrets = () => {
      const key = Buffer.from(keys[0]!);
      return [key, Buffer.from(key.toString("hex")), ...texts.map((text) => Buffer.from(text))];
    };
    for (const [voter, mark] of marks) {
      await day.cast(voter, () => mark);
      for (const secret of secrets())
        expect(await holding(station.stationFolder, secret)).toEqual([]);
    }
    expect(new Set(keys.map((key) => Buffer.from(key).toString("hex"))).size).toBe(1);
    await close();
  });

  test("sees a code that a faulty product keeps in a file", async () => {
    const station = await voting.station();
    const { day, close } = await station.started();
    const typed = (await day.roundOpened("A1"))!;
    await writeFile(join(station.stationFolder, "planted.log"), `code ${typed.chairCode}`);
    expect(await holding(station.stationFolder, Buffer.from(typed.chairCode))).toEqual([
      "planted.log",
    ]);
    await close();
  });
});

test("no two slots ever have the same nonce, and all have one size", async () => {
  const { close, copies } = await votedIn(await voting.station());
  const size = slotBytes(2);
  const nonces = copies.flatMap((copy) =>
    [0, 1].map((index) =>
      copy.subarray(slotBlock + index * size, slotBlock + index * size + 24).toString("hex"),
    ),
  );
  expect(new Set(nonces).size).toBe(2 * copies.length);
  expect(new Set(copies.map(({ length }) => length)).size).toBe(1);
  await close();
});

const papersIn = (box: BallotBox): number =>
  Object.values(firstCounts(box)).reduce((sum, count) => sum + count, 0);

/** A product that forgets to overwrite: of the writes to this file every second one is dropped. */
function leavingSlots(path: string): FileLayer {
  const real = createNodeFileLayer();
  let writes = 0;
  return {
    ...real,
    open: async (name, mode) => {
      const file = await real.open(name, mode);
      if (name !== path) return file;
      return {
        ...file,
        writeAt: async (offset, bytes) => {
          const isWhole = offset === 0;
          if (!isWhole) writes += 1;
          if (isWhole || writes % 2 === 1) await file.writeAt(offset, bytes);
        },
      };
    },
  };
}

/** Files below a folder that hold these bytes. */
async function holding(folder: string, bytes: Uint8Array): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(Buffer.from(bytes)))
      found.push(path.slice(folder.length + 1));
  }
  return found;
}
