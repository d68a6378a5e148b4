import type { RubricItem } from "../bundle/manifest.ts";
import type { ScoreKind } from "./ruleset.ts";

/** 等次, best first. */
export const grades = ["excellent", "pass", "fail"] as const;
export type Grade = (typeof grades)[number];

/** What one grader hands in for one applicant. Points are whole points of 100. */
export type Score =
  | { readonly kind: "total"; readonly total: number }
  | { readonly kind: "items"; readonly items: readonly ItemScore[] }
  | { readonly kind: "grade"; readonly grade: Grade };

export interface ItemScore {
  readonly itemId: string;
  readonly points: number;
}

/** 总分 of a score; `null` where only the grade was handed in. */
export function totalOf(score: Score): number | null {
  switch (score.kind) {
    case "total":
      return score.total;
    case "items":
      return score.items.reduce((sum, { points }) => sum + points, 0);
    case "grade":
      return null;
  }
}

export interface GradeBands {
  readonly excellentFrom: number;
  readonly passFrom: number;
}

/** The grade of `sum` over `graders`, in integers: 优秀 when `sum >= 85 * graders`. */
export function gradeOfSum(sum: number, graders: number, bands: GradeBands): Grade {
  if (sum >= bands.excellentFrom * graders) return "excellent";
  return sum >= bands.passFrom * graders ? "pass" : "fail";
}

/** The grader's own grade: handed in, or following from the total. */
export function gradeOfScore(score: Score, bands: GradeBands): Grade {
  const total = totalOf(score);
  return score.kind === "grade" ? score.grade : gradeOfSum(total ?? 0, 1, bands);
}

/** What is wrong with a score, or `null`: its kind, a missing or doubled item, points out of range. */
export function scoreFault(
  score: Score,
  kind: ScoreKind,
  rubric: readonly RubricItem[],
): "kind" | "items" | "range" | null {
  if (score.kind !== kind) return "kind";
  if (score.kind === "grade") return null;
  if (score.kind === "total") return isPoints(score.total, 100) ? null : "range";
  const given = new Map(score.items.map(({ itemId, points }) => [itemId, points]));
  if (given.size !== score.items.length || given.size !== rubric.length) return "items";
  if (rubric.some(({ id }) => !given.has(id))) return "items";
  return rubric.every(({ id, maximum }) => isPoints(given.get(id) ?? -1, maximum)) ? null : "range";
}

const isPoints = (points: number, maximum: number): boolean =>
  Number.isInteger(points) && points >= 0 && points <= maximum;
