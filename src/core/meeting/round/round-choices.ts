import type { ApplicantId, PersonId } from "../../ids.ts";
import { stageOf } from "../stage.ts";
import type { MeetingState, Round } from "../state.ts";
import { presentExperts, presidingChair, votersOf } from "../who.ts";

/** What a round can be opened on: admitted, discussed, and in no round that counts. */
export function motionsAtHand(state: MeetingState): readonly ApplicantId[] {
  return [...state.facts.applicants.keys()].filter(
    (id) => state.discussed.has(id) && stageOf(state, id) === "admitted",
  );
}

/** Who may be scrutineer or teller: of the committee, present, and not presiding. */
export function countersAtHand(state: MeetingState): readonly PersonId[] {
  const chair = presidingChair(state)?.id;
  return presentExperts(state)
    .map(({ id }) => id)
    .filter((id) => id !== chair);
}

/** A voter and where the paper is. Never anything of its marks. */
export interface VoterRow {
  readonly expertId: PersonId;
  readonly paper: "waiting" | "handed" | "returned";
}

export function voterRows(round: Round): readonly VoterRow[] {
  return votersOf(round).map((expertId) => ({
    expertId,
    paper: round.returned.has(expertId)
      ? "returned"
      : round.handed.has(expertId)
        ? "handed"
        : "waiting",
  }));
}
