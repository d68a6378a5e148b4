import type { Desk } from "../../contract/table.ts";
import type { Replica } from "../db/replica.ts";

/**
 * Keeps the replica up with the journal, behind the screens' back: calls that come while one is
 * running are merged into one more. `onTrouble` is told how each ended; nothing waits for it.
 */
export function createMirror(
  desk: Pick<Desk, "meeting.frames">,
  replica: Replica,
  onTrouble: (troubled: boolean) => void,
): (meetingId: string) => Promise<void> {
  let running = false;
  let wanted = false;
  return async (meetingId) => {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        onTrouble(!(await copyOnce(desk, replica, meetingId)));
      }
    } catch {
      onTrouble(true);
    } finally {
      running = false;
    }
  };
}

async function copyOnce(
  desk: Pick<Desk, "meeting.frames">,
  replica: Replica,
  meetingId: string,
): Promise<boolean> {
  const held = await replica.lastSeq(meetingId);
  if (!held.ok) return false;
  const frames = await desk["meeting.frames"]({ afterSeq: held.value });
  if (!frames.ok) return false;
  if (frames.value.length === 0) return true;
  return (await replica.keepFrames(meetingId, frames.value)).ok;
}
