import { refuse } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandOf } from "./commands.ts";
import type { Decided } from "./decided.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingEvent } from "./events.ts";
import { unfinishedBusiness } from "./stage.ts";
import type { MeetingState } from "./state.ts";
import {
  currentRound,
  isPresent,
  presidingChair,
  quorumNeeded,
  recusalChair,
  staffPresent,
} from "./who.ts";

export function checkIn(
  state: MeetingState,
  { personId, sessionKey }: CommandOf<"checkIn">,
): Decided {
  const expert = state.facts.experts.get(personId);
  if (!expert && !state.facts.staff.has(personId)) return refuse("PERSON_UNKNOWN", { personId });
  if (expert?.reserve) return refuse("RESERVE_NOT_MOVED_UP", { name: expert.name });
  if (state.people.has(personId)) {
    return refuse("ALREADY_CHECKED_IN", { name: nameOf(state, personId) });
  }
  return ok([{ type: "personCheckedIn", v: 1, personId, sessionKey }]);
}

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

/** 早退: lowers attendance; an open round that falls below the quorum by it is void (DOMAIN §9.4). */
export function leave(state: MeetingState, { expertId }: CommandOf<"leave">): Decided {
  if (!state.facts.experts.has(expertId)) return refuse("PERSON_UNKNOWN", { personId: expertId });
  if (!isPresent(state, expertId)) {
    return refuse("NOT_CHECKED_IN", { name: nameOf(state, expertId) });
  }
  const left: MeetingEvent = { type: "expertLeft", v: 1, expertId };
  const round = currentRound(state);
  const running = round?.status === "opened" || round?.status === "voting";
  const counts = round?.present.has(expertId) === true && !round.returned.has(expertId);
  if (!round || !running || !counts) return ok([left]);
  if (round.present.size - 1 >= quorumNeeded(state)) return ok([left]);
  const because = "belowQuorum";
  return ok([left, { type: "roundVoided", v: 1, round: round.number, because, note: "" }]);
}

export function comeBack(state: MeetingState, { expertId }: CommandOf<"comeBack">): Decided {
  const attendance = state.people.get(expertId);
  if (!attendance) return refuse("NOT_CHECKED_IN", { name: nameOf(state, expertId) });
  if (attendance.present) return refuse("ALREADY_CHECKED_IN", { name: nameOf(state, expertId) });
  return ok([{ type: "expertCameBack", v: 1, expertId }]);
}

export function decideRecusal(
  state: MeetingState,
  { expertId, applicantId, recused, reason }: CommandOf<"decideRecusal">,
): Decided {
  if (!state.facts.experts.has(expertId)) return refuse("PERSON_UNKNOWN", { personId: expertId });
  const progress = state.applicants.get(applicantId);
  if (!progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const chair = recusalChair(state, expertId);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  // Once the panel has concluded, a recusal found late (DOMAIN §9.5) is about the vote alone.
  if (recused && progress.grades.has(expertId) && progress.conclusion === null) {
    return refuse("RECUSED_AFTER_GRADE", { name: nameOf(state, expertId) });
  }
  const onBallot = state.rounds.some(
    ({ status, motions }) =>
      status !== "void" && motions.some((motion) => motion.applicantId === applicantId),
  );
  if (onBallot) return refuse("RECUSAL_AFTER_ROUND");
  const decided = { expertId, applicantId, recused, reason: reason.trim() };
  return ok([{ type: "recusalDecided", v: 1, ...decided, chairId: chair.id }]);
}

/** After this nothing changes. Business left undone wants a note; an open round forbids it. */
export function lockMeeting(state: MeetingState, { note }: CommandOf<"lockMeeting">): Decided {
  if (currentRound(state)) return refuse("ROUND_IN_PROGRESS");
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
