import type { ConclusionCorrection, GradeCorrection } from "../../../core/meeting/state.ts";
import { totalOf, type Score } from "../../../core/rules/grade.ts";
import { gradeWords } from "../../../core/words.ts";
import { namesOf, type FormSource } from "./form.ts";

/** `90 改为 86，理由：…，本人、专家1确认`: on papers of that grade alone. */
export function gradeCorrectionText(source: FormSource, correction: GradeCorrection): string {
  const { old, new: now, reason, leaderId } = correction;
  return `${scoreText(old)} 改为 ${scoreText(now)}，理由：${reason}，本人、${namesOf(source, [leaderId])}确认`;
}

export function conclusionCorrectionText(
  source: FormSource,
  { old, new: now, reason, leaderId, secondId }: ConclusionCorrection,
): string {
  const change =
    old === now
      ? `结论复核，仍为${gradeWords[old]}`
      : `结论：${gradeWords[old]} 改为 ${gradeWords[now]}`;
  return `${change}，理由：${reason}，${namesOf(source, [leaderId, secondId])}确认`;
}

function scoreText(score: Score): string {
  const total = totalOf(score);
  if (total !== null) return String(total);
  return score.kind === "grade" ? gradeWords[score.grade] : "";
}
