import { expect, test } from "vitest";
import { applicantId } from "../../src/core/ids.ts";
import { ApplicantTable } from "../../src/core/meeting/applicant-table.ts";
import { notCalled } from "../../src/core/meeting/state.ts";

const [first, second, other] = [applicantId("A1"), applicantId("A2"), applicantId("A9")];
const map = new Map([
  [first, notCalled],
  [second, { ...notCalled, late: 1 }],
]);

test("a table of applicants answers as the map that it was made of", () => {
  const table = ApplicantTable.of(map);
  expect([...table]).toEqual([...map]);
  expect([...table.keys()]).toEqual([...map.keys()]);
  expect([...table.values()]).toEqual([...map.values()]);
  expect(new Map(table)).toEqual(map);
  expect(table.size).toBe(2);
  expect(table.get(second)?.late).toBe(1);
  expect([table.has(second), table.has(other)]).toEqual([true, false]);
  expect(table.get(other)).toBeUndefined();
});

test("what is written to a copy isn't in the table that it was made of", () => {
  const table = ApplicantTable.of(map);
  const copy = ApplicantTable.of(table);
  copy.set(first, { ...notCalled, late: 2 });
  expect([table.get(first)?.late, copy.get(first)?.late]).toEqual([null, 2]);
  expect([...copy.keys()]).toEqual([first, second]);
});

test("nobody gets a place who isn't of the bundle", () => {
  expect(() => ApplicantTable.of(map).set(other, notCalled)).toThrow("A9");
});
