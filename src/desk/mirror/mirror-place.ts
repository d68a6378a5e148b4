import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** The folder on a stick that holds the mirrors of all meetings. */
export const mirrorsFolder = (driveFolder: string): string => join(driveFolder, "vivaseal-mirror");

/** Whose mirror it is: two stations of one meeting have each a journal of their own. */
export interface MirroredJournal {
  /** A UUID, so it is a safe name. */
  readonly meetingId: string;
  /** Holds the meeting's key in sealed form, so no two journals have the same. */
  readonly header: Uint8Array;
}

/** The name of one journal's mirror among the mirrors on a stick. */
export const mirrorName = ({ meetingId, header }: MirroredJournal): string =>
  `${meetingId}-${bytesToHex(sha256(header)).slice(0, 16)}`;

export const mirrorFolder = (driveFolder: string, journal: MirroredJournal): string =>
  join(mirrorsFolder(driveFolder), mirrorName(journal));

/** What a mirror is renamed to that goes another way than the journal. */
export const earlierName = (name: string, number: number): string => `${name}.earlier-${number}`;

/** Whether `name` is a mirror of some journal of this meeting, also an earlier one. */
export function isMirrorOf(meetingId: string, name: string): boolean {
  return (
    name.startsWith(`${meetingId}-`) &&
    /^[0-9a-f]{16}(?:\.earlier-[0-9]{1,3})?$/.test(name.slice(meetingId.length + 1))
  );
}

/** Holds the random id by which the station knows its mirror again, wherever the stick is plugged in. */
export const mirrorIdPath = (folder: string): string => join(folder, "mirror.id");

/** The lines that a segment holds; they stand in its name. */
export interface SegmentRange {
  readonly firstSeq: number;
  readonly lastSeq: number;
}

const digits = 8;

/** Letters, digits, a hyphen and a point, so that FAT and exFAT take it. */
export function segmentName({ firstSeq, lastSeq }: SegmentRange): string {
  const [first, last] = [firstSeq, lastSeq].map((seq) => String(seq).padStart(digits, "0"));
  return `${first}-${last}.vssegment`;
}

/**
 * The ranges of the segments among `names` that follow on each other from line 1, as far as they
 * do. Of two that begin at one line the longer is taken.
 */
export function followingSegments(names: readonly string[]): readonly SegmentRange[] {
  const byFirst = new Map<number, SegmentRange>();
  for (const name of names) {
    const range = segmentRange(name);
    if (!range) continue;
    const known = byFirst.get(range.firstSeq);
    if (!known || known.lastSeq < range.lastSeq) byFirst.set(range.firstSeq, range);
  }
  const following: SegmentRange[] = [];
  for (let next = byFirst.get(1); next; next = byFirst.get(next.lastSeq + 1)) following.push(next);
  return following;
}

/** The lines that a file's name promises; `undefined` where it isn't a segment's. */
export function segmentRange(name: string): SegmentRange | undefined {
  const match = /^([0-9]{8,9})-([0-9]{8,9})\.vssegment$/.exec(name);
  if (!match) return undefined;
  const firstSeq = Number(match[1]);
  const lastSeq = Number(match[2]);
  return firstSeq >= 1 && lastSeq >= firstSeq ? { firstSeq, lastSeq } : undefined;
}
