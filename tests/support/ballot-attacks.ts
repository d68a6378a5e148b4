import { appendFile, mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect } from "vitest";
import type { ActAnswer } from "../../src/contract/answers.ts";
import type { MeetingRequest, RequestOf } from "../../src/contract/requests/meeting-request.ts";
import { personId, type ApplicantId } from "../../src/core/ids.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import type { Outcome } from "../../src/core/refusals/refusal.ts";
import { err } from "../../src/core/result.ts";
import type { RandomBytes } from "../../src/desk/journal/journal.ts";
import type { SlotCipher } from "../../src/desk/meeting/slot-content.ts";
import { folderDrives } from "../../src/desk/drives/system-drives.ts";
import { createIdealCipher } from "./ideal-cipher.ts";
import { plannedPauses } from "./planned-pauses.ts";
import { must } from "./venue.ts";
import type { aVotingVenue } from "./voting-venue.ts";

/*
 * The attacker holds every file of the station as it stood after each cast, every answer, every key
 * and every PIN. Two elections are played with the same chance and the same command ids, and differ
 * only in what must stay secret. If all that the attacker holds is the same, byte for byte, nothing
 * in it can tell the two apart, whatever is decrypted or computed from it. Under 断电续投 the sealed
 * counts are made by an ideal cipher, and the two codes are all that the attacker lacks.
 */

type Voting = Awaited<ReturnType<typeof aVotingVenue>>;
type Act = (request: MeetingRequest, by: readonly string[]) => Promise<Outcome<ActAnswer>>;

/** What a faulty product would do besides, at each cast. */
export interface PlantedFault {
  /** After the cast was answered. */
  readonly onCast?: (leak: Leak) => Promise<void>;
  /** In place of the answer to a paper with a row too few. */
  readonly onIncomplete?: (marks: readonly MarkOn[]) => Outcome<ActAnswer>;
  /** In place of the tally's answer. */
  readonly onTally?: (answer: Outcome<ActAnswer>, cast: readonly Mark[]) => unknown;
  /** In place of sealing the counts as the product does, where it seals them. */
  readonly sealing?: (cipher: SlotCipher) => SlotCipher;
}

export interface Leak {
  readonly stationFolder: string;
  readonly voter: string;
  readonly marks: readonly MarkOn[];
  /** Counts so far, of the first motion. */
  readonly counts: Readonly<Record<Mark, number>>;
  readonly casts: number;
  readonly now: Date;
}

export interface MarkOn {
  readonly applicantId: ApplicantId;
  readonly mark: Mark;
}

export interface Election {
  /** By voter, in the order in which they vote; those not named don't. */
  readonly marks: readonly (readonly [string, Mark])[];
  /** The wall clock's start and how far it goes on at each reading, ms. */
  readonly clock?: { readonly from: string; readonly stepMs: number };
  /** Also the close, the tally and the announcement. */
  readonly tallied?: boolean;
  /** A stick mirrors the journal from before the round on; the attacker holds that too. */
  readonly mirrored?: boolean;
  readonly fault?: PlantedFault;
}

