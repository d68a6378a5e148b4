import type { ApplicantId } from "../../ids.ts";
import { decideMotion, type Decision, type Motion } from "../../rules/tally.ts";
import type { MotionCount } from "./round-events.ts";
import type { MeetingState, Round } from "../state.ts";
import { recusedFor } from "../who.ts";

/** A motion's numbers and what they come to, derived afresh from the round each time. */
export interface TalliedMotion extends Motion, Decision {
  readonly applicantId: ApplicantId;
}

/** The decision on one motion of a tallied round. */
export function decisionOn(
  state: MeetingState,
  round: Round,
  applicantId: ApplicantId,
): TalliedMotion {
  const frozen = round.motions.find((motion) => motion.applicantId === applicantId);
  const count = round.counts.find((one) => one.applicantId === applicantId);
  if (!frozen || !count) throw new Error(`${applicantId} is not of round ${round.number}`);
  const motion = motionOf(state, round, recusedFor(round, frozen), count);
  const { base, passShare } = state.facts.rules;
  return { applicantId, ...motion, ...decideMotion(motion, base, passShare) };
}

function motionOf(
  state: MeetingState,
  round: Round,
  recused: number,
  { applicantId: _, ...marks }: MotionCount,
): Motion {
  const { committeeSize } = state.facts;
  return { committeeSize, present: round.present.size, recused, ...marks };
}
