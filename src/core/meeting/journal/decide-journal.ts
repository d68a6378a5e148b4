import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { MeetingState } from "../state.ts";
import { restoringChair, stationOf } from "../who.ts";

/** The chair consents to a journal that goes on from a copy; `state` is what the copy comes to. */
export function restoreJournal(
  state: MeetingState,
  { source, because, restored, replaced, reason }: CommandOf<"restoreJournal">,
): Decided {
  const chair = restoringChair(state);
  if (!chair) return refuse("RESTORE_NO_CHAIR");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const heads = { source, because, restored, replaced };
  return ok([
    { type: "journalRestored", v: 1, ...heads, chairId: chair.id, reason: reason.trim() },
  ]);
}

/**
 * 在备用电脑上继续: nobody's PIN can be checked there, so the event itself sends everyone out, and
 * the chair who resumes consents. Of a locked meeting only the lock's own keys make the result.
 */
export function moveMeeting(
  state: MeetingState,
  { toStation, taken, takenAt, passedOver, reason }: CommandOf<"moveMeeting">,
): Decided {
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const fromStation = stationOf(state);
  const move = { fromStation, toStation, taken, takenAt, passedOver };
  return ok([{ type: "meetingMoved", v: 1, ...move, reason: reason.trim() }]);
}
