import type { RubricItem } from "../../core/bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../../core/ids.ts";
import { gradeOfSum, totalOf, type Score } from "../../core/rules/grade.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import { gradeWords } from "../../core/words.ts";
import { drawn } from "./chance.ts";

/** How well an applicant does in the demo, of 100: a tenth fail, a third are excellent. */
export function strengthOf(applicantId: ApplicantId): number {
  const kind = drawn(10, "kind", applicantId);
  if (kind === 0) return 48 + drawn(8, "weak", applicantId);
  return kind <= 3 ? 86 + drawn(9, "strong", applicantId) : 66 + drawn(17, "middling", applicantId);
}

/** What one expert writes on the sheet: the applicant's strength, and four points either way. */
export function scoreOf(
  applicantId: ApplicantId,
  expertId: PersonId,
  rules: Ruleset,
  rubric: readonly RubricItem[],
): Score {
  const total = strengthOf(applicantId) - 4 + drawn(9, "sheet", applicantId, expertId);
  switch (rules.scoreKind) {
    case "total":
      return { kind: "total", total };
    case "items":
      return { kind: "items", items: itemsFor(total, rubric) };
    case "grade":
      return { kind: "grade", grade: gradeOfSum(total, 1, rules) };
  }
}

/** The same sheet misread once: a point, or a grade, off. */
export function misread(score: Score): Score {
  switch (score.kind) {
    case "total":
      return { kind: "total", total: nextTo(score.total) };
    case "items":
      return { kind: "items", items: score.items.map(oneOff) };
    case "grade":
      return { kind: "grade", grade: score.grade === "pass" ? "fail" : "pass" };
  }
}

/** For the log. */
export function scoreText(score: Score): string {
  return score.kind === "grade" ? gradeWords[score.grade] : String(totalOf(score));
}

const nextTo = (points: number): number => (points > 0 ? points - 1 : points + 1);

const oneOff = <Item extends { readonly points: number }>(item: Item, index: number): Item =>
  index === 0 ? { ...item, points: nextTo(item.points) } : item;

/** Points in proportion to the maxima; what rounding leaves goes to the first items with room. */
function itemsFor(total: number, rubric: readonly RubricItem[]) {
  const whole = rubric.reduce((sum, { maximum }) => sum + maximum, 0);
  const items = rubric.map(({ id: itemId, maximum }) => ({
    itemId,
    points: Math.floor((maximum * total) / Math.max(1, whole)),
    maximum,
  }));
  let left = Math.min(total, whole) - items.reduce((sum, { points }) => sum + points, 0);
  return items.map(({ itemId, points, maximum }) => {
    const more = Math.min(left, maximum - points);
    left -= more;
    return { itemId, points: points + more };
  });
}
