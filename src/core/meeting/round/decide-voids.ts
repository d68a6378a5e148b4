import { refusal, refuse, type Refusal } from "../../refusals/refusal.ts";
import { err, ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { MeetingState, Round } from "../state.ts";
import { currentRound, presidingChair, staffPresent } from "../who.ts";

/** How a round is voided: before its tally its papers are destroyed unread, after it the tally stays. */
export const howVoided = ({ status }: Round): "voidRound" | "voidTalliedRound" =>
  status === "tallied" || status === "announced" ? "voidTalliedRound" : "voidRound";

/** Why this round can't be voided in its way, whatever the reason given; `null` where it can. */
export function whyNotVoided(state: MeetingState, round: Round | undefined): Refusal | null {
  const under = currentRound(state);
  if (!round || howVoided(round) === "voidRound") {
    return under && under === round ? null : refusal("NO_ROUND");
  }
  return under && under !== round ? refusal("ROUND_IN_PROGRESS") : null;
}

export function voidRound(state: MeetingState, { note }: CommandOf<"voidRound">): Decided {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (round.status === "tallied") return refuse("ROUND_ALREADY_TALLIED");
  if (note.trim() === "") return refuse("REASON_MISSING");
  const said = { round: round.number, because: "chair", note: note.trim() } as const;
  return ok([{ type: "roundVoided", v: 1, ...said }]);
}

/**
 * A tally that may not stand, such as one with a recusal that was found afterwards (DOMAIN §9.5):
 * chair and supervisor together void the round. Its tally stays on record; its motions may be
 * voted on again.
 */
export function voidTalliedRound(
  state: MeetingState,
  { round: number, note }: CommandOf<"voidTalliedRound">,
): Decided {
  const round = state.rounds[number - 1];
  if (!round || howVoided(round) !== "voidTalliedRound") return refuse("ROUND_NOT_TALLIED");
  const untimely = whyNotVoided(state, round);
  if (untimely) return err(untimely);
  if (note.trim() === "") return refuse("REASON_MISSING");
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const supervisorId = staffPresent(state, "supervisor");
  if (!supervisorId) return refuse("NO_SUPERVISOR_PRESENT");
  const people = { chairId: chair.id, supervisorId };
  const said = { round: number, ...people, note: note.trim() };
  return ok([{ type: "talliedRoundVoided", v: 1, ...said }]);
}
