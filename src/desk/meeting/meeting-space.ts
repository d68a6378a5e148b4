import { dirname } from "node:path";
import type { MeetingState } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { RandomBytes } from "../journal/journal.ts";
import type { MeetingFolder } from "./meeting-folder.ts";
import { slotFileBytes } from "./slot-file.ts";
import type { MeetingSession } from "./meeting-session.ts";

/** Space that the rest of a meeting may need, in bytes. */
export interface MeetingSpace {
  readonly journalBytes: number;
  readonly resultBytes: number;
}

/** What is known of how much a meeting needs. */
export type SpaceNeeded = (state: MeetingState) => MeetingSpace;

export interface SpacePorts {
  readonly files: FileLayer;
  readonly random: RandomBytes;
  readonly spaceNeeded: SpaceNeeded;
}

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/**
 * Generous: a grade by PIN takes some 650 bytes, a call with all that belongs to it a few
 * kilobytes, a motion in an opened and tallied round 500. The result holds the journal's lines
 * once more, and pages for each applicant.
 */
export const spaceForRest: SpaceNeeded = ({ facts, applicants }) => {
  const open = [...applicants.values()].filter(({ conclusion }) => conclusion === null).length;
  const each = (facts.experts.size + 8) * kibibyte;
  const journalBytes = mebibyte + open * each + applicants.size * 2 * kibibyte;
  const whole = mebibyte + applicants.size * (each + 24 * kibibyte);
  return { journalBytes, resultBytes: 8 * mebibyte + whole };
};

/**
 * Sees to it that the space for the rest of the meeting is really written beforehand: behind the
 * journal's last frame, and in files beside it until the result, or a round's sealed counts, are
 * made. Refuses with
 * SPACE_NOT_RESERVED where the disk has no room (grades, casts and the lock still go on, in what
 * was reserved before), and with DESK_STOPPED and other DISK_ codes where it fails.
 */
export async function reserveSpace(
  { journal, state, folder }: Pick<MeetingSession, "journal" | "state" | "folder">,
  ports: SpacePorts,
): Promise<Outcome<void>> {
  const { journalBytes, resultBytes } = ports.spaceNeeded(state);
  const { rules, applicants } = state.facts;
  const slotsBytes = rules.resumableRounds ? slotFileBytes(applicants.size) : 0;
  const { resultSpace, result, slotSpace, slots } = folder;
  const behind = await journal.reserve(journalBytes);
  const beside = behind.ok ? await reserveBeside(ports, resultSpace, result, resultBytes) : behind;
  const all = beside.ok ? await reserveBeside(ports, slotSpace, slots, slotsBytes) : beside;
  if (all.ok || all.error.code !== "DISK_FULL") return all;
  const mebibytes = Math.ceil((journalBytes + resultBytes + slotsBytes) / mebibyte);
  return refuse("SPACE_NOT_RESERVED", { mebibytes });
}

/** Gives the space beside the journal back to the disk, for the result, or for a restart when it is full. */
export async function releaseSpace(
  files: FileLayer,
  { resultSpace, slotSpace }: MeetingFolder,
): Promise<Outcome<void>> {
  const released = await onDisk(slotSpace, () => giveBack(files, slotSpace));
  return released.ok ? onDisk(resultSpace, () => giveBack(files, resultSpace)) : released;
}

/** Removes the file `path`, if it is there. Rejects with the system's error. */
export async function giveBack(files: FileLayer, path: string): Promise<void> {
  if (!(await files.stat(path))) return;
  await files.unlink(path);
  await files.syncFolder(dirname(path));
}

async function reserveBeside(
  { files, random }: SpacePorts,
  path: string,
  /** What it is kept for: where that is made already, nothing is kept. */
  made: string,
  wantedBytes: number,
): Promise<Outcome<void>> {
  return onDisk(path, async () => {
    const there = (await files.stat(path))?.sizeBytes ?? 0;
    if (there >= wantedBytes || (await files.stat(made))) return;
    const file = await files.open(path, there > 0 ? "write" : "create");
    try {
      // Random, so that no file system keeps it in less space than it stands for.
      const bytes = random(Math.min(64 * kibibyte, wantedBytes));
      for (let at = there; at < wantedBytes; at += bytes.length)
        await file.writeAt(at, bytes.subarray(0, wantedBytes - at));
      await file.sync();
    } finally {
      await file.close();
    }
    await files.syncFolder(dirname(path));
  });
}
