import { afterAll, beforeAll, expect, test } from "vitest";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readBox } from "../../src/core/meeting/round/ballot-box.ts";
import type { Mark } from "../../src/core/meeting/round/round-events.ts";
import { currentRound } from "../../src/core/meeting/who.ts";
import { referenceCrypto } from "../../src/desk/crypto/reference-crypto.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { openMeeting } from "../../src/desk/meeting/open-meeting.ts";
import type { CodePair } from "../../src/desk/meeting/round-codes.ts";
import { usualPace } from "../../src/desk/meeting/snapshot-keeper.ts";
import { systemPauses } from "../../src/desk/pauses.ts";
import { slotCipher } from "../../src/desk/meeting/slot-content.ts";
import { findViolation } from "../support/crash-states.ts";
import { stationFolder } from "../support/desk-lives.ts";
import type { DiskImage } from "../support/disk-model.ts";
import { createCountedBytes } from "../support/journal-fixture.ts";
import { aDay } from "../support/meeting-day.ts";
import { createRecordingFileLayer } from "../support/recording-file-layer.ts";
import { aRunningDesk } from "../support/running-desk.ts";

import { must, passphrase } from "../support/venue.ts";
import { aVotingVenue } from "../support/voting-venue.ts";

/*
 * [Note: two slots] on a disk that may lose, keep or tear whatever wasn't synced: between the slot
 * and the journal's line, between that line and the overwriting, in the middle of each.
 */
let voting: Awaited<ReturnType<typeof aVotingVenue>>;
beforeAll(async () => {
  voting = await aVotingVenue({ experts: 5, applicants: 1, rules: { resumableRounds: true } });
});
afterAll(() => voting.remove());

const noSpace = () => ({ journalBytes: 0, resultBytes: 0 });
const marks: readonly (readonly [string, Mark])[] = [
  ["Z1", "approve"],
  ["Z2", "reject"],
];

test("whatever a crash makes of a cast, the counts that the codes open are those of the papers returned", async () => {
  const image = await imageOf((await voting.station()).stationFolder);
  const layer = createRecordingFileLayer(image);
  const { desk, close } = aRunningDesk(voting.venue, {
    ...{ stationFolder, files: layer.files, spaceNeeded: noSpace },
  });
  const day = aDay(desk, voting.venue);
  must(await desk["station.unlock"]({ passphrase }));
  must(await desk["meeting.open"]({ meetingId: voting.venue.manifest.bundleId }));
  const typed = (await day.roundOpened("A1"))!;
  const codes: CodePair = [typed.chairCode, typed.scrutineerCode];
  const from = layer.history.length;
  for (const [voter, mark] of marks) {
    await day.cast(voter, () => mark);
    layer.mark(voter);
  }
  await close();
  let states = 0;
  const seen = new Map<string, string | undefined>();
  const violation = await findViolation(
    image,
    layer.history,
    async (state, acknowledged) => {
      const key = keyOf(state);
      if (!seen.has(key)) {
        states += 1;
        seen.set(key, await complaintAbout(state, codes, acknowledged));
      }
      return seen.get(key);
    },
    { from, sampling: { limit: 6, seed: 20_241_124 } },
  );
  expect(violation).toBeUndefined();
  expect(states).toBeGreaterThan(3 * marks.length);
}, 600_000);

async function complaintAbout(
  state: DiskImage,
  codes: CodePair,
  acknowledged: readonly string[],
): Promise<string | undefined> {
  const { files } = createRecordingFileLayer(state);
  const ports = {
    ...{ files, random: createCountedBytes(), crypto: referenceCrypto, slotCipher },
    clock: { now: () => new Date("2024-11-11T01:00:00Z") },
    steady: () => 0,
    spaceNeeded: noSpace,
    ...{ version: "test", pauses: systemPauses, snapshotPace: usualPace },
  };
  const { station, manifest } = voting.venue;
  const opened = await openMeeting(ports, stationFolder, station, manifest.bundleId);
  if (!opened.ok) return `the meeting doesn't open: ${opened.error.code}`;
  const session = opened.value;
  const round = currentRound(session.state);
  const box = round?.resumption?.waiting ? await session.slots.resume(round, codes) : undefined;
  const returned = [...(round?.returned ?? [])].map(String);
  await session.slots.close();
  await session.journal.close();
  await session.closeBundle();
  if (!box) return "the round doesn't wait for its codes";
  if (!box.ok) return `the codes don't open the counts: ${box.error.code}`;
  if (!acknowledged.every((voter) => returned.includes(voter))) return "a cast was lost";
  const expected = marks.filter(([voter]) => returned.includes(voter)).map(([, mark]) => mark);
  const [count] = readBox(box.value);
  const fits = (["approve", "reject", "abstain"] as const).every(
    (mark) => count?.[mark] === expected.filter((one) => one === mark).length,
  );
  return fits ? undefined : "counts of other papers than those returned";
}

/** Journal and slots tell states apart; the rest doesn't change while papers are cast. */
function keyOf({ files }: DiskImage): string {
  const { journal, slots } = meetingFolder(stationFolder, voting.venue.manifest.bundleId);
  return [journal, slots]
    .map((path) => bytesToHex(sha256(files.get(path) ?? new Uint8Array())))
    .join();
}

async function imageOf(real: string): Promise<DiskImage> {
  const folders = ["/", stationFolder];
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(real, { recursive: true, withFileTypes: true })) {
    const path = join(stationFolder, entry.parentPath.slice(real.length), entry.name);
    if (entry.isDirectory()) folders.push(path);
    else files.set(path, new Uint8Array(await readFile(join(entry.parentPath, entry.name))));
  }
  return { folders, files };
}
