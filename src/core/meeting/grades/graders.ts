import type { Applicant, Expert } from "../../bundle/manifest.ts";
import { combine, type Combined } from "../../rules/conclusion.ts";
import { notCalled, type ApplicantProgress, type MeetingState } from "../state.ts";
import { panelOf, panelPresent } from "../who.ts";

/**
 * Who must have graded before a conclusion: of the panel, present, not recused, and in the room
 * during the defense. Who left without grading is not waited for; who graded and left counts.
 */
export function gradersOf(state: MeetingState, applicant: Applicant): readonly Expert[] {
  const { heardBy } = progressOf(state, applicant);
  return panelPresent(state, applicant).filter(({ id }) => heardBy.has(id));
}

/** Graders whose grade isn't there yet. */
export function missingGraders(state: MeetingState, applicant: Applicant): readonly Expert[] {
  const { grades } = progressOf(state, applicant);
  return gradersOf(state, applicant).filter(({ id }) => !grades.has(id));
}

/** 最少评分人数: all of a panel that the office made smaller than the rules ask for. */
export function gradersNeeded(state: MeetingState, applicant: Applicant): number {
  return Math.min(state.facts.rules.minimumGraders, panelOf(state, applicant).length);
}

/** Whether so few have graded, or will, that the rules don't speak: the panel agrees, who presides confirms. */
export function isShortOfGraders(state: MeetingState, applicant: Applicant): boolean {
  return progressOf(state, applicant).grades.size < gradersNeeded(state, applicant);
}

/** What the rules make of the grades so far; `null` before the first. */
export function combinedOf(state: MeetingState, applicant: Applicant): Combined | null {
  const scores = [...progressOf(state, applicant).grades.values()].map(({ score }) => score);
  if (scores.length === 0) return null;
  if (isShortOfGraders(state, applicant)) return { kind: "mustAgree" };
  return combine(scores, state.facts.rules);
}

/** Whether grades may be shown: every grader has handed in, or the panel has concluded. */
export function gradesMayBeSeen(state: MeetingState, applicant: Applicant): boolean {
  const { grades, conclusion } = progressOf(state, applicant);
  if (conclusion !== null) return true;
  return grades.size > 0 && missingGraders(state, applicant).length === 0;
}

const progressOf = (state: MeetingState, { id }: Applicant): ApplicantProgress =>
  state.applicants.get(id) ?? notCalled;
