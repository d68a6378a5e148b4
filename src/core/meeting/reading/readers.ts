import type { Applicant, Expert } from "../../bundle/manifest.ts";
import type { MeetingFacts } from "../facts.ts";
import type { MaterialsVerdict } from "./reading-events.ts";
import type { Judgement } from "./reading-progress.ts";
import { notCalled, type MeetingState } from "../state.ts";
import { committee, isPresent, isRecused, panelPresent } from "../who.ts";
import type { PersonId } from "../../ids.ts";

/** Whether this meeting holds 材料审查 itself, rather than taking the bundle's verdicts. */
export const reviewsMaterials = ({ part }: MeetingFacts): boolean => part !== "defenseAndVote";

/**
 * Who reads this application: the 主审专家 where one is named and can, else the panel's experts,
 * else the committee's; always those present and not recused.
 */
export function readersOf(state: MeetingState, applicant: Applicant): readonly Expert[] {
  const able = committee(state).filter(
    ({ id }) => isPresent(state, id) && !isRecused(state, id, applicant.id),
  );
  const lead = able.filter(({ id }) => id === applicant.leadReader);
  if (lead.length > 0) return lead;
  const panel = panelPresent(state, applicant);
  return panel.length > 0 ? panel : able;
}

/** The opinions that count: not those of experts who were recused afterwards. */
export function judgementsOf(
  state: MeetingState,
  applicant: Applicant,
): ReadonlyMap<PersonId, Judgement> {
  const { judgements } = (state.applicants.get(applicant.id) ?? notCalled).reading;
  return new Map([...judgements].filter(([id]) => !isRecused(state, id, applicant.id)));
}

/** What the readers agree on; `null` where nobody has read or they disagree. */
export function readersVerdict(
  judgements: ReadonlyMap<PersonId, Judgement>,
): MaterialsVerdict | null {
  const [first, ...others] = [...judgements.values()].map(({ verdict }) => verdict);
  return first !== undefined && others.every((verdict) => verdict === first) ? first : null;
}

/** 材料审查结论: the panel's where this meeting reviews, else the bundle's. */
export function materialsVerdictOf(
  state: MeetingState,
  applicant: Applicant,
): MaterialsVerdict | null {
  if (!reviewsMaterials(state.facts)) return applicant.materialsVerdict;
  return state.applicants.get(applicant.id)?.reading.verdict?.verdict ?? null;
}

/** Why an application was found 不合格: the panel's words, else its readers'. */
export function returnReasonOf(state: MeetingState, applicant: Applicant): string {
  const { verdict } = (state.applicants.get(applicant.id) ?? notCalled).reading;
  if (verdict?.verdict !== "fail") return "";
  if (verdict.reason !== null) return verdict.reason;
  const reasons = [...judgementsOf(state, applicant).values()].map(({ reason }) => reason);
  return [...new Set(reasons)].filter((reason) => reason !== "").join("；");
}
