import { expect, test } from "vitest";
import { personId } from "../../src/core/ids.ts";
import { expertByNumber } from "../../src/renderer/view/expert-number.ts";

const ids = ["ZJ003", "ZJ010", "ZJ030", "XC1"].map(personId);

test.each([
  ["3", "ZJ003"],
  ["003", "ZJ003"],
  ["zj003", "ZJ003"],
  [" 30 ", "ZJ030"],
  ["1", "XC1"],
  ["0", null],
  ["4", null],
  ["", null],
  ["J003", null],
])("the number “%s” is %s's", (typed, expected) => {
  expect(expertByNumber(typed, ids)).toBe(expected);
});

test("a number that two could mean is nobody's: the whole of it is asked for", () => {
  const two = ["ZJ001", "XC1"].map(personId);
  expect(expertByNumber("1", two)).toBeNull();
  expect(expertByNumber("XC1", two)).toBe("XC1");
});
