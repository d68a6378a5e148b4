import type { Applicant } from "../../../core/bundle/manifest.ts";
import { lastRoundOn, stageOf, type Stage } from "../../../core/meeting/stage.ts";
import { notCalled, type MeetingState } from "../../../core/meeting/state.ts";
import { decisionOn, type TalliedMotion } from "../../../core/meeting/round/tally-view.ts";
import { gradeOfScore, grades, type Grade } from "../../../core/rules/grade.ts";
import { gradeWords } from "../../../core/words.ts";

/** One applicant's way through the meeting. */
export interface ResultRow {
  readonly applicant: Applicant;
  readonly stage: Stage;
  /** `优秀 2　合格 3`. */
  readonly grades: string;
  readonly conclusion: Grade | null;
  readonly motion: TalliedMotion | null;
}

export function resultRows(state: MeetingState): readonly ResultRow[] {
  return [...state.facts.applicants.values()].map((applicant) => {
    const progress = state.applicants.get(applicant.id) ?? notCalled;
    const given = [...progress.grades.values()].map(({ score }) =>
      gradeOfScore(score, state.facts.rules),
    );
    const round = lastRoundOn(state, applicant.id);
    const counted = round?.status === "tallied" || round?.status === "announced";
    return {
      applicant,
      stage: stageOf(state, applicant.id),
      grades: gradeCounts(given),
      conclusion: progress.conclusion?.grade ?? null,
      motion: round && counted ? decisionOn(state, round, applicant.id) : null,
    };
  });
}

function gradeCounts(given: readonly Grade[]): string {
  return grades
    .map((grade) => ({ grade, count: given.filter((one) => one === grade).length }))
    .filter(({ count }) => count > 0)
    .map(({ grade, count }) => `${gradeWords[grade]} ${count}`)
    .join("　");
}
