import type { PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { MeetingEvent } from "../events.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingState } from "../state.ts";
import {
  chairBeside,
  currentRound,
  isPresent,
  isReplaced,
  pinWitness,
  quorumNeeded,
  sessionNow,
} from "../who.ts";

/** The first check-in of a person: the PIN's key goes into the journal. */
export function checkIn(
  state: MeetingState,
  { personId, sessionKey }: CommandOf<"checkIn">,
): Decided {
  const seated = maySit(state, personId);
  if (!seated.ok) return seated;
  if (state.people.has(personId)) {
    return refuse("ALREADY_CHECKED_IN", { name: nameOf(state, personId) });
  }
  return ok([{ type: "personCheckedIn", v: 1, personId, sessionKey }]);
}

/** In a later session, with the PIN set before. */
export function checkInAgain(
  state: MeetingState,
  { personId }: CommandOf<"checkInAgain">,
): Decided {
  const seated = maySit(state, personId);
  if (!seated.ok) return seated;
  const name = nameOf(state, personId);
  if (!state.people.has(personId)) return refuse("PIN_NOT_SET", { name });
  const session = sessionNow(state);
  if (session.checkedIn.has(personId)) return refuse("ALREADY_CHECKED_IN", { name });
  return ok([{ type: "personCheckedInAgain", v: 1, personId, session: session.number }]);
}

function maySit(state: MeetingState, personId: PersonId): Outcome<null> {
  const expert = state.facts.experts.get(personId);
  if (!expert && !state.facts.staff.has(personId)) return refuse("PERSON_UNKNOWN", { personId });
  if (expert?.reserve) return refuse("RESERVE_NOT_MOVED_UP", { name: expert.name });
  if (isReplaced(state, personId))
    return refuse("MEMBER_REPLACED", { name: nameOf(state, personId) });
  return ok(null);
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
  const seated = mayComeBack(state, expertId);
  return seated.ok ? ok([{ type: "expertCameBack", v: 1, expertId }]) : seated;
}

/** So one secretary hands over to another: the desk follows who is in the room. */
export function staffLeave(state: MeetingState, { staffId }: CommandOf<"staffLeave">): Decided {
  if (!state.facts.staff.has(staffId)) return refuse("PERSON_UNKNOWN", { personId: staffId });
  if (!isPresent(state, staffId)) {
    return refuse("NOT_CHECKED_IN", { name: nameOf(state, staffId) });
  }
  return ok([{ type: "staffLeft", v: 1, staffId }]);
}

export function staffComeBack(
  state: MeetingState,
  { staffId }: CommandOf<"staffComeBack">,
): Decided {
  if (!state.facts.staff.has(staffId)) return refuse("PERSON_UNKNOWN", { personId: staffId });
  const seated = mayComeBack(state, staffId);
  return seated.ok ? ok([{ type: "staffCameBack", v: 1, staffId }]) : seated;
}

/** Who left in this session; who hasn't checked in for it yet does that instead. */
function mayComeBack(state: MeetingState, personId: PersonId): Outcome<null> {
  const seated = maySit(state, personId);
  if (!seated.ok) return seated;
  const name = nameOf(state, personId);
  if (!sessionNow(state).checkedIn.has(personId)) return refuse("NOT_CHECKED_IN", { name });
  return isPresent(state, personId) ? refuse("ALREADY_CHECKED_IN", { name }) : ok(null);
}

/** Also while the meeting is in recess or a round is open: that is when people find it out. */
export function resetPin(
  state: MeetingState,
  { personId, sessionKey }: CommandOf<"resetPin">,
): Decided {
  const name = nameOf(state, personId);
  if (!state.people.has(personId)) return refuse("PIN_NOT_SET", { name });
  const chair = chairBeside(state, personId);
  if (!chair) return refuse("NO_OTHER_CHAIR_PRESENT", { name });
  const witnessId = pinWitness(state, personId);
  if (!witnessId) return refuse("NO_SUPERVISOR_PRESENT");
  const vouched = { chairId: chair.id, witnessId };
  return ok([{ type: "pinReset", v: 1, personId, sessionKey, ...vouched }]);
}
