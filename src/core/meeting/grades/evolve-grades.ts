import { progressOf, setProgress, type Draft } from "../draft.ts";
import type { GradeEvent } from "./grade-events.ts";
import { must } from "../impossible-fact.ts";
import type { ApplicantProgress } from "../state.ts";

export function applyGrades(draft: Draft, event: GradeEvent): void {
  if (event.type === "conclusionsConfirmed") {
    for (const { applicantId, grade, reason } of event.conclusions) {
      must(progressOf(draft, applicantId).conclusion === null, "two conclusions");
      setProgress(draft, applicantId, {
        conclusion: { grade, reason, confirmedBy: event.leaderId },
      });
    }
    return;
  }
  const progress = progressOf(draft, event.applicantId);
  must(isDefended(progress) && progress.conclusion === null, "a grade out of place");
  if (event.type === "sheetsEntered") {
    const side = event.entry === "first" ? "firstEntry" : "secondEntry";
    const entered = event.sheets.map(({ expertId, score }) => [expertId, score] as const);
    return setProgress(draft, event.applicantId, {
      [side]: new Map([...progress[side], ...entered]),
    });
  }
  must(!progress.grades.has(event.expertId), "two grades by one expert");
  const recorded = { score: event.score, source: event.source };
  const grades = new Map([...progress.grades, [event.expertId, recorded] as const]);
  setProgress(draft, event.applicantId, { grades });
}

const isDefended = ({ defense }: ApplicantProgress): boolean =>
  defense === "called" || defense === "ended";