/** All that the attacker holds, in order: the station's files and the answers after each step. */
export async function heldByAttacker(
  voting: Voting,
  { marks, clock, tallied = false, mirrored = false, fault = {} }: Election,
): Promise<readonly string[]> {
  const station = await voting.station();
  const { stationFolder } = station;
  let time = Date.parse(clock?.from ?? "2024-11-11T08:00:00Z");
  const now = () => new Date((time += clock?.stepMs ?? 0));
  const random = countedBytes();
  const ideal = createIdealCipher();
  const slotCipher = fault.sealing?.(ideal) ?? ideal;
  const stick = join(`${stationFolder}-beside`, "stick");
  const drives = folderDrives([voting.venue.stickFolder, stick]);
  // A snapshot of every line, were it for the desk's keeper alone, in a pause after each command.
  const pauses = plannedPauses();
  const snapshotPace = { everyLines: 1, pauseMs: 0 };
  const { desk, day, close } = await station.started({
    ...{ random, clock: { now }, steady: () => 0, slotCipher },
    ...{ drives, mirrorPauseMs: 5, pauses, snapshotPace },
  });
  await pauses.pass();
  if (mirrored) await mkdir(stick, { recursive: true });
  if (mirrored) must(await desk["mirror.choose"]({ driveId: "folder-2" }));
  let closed = false;
  /** Until the stick holds all that may be on it. */
  const settled = async () => {
    const state = async () => must(await desk["mirror.status"]({})).state;
    if (mirrored && !closed)
      await expect.poll(state, { timeout: 20_000 }).toMatch(/synced|waiting/);
  };
  await settled();
  let commands = 0;
  const act: Act = async (request, by) => {
    commands += 1;
    const id = `00000000-0000-4000-8000-${String(commands).padStart(12, "0")}`;
    const answer = await day.act(request, by, id);
    await pauses.pass();
    return answer;
  };
  const held: string[] = [];
  const look = async (...answers: readonly unknown[]) => {
    await settled();
    const onStick = mirrored ? await hashesOf(stick) : "";
    held.push(`${JSON.stringify(answers)}\n${await hashesOf(stationFolder)}\n${onStick}`);
  };
  const motions = voting.venue.manifest.applicants.map(({ id }) => id);
  const counters = { scrutineerId: personId("Z3"), tellerId: personId("Z4") };
  await act({ type: "openRound", way: "station", motions, ...counters }, ["Z1"]);
  // The codes themselves are not the attacker's, nor what showed them.
  if (voting.venue.manifest.rules.resumableRounds)
    await act({ type: "confirmCodes", ...(await day.codes()) }, []);
  await act({ type: "confirmEmptyBox", projectorChecked: true }, ["Z3", "Z4"]);
  await look();
  const counts = { approve: 0, reject: 0, abstain: 0 };
  for (const [index, [voter, mark]] of marks.entries()) {
    const expertId = personId(voter);
    const hand = { type: "handPaper", expertId, projectorChecked: true } as const;
    const handed = await act(hand, [voter]);
    const paper = handed.ok ? (handed.value.paper?.token ?? "") : "";
    const all = motions.map((applicantId) => ({ applicantId, mark }));
    const cast = (on: readonly MarkOn[]): RequestOf<"castPaper"> => ({
      ...{ type: "castPaper", expertId, paper, marks: [...on] },
    });
    const incomplete = await act(cast(all.slice(1)), []);
    const malformed = await act(cast([{ ...all[0]!, mark: `not-${mark}` as Mark }]), []);
    const done = await act(cast(all), []);
    const again = await act(cast(all), []);
    counts[mark] += 1;
    const leak = { stationFolder, voter, marks: all, counts, casts: index + 1, now: now() };
    await fault.onCast?.(leak);
    await look(handed, fault.onIncomplete?.(all) ?? incomplete, malformed, done, again);
  }
  if (tallied) {
    await look(await act({ type: "closeRound", reason: null }, ["Z1"]));
    const tally = await act({ type: "tallyRound" }, ["Z3", "Z4"]);
    await look(
      fault.onTally?.(
        tally,
        marks.map(([, mark]) => mark),
      ) ?? tally,
    );
    await look(await act({ type: "announceOutcomes" }, ["Z1"]));
  }
  await close();
  closed = true;
  await look();
  return held;
}

