import { quotient } from "../fraction.ts";
import { grades, gradeOfScore, gradeOfSum, totalOf, type Grade, type Score } from "./grade.ts";
import type { Ruleset } from "./ruleset.ts";

/** What the ruleset makes of the panel's scores. */
export type Combined =
  /** `sum` over `counted` graders where totals were added up, else null. */
  | {
      readonly kind: "concluded";
      readonly grade: Grade;
      readonly sum: number | null;
      readonly counted: number;
    }
  /** 合议: the ruleset leaves it to the panel, which writes its reason. */
  | { readonly kind: "mustAgree" };

/**
 * 答辩结论 from the scores of one applicant, by the ruleset (DESIGN "Grades"). Integers only.
 * `scores` holds at least one score.
 */
export function combine(scores: readonly Score[], rules: Ruleset): Combined {
  if (scores.length === 0) throw new Error("A conclusion needs a score");
  switch (rules.combination) {
    case "meanTotal":
      return byMean(scores, rules);
    case "majority":
      return byMajority(scores, rules);
    case "twoThirds":
      return byTwoThirds(scores, rules);
    case "agreed":
      return { kind: "mustAgree" };
  }
}

function byMean(scores: readonly Score[], rules: Ruleset): Combined {
  const totals = scores.map(totalOf);
  if (totals.includes(null)) return byMajority(scores, rules);
  const sorted = totals.map((total) => total ?? 0).sort((a, b) => a - b);
  // Dropping highest and lowest of two would leave nothing to judge by.
  const kept = rules.dropExtremes && sorted.length >= 3 ? sorted.slice(1, -1) : sorted;
  const sum = kept.reduce((a, b) => a + b, 0);
  return {
    kind: "concluded",
    grade: gradeOfSum(sum, kept.length, rules),
    sum,
    counted: kept.length,
  };
}

/** More than half of those submitted; else the tie rule, which takes the lower of the middle grades. */
function byMajority(scores: readonly Score[], rules: Ruleset): Combined {
  const given = scores.map((score) => gradeOfScore(score, rules));
  const winner = grades.find(
    (grade) => 2 * given.filter((one) => one === grade).length > given.length,
  );
  if (winner) return concluded(winner, given.length);
  return rules.tie === "agree"
    ? { kind: "mustAgree" }
    : concluded(lowerMedian(given), given.length);
}

/** 优秀 needs two-thirds 优秀; 合格 needs two-thirds 合格 or better. */
function byTwoThirds(scores: readonly Score[], rules: Ruleset): Combined {
  const given = scores.map((score) => gradeOfScore(score, rules));
  const excellent = given.filter((grade) => grade === "excellent").length;
  const passing = given.filter((grade) => grade !== "fail").length;
  if (3 * excellent >= 2 * given.length) return concluded("excellent", given.length);
  return concluded(3 * passing >= 2 * given.length ? "pass" : "fail", given.length);
}

const concluded = (grade: Grade, counted: number): Combined => ({
  kind: "concluded",
  grade,
  sum: null,
  counted,
});

/** With no majority, 就低: from the best down, the grade that half of the graders reach, rounded low. */
function lowerMedian(given: readonly Grade[]): Grade {
  const ranked = given.map((grade) => grades.indexOf(grade)).sort((a, b) => a - b);
  return grades[ranked[quotient(ranked.length, 2)] ?? 0] ?? "fail";
}
