import type { Applicant, Expert } from "../../core/bundle/manifest.ts";
import type { PanelId, PersonId } from "../../core/ids.ts";
import { lastRoundOn } from "../../core/meeting/stage.ts";
import { notCalled, type MeetingState } from "../../core/meeting/state.ts";
import {
  combinedOf,
  gradersNeeded,
  gradersOf,
  gradesMayBeSeen,
  isShortOfGraders,
  missingGraders,
} from "../../core/meeting/grades/graders.ts";
import { gradersSoFar, isPresent, isRecused, panelOf } from "../../core/meeting/who.ts";
import type { Combined } from "../../core/rules/conclusion.ts";
import { gradeOfScore, totalOf, type Grade, type Score } from "../../core/rules/grade.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import { gradeWords } from "../../core/words.ts";

/** An expert of the applicant's panel and whether this sheet can be entered. */
export interface SheetRow {
  readonly expert: Expert;
  readonly standing: "wanted" | "recused" | "notHere" | "notHeard";
}

/** One row per expert of the panel. Who left after grading stays; who never came can't be entered. */
export function sheetRows(state: MeetingState, applicant: Applicant): readonly SheetRow[] {
  const { heardBy } = state.applicants.get(applicant.id) ?? notCalled;
  const standingOf = ({ id }: Expert): SheetRow["standing"] => {
    if (isRecused(state, id, applicant.id)) return "recused";
    if (!state.people.has(id)) return "notHere";
    return heardBy.has(id) ? "wanted" : "notHeard";
  };
  return panelOf(state, applicant).map((expert) => ({ expert, standing: standingOf(expert) }));
}

/** Applicants whom this expert has heard and not graded yet. */
export function ungradedBy(state: MeetingState, expertId: PersonId): readonly Applicant[] {
  return [...state.facts.applicants.values()].filter((applicant) => {
    const progress = state.applicants.get(applicant.id) ?? notCalled;
    const heard = progress.defense === "called" || progress.defense === "ended";
    return (
      heard &&
      progress.conclusion === null &&
      !progress.grades.has(expertId) &&
      isPresent(state, expertId) &&
      gradersOf(state, applicant).some(({ id }) => id === expertId)
    );
  });
}

/** `89 优秀`, or the grade alone. */
export function scoreText(score: Score, rules: Ruleset): string {
  const total = totalOf(score);
  const grade = gradeWords[gradeOfScore(score, rules)];
  return total === null ? grade : `${total} ${grade}`;
}

export interface ConclusionRow {
  readonly applicant: Applicant;
  readonly grades: readonly { readonly expert: Expert; readonly text: string | null }[];
  readonly missing: number;
  readonly combined: Combined | null;
  /** Set where fewer have graded than the rules ask for. */
  readonly short: { readonly graded: number; readonly needed: number } | null;
  readonly confirmed: Grade | null;
  readonly reason: string | null;
  /** A grade was corrected since: to be confirmed anew. */
  readonly stale: boolean;
  /** 更正 so far, of grades and conclusion. */
  readonly corrections: number;
  /** Corrections end when the vote begins. */
  readonly correctable: boolean;
}

/** A panel's applicants whose defense is over, with all that its conclusion rests on. */
export function conclusionRows(
  state: MeetingState,
  panelId: PanelId | null,
): readonly ConclusionRow[] {
  const heard = [...state.facts.applicants.values()].filter(
    ({ id, panel }) => panel === panelId && state.applicants.get(id)?.defense === "ended",
  );
  const experts = gradersSoFar(state, heard);
  return heard.map((applicant) => conclusionRow(state, applicant, experts));
}

function conclusionRow(
  state: MeetingState,
  applicant: Applicant,
  experts: readonly Expert[],
): ConclusionRow {
  const progress = state.applicants.get(applicant.id) ?? notCalled;
  const { grades, conclusion } = progress;
  const seen = gradesMayBeSeen(state, applicant);
  return {
    applicant,
    grades: experts.map((expert) => {
      const recorded = grades.get(expert.id);
      const absent = isRecused(state, expert.id, applicant.id) ? "回避" : null;
      const text = recorded && (seen ? scoreText(recorded.score, state.facts.rules) : "已交");
      return { expert, text: text ?? absent };
    }),
    missing: missingGraders(state, applicant).length,
    short: isShortOfGraders(state, applicant)
      ? { graded: grades.size, needed: gradersNeeded(state, applicant) }
      : null,
    combined: seen ? combinedOf(state, applicant) : null,
    confirmed: conclusion?.grade ?? null,
    reason: conclusion?.reason ?? null,
    stale: progress.conclusionStale,
    corrections: progress.gradeCorrections.length + progress.conclusionCorrections.length,
    correctable: seen && state.phase === "open" && lastRoundOn(state, applicant.id) === undefined,
  };
}

/** `534／6 ≈ 89.0`: for reading only, the decimal decides nothing. */
export function meanText(combined: Combined): string {
  if (combined.kind !== "concluded" || combined.sum === null) return "";
  const { sum, counted } = combined;
  const exact = (sum * 10) % counted === 0;
  return `${sum}／${counted} ${exact ? "=" : "≈"} ${(sum / counted).toFixed(1)}`;
}

/** Whether confirming `grade` departs from the rule and so needs a reason. */
export const departs = (combined: Combined | null, grade: Grade): boolean =>
  combined?.kind !== "concluded" || combined.grade !== grade;
