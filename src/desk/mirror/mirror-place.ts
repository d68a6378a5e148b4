import { join } from "node:path";

/** The folder on a stick that holds the mirrors of all meetings. */
export const mirrorsFolder = (driveFolder: string): string => join(driveFolder, "vivaseal-mirror");

/** The folder of one meeting's mirror. `meetingId` is a UUID, so it is a safe name. */
export const mirrorFolder = (driveFolder: string, meetingId: string): string =>
  join(mirrorsFolder(driveFolder), meetingId);

/** Holds the random id by which the station knows its mirror again, wherever the stick is plugged in. */
export const mirrorIdPath = (driveFolder: string, meetingId: string): string =>
  join(mirrorFolder(driveFolder, meetingId), "mirror.id");

/** The lines that a segment holds; they stand in its name. */
export interface SegmentRange {
  readonly firstSeq: number;
  readonly lastSeq: number;
}

const digits = 8;

export function segmentName(meetingId: string, { firstSeq, lastSeq }: SegmentRange): string {
  const [first, last] = [firstSeq, lastSeq].map((seq) => String(seq).padStart(digits, "0"));
  return `${meetingId}-${first}-${last}.vssegment`;
}

/**
 * The ranges of the segments among `names` that follow on each other from line 1, as far as they
 * do. Of two that begin at one line the longer is taken.
 */
export function followingSegments(
  meetingId: string,
  names: readonly string[],
): readonly SegmentRange[] {
  const byFirst = new Map<number, SegmentRange>();
  for (const name of names) {
    const range = rangeOf(meetingId, name);
    if (!range) continue;
    const known = byFirst.get(range.firstSeq);
    if (!known || known.lastSeq < range.lastSeq) byFirst.set(range.firstSeq, range);
  }
  const following: SegmentRange[] = [];
  for (let next = byFirst.get(1); next; next = byFirst.get(next.lastSeq + 1)) following.push(next);
  return following;
}

function rangeOf(meetingId: string, name: string): SegmentRange | undefined {
  const match = /^(.+)-([0-9]{8,9})-([0-9]{8,9})\.vssegment$/.exec(name);
  if (match?.[1] !== meetingId) return undefined;
  const firstSeq = Number(match[2]);
  const lastSeq = Number(match[3]);
  return firstSeq >= 1 && lastSeq >= firstSeq ? { firstSeq, lastSeq } : undefined;
}
