import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { Decided } from "../decided.ts";
import { roundWithCodesOut } from "../round/decide-resumption.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingState } from "../state.ts";
import { currentRound, presidingChair, sessionNow } from "../who.ts";

/**
 * 休会: between two half-days. A round that isn't finished would mix two attendances, and an
 * applicant before the panel would be heard by two. Slips with a round's codes don't leave the room.
 */
export function beginRecess(state: MeetingState): Decided {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (currentRound(state)) return refuse("ROUND_BEFORE_RECESS");
  const codesOut = roundWithCodesOut(state);
  if (codesOut) return refuse("CODES_NOT_DESTROYED", { round: codesOut.number });
  if (state.called !== null) {
    const name = state.facts.applicants.get(state.called)?.name ?? nameOf(state, chair.id);
    return refuse("DEFENSE_IN_PROGRESS", { name });
  }
  return ok([{ type: "recessBegan", v: 1, chairId: chair.id }]);
}

/** 复会: by whoever presides of those who have checked in again. Each round asks for its quorum itself. */
export function resumeMeeting(state: MeetingState): Decided {
  if (!state.inRecess) return refuse("NOT_IN_RECESS");
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const session = sessionNow(state).number;
  return ok([{ type: "meetingResumed", v: 1, session, chairId: chair.id }]);
}
