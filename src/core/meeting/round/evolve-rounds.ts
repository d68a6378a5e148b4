import type { PersonId } from "../../ids.ts";
import type { Draft } from "../draft.ts";
import { nextRound, openedRound } from "./evolve-round.ts";
import { must } from "../impossible-fact.ts";
import type { RoundEvent } from "./round-events.ts";
import type { Round } from "../state.ts";
import { isRecused, presentExperts, quorumNeeded, sessionNow } from "../who.ts";

/** What a round's event means for the meeting; `evolve-round` has what it means for the round. */
export function applyRound(draft: Draft, event: RoundEvent): void {
  if (event.type === "roundOpened") {
    must(event.round === draft.rounds.length + 1, "rounds are numbered without gaps");
    for (const { applicantId } of event.motions) {
      must(draft.discussed.has(applicantId), "a motion not discussed");
    }
    mustBePresent(draft, event);
    const { resumableRounds } = draft.facts.rules;
    const opened = openedRound(event, sessionNow(draft).number, resumableRounds);
    draft.rounds = [...draft.rounds, opened];
    return;
  }
  const round = draft.rounds[event.round - 1];
  // A tally may be voided, and codes accounted for, when later rounds were held; all else happens
  // to the round at hand.
  const late = event.type === "talliedRoundVoided" || event.type === "roundCodesDestroyed";
  must(
    round !== undefined && (late || round === draft.rounds.at(-1)),
    `${event.type} out of round`,
  );
  if (late) must(nobodyVotesBut(draft, round), "a tally voided during another round");
  draft.rounds = draft.rounds.with(event.round - 1, nextRound(round, event));
}

function nobodyVotesBut({ rounds }: Draft, round: Round): boolean {
  const last = rounds.at(-1);
  return last === round || last?.status === "announced" || last?.status === "void";
}

/** Who is said to vote must be of the committee and in the room, and they must be the quorum. */
function mustBePresent(draft: Draft, event: Extract<RoundEvent, { type: "roundOpened" }>): void {
  const present = presentExperts(draft).map(({ id }) => id);
  must(sameMembers(present, event.present), "a round of others than those present");
  must(present.length >= quorumNeeded(draft), "a round without the quorum");
  for (const { applicantId, recused } of event.motions) {
    const expected = present.filter((id) => isRecused(draft, id, applicantId));
    must(sameMembers(expected, recused), "a motion with other recusals than were decided");
  }
}

const sameMembers = (a: readonly PersonId[], b: readonly PersonId[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;
