import { describe, expect, test } from "vitest";
import { neededOf, reaches } from "../../src/core/fraction.ts";
import { combine } from "../../src/core/rules/conclusion.ts";
import type { Grade, Score } from "../../src/core/rules/grade.ts";
import { decideMotion } from "../../src/core/rules/tally.ts";
import { sampleRules } from "../support/small-manifest.ts";

const twoThirds = { numerator: 2, denominator: 3 };
const totals = (...points: readonly number[]): readonly Score[] =>
  points.map((total) => ({ kind: "total", total }));
const given = (...grades: readonly Grade[]): readonly Score[] =>
  grades.map((grade) => ({ kind: "grade", grade }));

test("two-thirds in integers, for the sizes that committees have", () => {
  const table = [5, 7, 9, 10, 11, 13, 15, 17, 25].map((size) => neededOf(size, twoThirds));
  expect(table).toEqual([4, 5, 6, 7, 8, 9, 10, 12, 17]);
  expect(reaches(6, 9, twoThirds)).toBe(true);
  expect(reaches(5, 8, twoThirds)).toBe(false);
});

test("each base counts what its name says", () => {
  const motion = {
    ...{ committeeSize: 9, present: 8, recused: 1 },
    ...{ approve: 4, reject: 1, abstain: 1, spoiled: 0, unreadable: 0 },
  };
  const bases = (["present", "presentLessRecused", "wholeCommittee", "validMarks"] as const).map(
    (base) => decideMotion(motion, base, twoThirds).base,
  );
  expect(bases).toEqual([8, 7, 9, 6]);
  expect(decideMotion(motion, "validMarks", twoThirds).passed).toBe(true);
  expect(decideMotion(motion, "present", twoThirds).passed).toBe(false);
});

test("nothing passes on an empty base", () => {
  const motion = {
    ...{ committeeSize: 9, present: 2, recused: 2 },
    ...{ approve: 0, reject: 0, abstain: 0, spoiled: 0, unreadable: 0 },
  };
  expect(decideMotion(motion, "presentLessRecused", twoThirds).passed).toBe(false);
});

describe("a conclusion", () => {
  test("by the mean compares sums, so that 84.999… is not 85", () => {
    expect(combine(totals(85, 85, 84), sampleRules)).toMatchObject({ grade: "pass", sum: 254 });
    expect(combine(totals(85, 85, 85), sampleRules)).toMatchObject({ grade: "excellent" });
    expect(combine(totals(60, 59, 60), sampleRules)).toMatchObject({ grade: "fail" });
  });

  test("drops highest and lowest once, and only from three graders on", () => {
    const rules = { ...sampleRules, dropExtremes: true };
    expect(combine(totals(100, 100, 84, 84, 0), rules)).toMatchObject({ sum: 268, counted: 3 });
    expect(combine(totals(100, 60), rules)).toMatchObject({ sum: 160, counted: 2 });
  });

  test("by majority needs more than half; a tie takes the lower grade or is left to the panel", () => {
    const rules = { ...sampleRules, combination: "majority" } as const;
    expect(combine(given("excellent", "excellent", "fail"), rules)).toMatchObject({
      grade: "excellent",
    });
    expect(combine(given("excellent", "pass"), rules)).toMatchObject({ grade: "pass" });
    expect(combine(given("excellent", "pass", "fail"), rules)).toMatchObject({ grade: "pass" });
    expect(combine(given("excellent", "pass"), { ...rules, tie: "agree" })).toEqual({
      kind: "mustAgree",
    });
  });

  test("by two-thirds counts 优秀 towards 合格", () => {
    const rules = { ...sampleRules, combination: "twoThirds" } as const;
    expect(combine(given("excellent", "excellent", "fail"), rules)).toMatchObject({
      grade: "excellent",
    });
    expect(combine(given("excellent", "pass", "fail"), rules)).toMatchObject({ grade: "pass" });
    expect(combine(given("pass", "fail"), rules)).toMatchObject({ grade: "fail" });
  });
});
