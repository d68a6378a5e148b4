import type { SealedFrame } from "../../contract/answers.ts";
import type { Desk } from "../../contract/table.ts";
import type { Replica } from "../db/replica.ts";

export interface ReplicationParts {
  readonly desk: Pick<Desk, "meeting.frames">;
  readonly replica: Replica;
  /** Whether this is still the meeting that the desk has open: its frames are of no other. */
  readonly isOpen: (meetingId: string) => boolean;
  /** The open meeting's journal header, base64. */
  readonly headerOf: (meetingId: string) => string | null;
  /** Told how each copying ended; nothing waits for it. */
  readonly onTrouble: (troubled: boolean) => void;
  /** The journal doesn't continue what the replica holds up to `heldSeq`. */
  readonly onDiffering: (heldSeq: number) => void;
}

/**
 * Keeps the replica up with the journal, behind the screens' back: calls that come while one is
 * running are merged into one more. Each time the newest frame held is compared with the
 * journal's; where they differ the journal was changed behind the desk's back (an older copy was
 * put in its place), and the replica, which may be the only true copy, stays as it is.
 */
export function createReplication(parts: ReplicationParts): (meetingId: string) => Promise<void> {
  const headed = new Set<string>();
  let running = false;
  let wanted: string | undefined;
  return async (meetingId) => {
    wanted = meetingId;
    if (running) return;
    running = true;
    try {
      while (wanted !== undefined) {
        const now: string = wanted;
        wanted = undefined;
        parts.onTrouble(!(await copyOnce(parts, now, headed)));
      }
    } catch {
      parts.onTrouble(true);
    } finally {
      running = false;
    }
  };
}

async function copyOnce(
  { desk, replica, isOpen, headerOf, onDiffering }: ReplicationParts,
  meetingId: string,
  headed: Set<string>,
): Promise<boolean> {
  const held = await replica.lastFrame(meetingId);
  if (!held.ok) return false;
  const last = held.value;
  const frames = await desk["meeting.frames"]({ afterSeq: last ? last.firstSeq - 1 : 0 });
  if (!isOpen(meetingId)) return true;
  if (!frames.ok) return false;
  if (last && !isSameFrame(last, frames.value[0])) {
    onDiffering(last.lastSeq);
    return true;
  }
  const header = headerOf(meetingId);
  // Once a run: a replica that was emptied is without one.
  if (header !== null && !(headed.has(header) && last)) {
    const kept = await replica.keepHeader(meetingId, header);
    if (!kept.ok) return false;
    headed.add(header);
  }
  const fresh = last ? frames.value.slice(1) : frames.value;
  return fresh.length === 0 || (await replica.keepFrames(meetingId, fresh)).ok;
}

const isSameFrame = (held: SealedFrame, now: SealedFrame | undefined): boolean =>
  held.firstSeq === now?.firstSeq && held.lastSeq === now.lastSeq && held.base64 === now.base64;
