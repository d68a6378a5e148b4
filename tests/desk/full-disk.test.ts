import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { HandedPaper } from "../../src/contract/answers.ts";
import { applicantId, personId } from "../../src/core/ids.ts";
import type { MeetingSpace } from "../../src/desk/meeting/meeting-space.ts";
import { meetingFolder } from "../../src/desk/meeting/meeting-folder.ts";
import { slotFileBytes } from "../../src/desk/meeting/slot-file.ts";
import { codeOf } from "../support/journal-fixture.ts";
import { aDay } from "../support/meeting-day.ts";
import { aRunningDesk } from "../support/running-desk.ts";
import {
  actOf,
  checkInSteps,
  closingSteps,
  defenseSteps,
  roundBursts,
  shortDayWishes,
  signerPins,
  type DayStep,
} from "../support/short-day.ts";
import { aVenue, bundleName, must, passphrase, type Venue } from "../support/venue.ts";

// PINs are stretched; a machine with other work takes its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** A disk of 32 MiB of its own, or why there is none. */
const mounted = process.platform === "linux" ? mountSmallDisk() : "no tmpfs on this system";

function mountSmallDisk(): { readonly folder: string } | string {
  const folder = mkdtempSync(join(tmpdir(), "vivaseal-small-disk-"));
  try {
    const options = ["-t", "tmpfs", "-o", "size=32m", "tmpfs", folder];
    execFileSync("mount", options, { stdio: "ignore" });
    return { folder };
  } catch {
    rmSync(folder, { recursive: true });
    return "only root may mount a small disk";
  }
}

const why = typeof mounted === "string" ? ` (left out: ${mounted})` : "";
const smallDisk = typeof mounted === "string" ? "" : mounted.folder;

describe.skipIf(smallDisk === "")(`on a disk that is really full${why}`, () => {
  let venue: Venue;
  beforeAll(async () => {
    venue = await aVenue(shortDayWishes, smallDisk);
  });
  afterAll(() => {
    execFileSync("umount", [smallDisk]);
    rmSync(smallDisk, { recursive: true });
  });

  test("a meeting isn't begun, a new round is refused, and all else goes on to the result", async () => {
    let needed: MeetingSpace = { journalBytes: 64 * 1024, resultBytes: 4 * 1024 * 1024 };
    const { desk, close } = aRunningDesk(venue, { spaceNeeded: () => needed });
    const { bundleId: meetingId } = venue.manifest;
    must(await desk["station.unlock"]({ passphrase }));
    must(await desk["bundle.load"]({ driveId: "folder-1", fileName: bundleName }));

    const filler = await filledUp(1024 * 1024);
    expect(codeOf(await desk["meeting.open"]({ meetingId }))).toBe("SPACE_NOT_RESERVED");
    await rm(filler);
    must(await desk["meeting.open"]({ meetingId }));
    const { resultSpace } = meetingFolder(venue.stationFolder, meetingId);
    expect((await stat(resultSpace)).size).toBe(needed.resultBytes);

    const papers = new Map<string, HandedPaper>();
    const does = async (steps: readonly DayStep[]) => {
      for (const step of steps) {
        const wanted = actOf(step, papers);
        const { paper } = must(await desk["meeting.act"](wanted));
        if (paper && "expertId" in wanted.request) papers.set(wanted.request.expertId, paper);
      }
    };
    const [opened, ...round] = roundBursts(venue.manifest);
    await does(checkInSteps(venue.manifest));
    const full = await filledUp(0);
    await does(defenseSteps(venue.manifest));

    needed = { ...needed, resultBytes: 6 * 1024 * 1024 };
    const refused = await desk["meeting.act"](actOf(opened![0]!, papers));
    expect(codeOf(refused)).toBe("SPACE_NOT_RESERVED");
    expect(codeOf(await desk["meeting.records"]({ afterSeq: 0 }))).toBe("ok");
    await rm(full);
    await does(opened!);
    await filledUp(0);
    for (const burst of round) await does(burst);
    await does(closingSteps());
    must(await desk["result.prepare"]({ pins: signerPins }));
    await expect(stat(resultSpace)).rejects.toThrow("ENOENT");
    await close();
  });

  test("a round that has 断电续投 has room for its sealed counts before it is opened", async () => {
    for (const name of await readdir(smallDisk))
      if (name.startsWith("filler-")) await rm(join(smallDisk, name));
    const wishes = { experts: 5, applicants: 2, rules: { resumableRounds: true } };
    const resumable = await aVenue(wishes, smallDisk);
    const { desk, close } = aRunningDesk(resumable);
    const day = aDay(desk, resumable);
    await day.readyToVote();
    const { slots, slotSpace } = meetingFolder(
      resumable.stationFolder,
      resumable.manifest.bundleId,
    );
    expect((await stat(slotSpace)).size).toBe(slotFileBytes(2));

    // Somebody removed what was kept, and filled the disk: the round is refused, not its codes.
    await rm(slotSpace);
    const full = await filledUp(0);
    const round = {
      ...({ type: "openRound", way: "station" } as const),
      motions: ["A1", "A2"].map(applicantId),
      ...{ scrutineerId: personId("Z3"), tellerId: personId("Z4") },
    };
    expect(codeOf(await day.act(round, ["Z1"]))).toBe("SPACE_NOT_RESERVED");
    await rm(full);
    await day.does(round, "Z1");
    await filledUp(0);
    await day.does({ type: "confirmCodes", ...(await day.codes()) });
    await expect(stat(slotSpace)).rejects.toThrow("ENOENT");
    expect((await stat(slots)).size).toBe(slotFileBytes(2));
    await day.does({ type: "confirmEmptyBox", projectorChecked: true }, "Z3", "Z4");
    for (const voter of ["Z1", "Z2", "Z3", "Z4", "Z5"]) await day.cast(voter, () => "approve");
    await day.does({ type: "closeRound", reason: null }, "Z1");
    await day.does({ type: "tallyRound" }, "Z3", "Z4");
    await expect(stat(slots)).rejects.toThrow("ENOENT");
    await close();
  });
});

/** Fills the disk with one more file, but for `leftBytes`. */
async function filledUp(leftBytes: number): Promise<string> {
  const path = join(smallDisk, `filler-${Math.random()}`);
  const file = await open(path, "wx");
  const block = new Uint8Array(4096).fill(1);
  let size = 0;
  try {
    for (;;) size += (await file.write(block, 0, block.length, size)).bytesWritten;
  } catch (error) {
    expect(error).toMatchObject({ code: "ENOSPC" });
  }
  await file.truncate(Math.max(0, size - leftBytes));
  await file.close();
  return path;
}
