import type { Manifest } from "../../core/bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../core/ids.ts";
import { combinedOf } from "../../core/meeting/grades/graders.ts";
import { confirmersOf } from "../../core/meeting/grades/decide-conclusions.ts";
import type { Conclusion } from "../../core/meeting/grades/grade-events.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import { stageOf } from "../../core/meeting/stage.ts";
import { notCalled, type MeetingState } from "../../core/meeting/state.ts";
import { combine } from "../../core/rules/conclusion.ts";
import { gradeOfScore } from "../../core/rules/grade.ts";
import { gradeWords } from "../../core/words.ts";
import type { MeetingClient } from "./meeting-client.ts";
import type { Steps } from "./steps.ts";

/** 答辩结论: each panel's leader confirms what the rules make of the grades, as one list. */
export async function confirmConclusions(
  { act, state, manifest }: MeetingClient,
  steps: Steps,
): Promise<void> {
  for (const { panelId, confirmedBy, applicantIds } of listsOf(manifest, state())) {
    const conclusions = applicantIds.map((id) => conclusionOn(state(), id));
    await steps.run(
      () => act({ type: "confirmConclusions", panelId, confirmedBy, conclusions }),
      () => ({
        zh: `${panelId}答辩结论由${nameOf(state(), confirmedBy)}确认：${countsText(conclusions)}`,
        en: `${conclusions.length} conclusions confirmed`,
      }),
    );
  }
}

interface ConclusionList {
  readonly panelId: PanelId;
  readonly confirmedBy: PersonId;
  readonly applicantIds: readonly ApplicantId[];
}

/** The leader's list, and a list apart for those whose leader is recused. */
function listsOf({ applicants }: Manifest, state: MeetingState): readonly ConclusionList[] {
  const lists = new Map<string, ConclusionList>();
  for (const { id, panel } of applicants) {
    if (panel === null || stageOf(state, id) !== "grading") continue;
    const [confirmedBy] = confirmersOf(state, panel, [id]);
    if (confirmedBy === undefined) continue;
    const key = `${panel} ${confirmedBy}`;
    const applicantIds = [...(lists.get(key)?.applicantIds ?? []), id];
    lists.set(key, { panelId: panel, confirmedBy, applicantIds });
  }
  return [...lists.values()];
}

/** What the rules give; where they leave it to the panel, the grade that most gave, with a reason. */
function conclusionOn(state: MeetingState, applicantId: ApplicantId): Conclusion {
  const { rules } = state.facts;
  const { grades } = state.applicants.get(applicantId) ?? notCalled;
  const scores = [...grades.values()].map(({ score }) => score);
  const applicant = state.facts.applicants.get(applicantId);
  const combined = applicant ? combinedOf(state, applicant) : null;
  if (combined?.kind === "concluded") return { applicantId, grade: combined.grade, reason: null };
  const majority = combine(scores, { ...rules, combination: "majority", tie: "lower" });
  const grade =
    majority.kind === "concluded"
      ? majority.grade
      : gradeOfScore(scores[0] ?? { kind: "grade", grade: "fail" }, rules);
  return { applicantId, grade, reason: "评议组合议，按多数专家的等次" };
}

function countsText(conclusions: readonly Conclusion[]): string {
  return (["excellent", "pass", "fail"] as const)
    .map((grade) => [gradeWords[grade], conclusions.filter((one) => one.grade === grade).length])
    .map(([word, count]) => `${word} ${count}`)
    .join("、");
}
