import { progressOf, setProgress, type Draft } from "../draft.ts";
import type { CorrectionEvent } from "./grade-events.ts";
import { must } from "../impossible-fact.ts";
import { sameScore } from "./sheets.ts";
import { lastRoundOn } from "../stage.ts";

export function applyCorrection(draft: Draft, event: CorrectionEvent): void {
  must(lastRoundOn(draft, event.applicantId) === undefined, "a correction after the vote began");
  if (event.type === "gradeCorrected") correctGrade(draft, event);
  else correctConclusion(draft, event);
}

function correctGrade(
  draft: Draft,
  event: Extract<CorrectionEvent, { type: "gradeCorrected" }>,
): void {
  const progress = progressOf(draft, event.applicantId);
  const recorded = progress.grades.get(event.expertId);
  must(
    recorded !== undefined && sameScore(recorded.score, event.old),
    "a correction of another grade",
  );
  const { expertId, old, reason, leaderId } = event;
  const corrected = { ...recorded, score: event.new };
  setProgress(draft, event.applicantId, {
    grades: new Map([...progress.grades, [expertId, corrected] as const]),
    gradeCorrections: [
      ...progress.gradeCorrections,
      { expertId, old, new: event.new, reason, leaderId },
    ],
    conclusionStale: progress.conclusion !== null,
  });
}

/** An applicant whose conclusion has changed is discussed again, with another opinion. */
function correctConclusion(
  draft: Draft,
  event: Extract<CorrectionEvent, { type: "conclusionCorrected" }>,
): void {
  const progress = progressOf(draft, event.applicantId);
  must(progress.conclusion?.grade === event.old, "a correction of another conclusion");
  const { applicantId, old, reason, leaderId, secondId } = event;
  const changed = old !== event.new;
  setProgress(draft, applicantId, {
    conclusion: { grade: event.new, reason, confirmedBy: leaderId },
    conclusionStale: false,
    conclusionCorrections: [
      ...progress.conclusionCorrections,
      { old, new: event.new, reason, leaderId, secondId },
    ],
    ...(changed ? { opinion: null } : {}),
  });
  if (changed) {
    draft.discussed = new Set([...draft.discussed].filter((id) => id !== applicantId));
  }
}
