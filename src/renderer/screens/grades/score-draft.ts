import type { RubricItem } from "../../../core/bundle/manifest.ts";
import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import type { Grade } from "../../../core/rules/grade.ts";
import { scoreFault } from "../../../core/rules/grade.ts";
import type { ScoreKind } from "../../../core/rules/ruleset.ts";

/** What stands in the fields of one sheet: a text per item, one for a total, or a grade's code. */
export type ScoreDraft = readonly string[];

/** A score as a request carries it. */
export type EnteredScore = RequestOf<"submitGrade">["score"];

/** The score that a draft comes to; `null` while it is empty, incomplete or out of range. */
export function scoreOf(
  draft: ScoreDraft,
  kind: ScoreKind,
  rubric: readonly RubricItem[],
): EnteredScore | null {
  const score = readDraft(draft, kind, rubric);
  return score && scoreFault(score, kind, rubric) === null ? score : null;
}

function readDraft(
  draft: ScoreDraft,
  kind: ScoreKind,
  rubric: readonly RubricItem[],
): EnteredScore | null {
  switch (kind) {
    case "total": {
      const total = pointsOf(draft[0]);
      return total === null ? null : { kind, total };
    }
    case "grade": {
      const grade = draft[0] ?? "";
      return isGrade(grade) ? { kind, grade } : null;
    }
    case "items": {
      const points = rubric.map((_, index) => pointsOf(draft[index]));
      if (points.includes(null)) return null;
      const items = rubric.map(({ id }, index) => ({ itemId: id, points: points[index] ?? 0 }));
      return { kind, items };
    }
  }
}

/** Whether something is typed that can't become a score: worth a red field, not yet a refusal. */
export function isFaulty(text: string, maximum: number): boolean {
  if (text === "") return false;
  const points = pointsOf(text);
  return points === null || points > maximum;
}

export const isBlank = (draft: ScoreDraft): boolean => draft.every((text) => text === "");

function pointsOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : null;
}

const isGrade = (text: string): text is Grade =>
  text === "excellent" || text === "pass" || text === "fail";

/** A draft as it lies on a private page. */
export const draftText = (draft: ScoreDraft): string => JSON.stringify(draft);

/** Reads a private page; what isn't a draft gives an empty one. */
export function readDraftText(text: string): ScoreDraft {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** Why what is filled in can't be handed in yet: nothing is whole, or some is begun and isn't sound. */
export const gradesLacking = (whole: number, unsound: number): string | false =>
  unsound > 0
    ? `有 ${unsound} 份没有填完或超出满分，请改正。`
    : whole === 0 && "请先填评分，至少一份。";
