import type { Applicant } from "../../bundle/manifest.ts";
import { inCallOrder } from "../defense/call-order.ts";
import { missingGraders } from "./graders.ts";
import { stageOf } from "../stage.ts";
import { notCalled, type MeetingState } from "../state.ts";

/** 待录分: whether the defense is over and a grade that the conclusion waits for isn't there. */
export function isToGrade(state: MeetingState, applicant: Applicant): boolean {
  if (stageOf(state, applicant.id) !== "grading") return false;
  const { grades } = state.applicants.get(applicant.id) ?? notCalled;
  return grades.size === 0 || missingGraders(state, applicant).length > 0;
}

/** All whose grades are missing, in calling order: the first is to be graded next. */
export const toGrade = (state: MeetingState): readonly Applicant[] =>
  inCallOrder(
    state,
    [...state.facts.applicants.values()].filter((one) => isToGrade(state, one)),
  );
