import { refuse } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandOf } from "./commands.ts";
import type { Decided } from "./decided.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingState } from "./state.ts";
import { recusalChair } from "./who.ts";

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
