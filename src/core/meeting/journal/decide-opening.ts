import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { unfinishedBusiness } from "../stage.ts";
import type { MeetingState } from "../state.ts";
import { presidingChair, staffPresent } from "../who.ts";

/** The chair goes on although the clock says that the bundle may not be used today. */
export function acceptValidity(
  state: MeetingState,
  { reason }: CommandOf<"acceptValidity">,
): Decided {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (typeof state.validity !== "object") return refuse("VALIDITY_NOT_DOUBTED");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  return ok([{ type: "validityAccepted", v: 1, chairId: chair.id, reason: reason.trim() }]);
}

/** After this nothing changes. Business left undone wants a note; an open round forbids it. */
export function lockMeeting(state: MeetingState, { note }: CommandOf<"lockMeeting">): Decided {
  const chair = presidingChair(state);
  const secretaryId = staffPresent(state, "secretary");
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const undone = unfinishedBusiness(state);
  const reason = note?.trim() ?? "";
  if (undone > 0 && reason === "") return refuse("BUSINESS_UNFINISHED", { count: undone });
  const written = reason === "" ? null : reason;
  return ok([
    {
      type: "meetingLocked",
      v: 1,
      chairId: chair.id,
      secretaryId,
      note: written,
    },
  ]);
}
