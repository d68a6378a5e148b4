import { describe, expect, test } from "vitest";
import { combine, type Combined } from "../../src/core/rules/conclusion.ts";
import type { Grade, Score } from "../../src/core/rules/grade.ts";
import type { Ruleset } from "../../src/core/rules/ruleset.ts";
import { sampleRules } from "../support/small-manifest.ts";

/**
 * Every small panel, compared with the rules as a clerk would work them out on paper: by counting
 * heads and by comparing fractions over a common denominator. Nothing is shared with core.
 */
const gradeList: readonly Grade[] = ["excellent", "pass", "fail"];
const asGrades = (panel: readonly Grade[]): readonly Score[] =>
  panel.map((grade) => ({ kind: "grade", grade }));
const asTotals = (panel: readonly number[]): readonly Score[] =>
  panel.map((total) => ({ kind: "total", total }));

/** All panels of `size` members with one of `choices` each. */
function panels<T>(choices: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return panels(choices, size - 1).flatMap((rest) => choices.map((one) => [...rest, one]));
}

const told = (combined: Combined) => (combined.kind === "mustAgree" ? "agree" : combined.grade);
const heads = (panel: readonly Grade[], ...wanted: readonly Grade[]) =>
  panel.filter((grade) => wanted.includes(grade)).length;

/** 过半数的等次；都不过半的，就低：过半数专家（恰好一半不算）都达到的最好等次之下不取。 */
function clerksMajority(panel: readonly Grade[], tie: Ruleset["tie"]): string {
  for (const grade of gradeList)
    if (heads(panel, grade) > panel.length - heads(panel, grade)) return grade;
  if (tie === "agree") return "agree";
  // 达到该等次的人数须多于没有达到的人数，从高到低取第一个。
  if (heads(panel, "excellent") > panel.length / 2) return "excellent";
  return heads(panel, "excellent", "pass") > panel.length / 2 ? "pass" : "fail";
}

function clerksTwoThirds(panel: readonly Grade[]): string {
  const needed = [0, 1, 2, 2, 3, 4, 4, 5][panel.length] ?? NaN;
  if (heads(panel, "excellent") >= needed) return "excellent";
  return heads(panel, "excellent", "pass") >= needed ? "pass" : "fail";
}

/** The mean as an exact fraction: points of a hundredth part, compared by cross-multiplication. */
function clerksMean(panel: readonly number[], dropExtremes: boolean): string {
  const left = [...panel];
  if (dropExtremes && panel.length > 2) {
    left.splice(left.indexOf(Math.max(...left)), 1);
    left.splice(left.indexOf(Math.min(...left)), 1);
  }
  const sum = BigInt(left.reduce((a, b) => a + b, 0));
  const people = BigInt(left.length);
  if (sum * 100n >= 8500n * people) return "excellent";
  return sum * 100n >= 6000n * people ? "pass" : "fail";
}

describe("every panel of one to seven", () => {
  test.each([1, 2, 3, 4, 5, 6, 7])("%i: majority as counted by heads", (size) => {
    for (const tie of ["lower", "agree"] as const) {
      const rules = { ...sampleRules, combination: "majority", tie } as const;
      for (const panel of panels(gradeList, size)) {
        expect([panel, told(combine(asGrades(panel), rules))]).toEqual([
          panel,
          clerksMajority(panel, tie),
        ]);
      }
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7])("%i: two-thirds as in the table of a clerk", (size) => {
    const rules = { ...sampleRules, combination: "twoThirds" } as const;
    for (const panel of panels(gradeList, size)) {
      expect([panel, told(combine(asGrades(panel), rules))]).toEqual([
        panel,
        clerksTwoThirds(panel),
      ]);
    }
  });

  test.each([1, 2, 3, 4, 5])(
    "%i: the mean around both lines, with and without the extremes",
    (size) => {
      for (const dropExtremes of [false, true]) {
        const rules = { ...sampleRules, dropExtremes };
        for (const panel of panels([0, 59, 60, 61, 84, 85, 86, 100], size)) {
          const concluded = told(combine(asTotals(panel), rules));
          if (concluded !== clerksMean(panel, dropExtremes))
            expect([panel, concluded]).toBe("as the clerk has it");
        }
      }
    },
  );
});

test("the order in which sheets came in changes no conclusion", () => {
  const rotations = <T>(panel: readonly T[]) =>
    panel.map((_, at) => [...panel.slice(at), ...panel.slice(0, at)]);
  for (const combination of ["meanTotal", "majority", "twoThirds"] as const) {
    const rules = { ...sampleRules, combination, dropExtremes: true };
    for (const panel of panels([50, 60, 84, 85, 100], 4)) {
      const ways = new Set(
        rotations(panel).map((one) => JSON.stringify(combine(asTotals(one), rules))),
      );
      expect(ways.size).toBe(1);
    }
  }
});

test("an agreed conclusion is the panel's own, whatever its grades", () => {
  const rules = { ...sampleRules, combination: "agreed" } as const;
  for (const panel of panels(gradeList, 3))
    expect(told(combine(asGrades(panel), rules))).toBe("agree");
});

test("one better grade never makes a worse conclusion", () => {
  const rank = (grade: string) => gradeList.indexOf(grade as Grade);
  for (const combination of ["majority", "twoThirds"] as const) {
    const rules = { ...sampleRules, combination };
    for (const panel of panels(gradeList, 5)) {
      for (const [at, grade] of panel.entries()) {
        const better = gradeList[rank(grade) - 1];
        if (!better) continue;
        const before = rank(told(combine(asGrades(panel), rules)));
        const after = rank(told(combine(asGrades(panel.with(at, better)), rules)));
        expect(after).toBeLessThanOrEqual(before);
      }
    }
  }
});