/** Faults that products have had, each by the name that `docs/SECURITY.md` gives it. */
export const faults = {
  "an append-only box": {
    onCast: async ({ stationFolder, marks, casts }) => {
      // Sealed, of one size, without a name: the order of the lines says whose each is.
      const plain = utf8ToBytes(JSON.stringify(marks.map(({ mark }) => code[mark])));
      await appendFile(join(stationFolder, "box.dat"), sealed(plain, casts));
    },
  },
  "an unrewritten slot": {
    onCast: async ({ stationFolder, counts, casts }) => {
      // Two slots by turns: the one before the last cast stays readable beside the last.
      await writeAt(
        join(stationFolder, "slots.dat"),
        64 * (casts % 2),
        sealed(size32(counts), casts),
      );
    },
  },
  "a size leak": {
    onCast: async ({ stationFolder, counts }) => {
      // Nothing but zeros, as many as the counts are long.
      const length = JSON.stringify({ a: "#".repeat(counts.approve) }).length;
      await writeFile(join(stationFolder, "counts.dat"), new Uint8Array(length));
    },
  },
  "nonce reuse": {
    onCast: async ({ stationFolder, counts }) => {
      // Overwritten in place, of one size: two copies of it differ where the counts differ.
      await writeFile(join(stationFolder, "counts.dat"), sealed(size32(counts), 1));
    },
  },
  "a mark in a log": {
    onCast: ({ stationFolder, marks }) =>
      appendFile(join(stationFolder, "debug.log"), `cast ${marks[0]?.mark ?? ""}\n`),
  },
  "a crash dump": {
    onCast: ({ stationFolder, marks }) =>
      writeFile(join(stationFolder, "report.json"), JSON.stringify({ heap: { request: marks } })),
  },
  "a mark in an error": {
    onIncomplete: (marks) =>
      err({ code: "PAPER_INCOMPLETE", details: { count: marks.map(({ mark }) => mark).join() } }),
  },
} as const satisfies Readonly<Record<string, PlantedFault>>;

/** Faults of sealing the counts, which only rounds with 断电续投 can have. */
export const sealingFaults = {
  "one nonce for all slots": {
    sealing: (cipher) => ({
      ...cipher,
      seal: (key, _nonce, place, plain) => cipher.seal(key, new Uint8Array(24), place, plain),
    }),
  },
  "a nonce made of the counts": {
    sealing: (cipher) => ({
      ...cipher,
      seal: (key, _nonce, place, plain) =>
        cipher.seal(key, sha256(plain).slice(0, 24), place, plain),
    }),
  },
  "counts that aren't sealed": {
    sealing: (cipher) => ({
      ...cipher,
      seal: (_key, _nonce, _place, plain) => Uint8Array.from([...plain, ...new Uint8Array(16)]),
    }),
  },
} as const satisfies Readonly<Record<string, PlantedFault>>;

/** Faults about when, not about what. */
export const timeStamp: PlantedFault = {
  onCast: ({ stationFolder, voter, now }) =>
    appendFile(join(stationFolder, "cast.log"), `${voter} ${now.toISOString()}\n`),
};

/** A box that keeps papers in the order of their return and gives them with the tally. */
export const orderOfCounts: PlantedFault = {
  onTally: (answer, cast) => [answer, cast],
};

const code: Readonly<Record<Mark, number>> = { approve: 1, reject: 2, abstain: 3 };
const size32 = (counts: Readonly<Record<Mark, number>>): Uint8Array =>
  utf8ToBytes(JSON.stringify(Object.values(counts)).padEnd(32, " "));

/** Under a key that the attacker is given like all others. */
function sealed(plain: Uint8Array, nonce: number): Uint8Array {
  return xchacha20poly1305(new Uint8Array(32), new Uint8Array(24).fill(nonce)).encrypt(plain);
}

async function writeAt(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "a+").then(async (made) => {
    await made.close();
    return open(path, "r+");
  });
  await file.write(bytes, 0, bytes.length, offset);
  await file.close();
}

/** Bytes that follow from a counter, so that both elections draw the same. */
function countedBytes(): RandomBytes {
  let draws = 0;
  return (length) => {
    draws += 1;
    const parts = Array.from({ length: (length + 31) >> 5 }, (_, index) =>
      sha256(utf8ToBytes(`${draws} ${index}`)),
    );
    return Uint8Array.from(parts.flatMap((part) => [...part])).slice(0, length);
  };
}

/** Name, size and content of every file; modes and times are the file system's. */
async function hashesOf(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const hashes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const bytes = await readFile(path);
        return `${path.slice(root.length)} ${bytes.length} ${bytesToHex(sha256(bytes))}`;
      }),
  );
  return hashes.sort().join("\n");
}
