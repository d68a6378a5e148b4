import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personId } from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/events.ts";
import type { RandomBytes } from "../../src/desk/journal/journal.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import { aVenue, must, type Venue } from "../support/venue.ts";

/*
 * If nothing that is written depends on a mark, two runs that differ in their marks alone leave
 * the same bytes: with the same chance, clock and command ids, whoever holds every file, key and
 * PIN can't tell one from the other. Compared after every single cast, and in every answer.
 */
const voters = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6"];
let venue: Venue;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vivaseal-secrecy-"));
  venue = await aVenue({ experts: 6, applicants: 3 });
  const { desk, close } = aRunningDesk(venue);
  await aDay(desk, venue).readyToVote();
  await close();
});
afterAll(async () => {
  await venue.remove();
  await rm(folder, { recursive: true, force: true });
});

test("two rounds that differ only in their marks leave the same bytes and give the same answers", async () => {
  const approving = await voteAndLook("approving", () => "approve");
  const mixed = await voteAndLook("mixed", (index) => (index % 2 === 0 ? "reject" : "abstain"));

  expect(approving.length).toBe(voters.length + 1);
  expect(mixed).toEqual(approving);
});

test("the comparison sees a mark that is written: planted in a file, it differs", async () => {
  const plain = await voteAndLook("plain", () => "approve", "plant");
  const other = await voteAndLook("other", () => "reject", "plant");

  expect(other).not.toEqual(plain);
});

/** What an attacker finds after each cast and after the close: hashes of every file and answer. */
async function voteAndLook(
  name: string,
  markOf: (index: number) => Mark,
  plant?: "plant",
): Promise<readonly string[]> {
  const stationFolder = join(folder, name);
  await cp(venue.stationFolder, stationFolder, { recursive: true });
  const clock = { now: () => new Date("2024-11-11T08:00:00Z") };
  const { desk, close } = aRunningDesk(
    { ...venue, stationFolder },
    { random: countedBytes(), clock },
  );
  const day = aDay(desk, venue);
  await day.opened();
  const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
  const motions = venue.manifest.applicants.map(({ id }) => id);
  let number = 0;
  const id = () => `00000000-0000-4000-8000-${String((number += 1)).padStart(12, "0")}`;
  must(await day.act({ type: "openRound", way: "station", motions, ...counters }, ["Z1"], id()));
  must(await day.act({ type: "confirmEmptyBox", projectorChecked: true }, ["Z3", "Z4"], id()));
  const seen: string[] = [];
  for (const [index, voter] of voters.entries()) {
    const expertId = personId(voter);
    const handed = must(
      await day.act({ type: "handPaper", expertId, projectorChecked: true }, [voter], id()),
    );
    const marks = motions.map((applicantId) => ({ applicantId, mark: markOf(index) }));
    const paper = handed.paper?.token ?? "";
    const answer = must(await day.act({ type: "castPaper", expertId, paper, marks }, [], id()));
    if (plant) await writeLog(stationFolder, markOf(index));
    seen.push(`${JSON.stringify([handed, answer])} ${await hashOfTree(stationFolder)}`);
  }
  const closed = must(await day.act({ type: "closeRound", reason: null }, ["Z1"], id()));
  seen.push(`${JSON.stringify(closed)} ${await hashOfTree(stationFolder)}`);
  await close();
  return seen;
}

async function writeLog(stationFolder: string, mark: Mark): Promise<void> {
  const { appendFile } = await import("node:fs/promises");
  await appendFile(join(stationFolder, "debug.log"), `cast ${mark}\n`);
}

/** Bytes that follow from a counter, so that both runs draw the same. */
function countedBytes(): RandomBytes {
  let draws = 0;
  return (length) => {
    draws += 1;
    const parts = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
      sha256(utf8ToBytes(`${draws} ${index}`)),
    );
    return Uint8Array.from(parts.flatMap((part) => [...part])).slice(0, length);
  };
}

async function hashOfTree(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const hashes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return `${path.slice(root.length)} ${bytesToHex(sha256(await readFile(path)))}`;
      }),
  );
  return hashes.sort().join("\n");
}
