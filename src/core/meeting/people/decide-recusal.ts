import type { ApplicantId } from "../../ids.ts";
import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { MeetingEvent } from "../events.ts";
import type { MeetingState } from "../state.ts";
import { isRecused, recusalChair } from "../who.ts";

/**
 * The chair's decision on one expert and one applicant. Found after the grade, it strikes the grade;
 * after the conclusion it is about the vote alone; after a tally that round is voided first
 * (DOMAIN §9.5).
 */
export function decideRecusal(
  state: MeetingState,
  { expertId, applicantId, recused, reason }: CommandOf<"decideRecusal">,
): Decided {
  if (!state.facts.experts.has(expertId)) return refuse("PERSON_UNKNOWN", { personId: expertId });
  const progress = state.applicants.get(applicantId);
  if (!progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const why = reason.trim();
  if (why === "") return refuse("REASON_MISSING");
  const chair = recusalChair(state, expertId);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  // Deciding that nothing changes is possible at any time: it settles a relation declared late.
  const changes = recused !== isRecused(state, expertId, applicantId);
  if (changes && isOnBallot(state, applicantId)) return refuse("RECUSAL_AFTER_ROUND");
  const pair = { expertId, applicantId, reason: why, chairId: chair.id };
  const decided: MeetingEvent = { type: "recusalDecided", v: 1, ...pair, recused };
  const strikes = recused && progress.grades.has(expertId) && progress.conclusion === null;
  return ok(strikes ? [decided, { type: "gradeStruck", v: 1, ...pair }] : [decided]);
}

/** In a round that isn't void: its recusals were frozen at the opening. */
function isOnBallot({ rounds }: MeetingState, applicantId: ApplicantId): boolean {
  return rounds.some(
    ({ status, motions }) =>
      status !== "void" && motions.some((motion) => motion.applicantId === applicantId),
  );
}
