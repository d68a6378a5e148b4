import type { ApplicantId, PersonId } from "../../ids.ts";
import type { RoundMotion } from "./round-events.ts";
import { stageOf } from "../stage.ts";
import type { MeetingState } from "../state.ts";
import { committee, currentRound, isRecused, presentExperts } from "../who.ts";

/** 表决票 that look alike: everyone who may vote on these motions gets one. */
export interface PaperKind {
  readonly motions: readonly ApplicantId[];
  readonly copies: number;
}

/** What a round on paper needs to print: its motions and who is there to vote on them. */
export interface PaperRound {
  /** `null` before it is opened. */
  readonly number: number | null;
  readonly kinds: readonly PaperKind[];
}

/**
 * The ballot papers of the round at hand; with none open, of the round that could be opened over
 * every admitted applicant not voted on yet. Motions nobody is recused from share one paper;
 * those with a recusal stand on papers of their own, one kind for each group of recused experts,
 * so that no paper tells by a missing row whose it is.
 */
export function paperRound(state: MeetingState): PaperRound {
  const round = currentRound(state);
  if (round) {
    const frozen = round.way === "paper" ? round.kinds : undefined;
    const kinds = frozen ?? paperKinds(round.motions, round.present);
    return { number: round.number, kinds };
  }
  const here = presentExperts(state);
  const voters = here.length > 0 ? here : committee(state);
  const motions = [...state.facts.applicants.keys()]
    .filter((id) => stageOf(state, id) === "admitted")
    .map((applicantId): RoundMotion => {
      const recused = voters.filter(({ id }) => isRecused(state, id, applicantId));
      return { applicantId, recused: recused.map(({ id }) => id) };
    });
  return { number: null, kinds: paperKinds(motions, new Set(voters.map(({ id }) => id))) };
}

/** The shared paper first. A motion that nobody may vote on gets no paper. */
export function paperKinds(
  motions: readonly RoundMotion[],
  present: ReadonlySet<PersonId>,
): readonly PaperKind[] {
  const groups = new Map<string, { ids: ApplicantId[]; recused: readonly PersonId[] }>();
  for (const { applicantId, recused } of motions) {
    const key = recused.toSorted().join("\n");
    const group = groups.get(key) ?? { ids: [], recused };
    group.ids.push(applicantId);
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => Math.min(a.recused.length, 1) - Math.min(b.recused.length, 1))
    .map(({ ids, recused }) => ({
      motions: ids,
      copies: [...present].filter((id) => !recused.includes(id)).length,
    }))
    .filter(({ copies }) => copies > 0);
}
