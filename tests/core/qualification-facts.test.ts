import { describe, expect, test } from "vitest";
import { qualificationFacts, yearsBetween } from "../../src/core/rules/qualification-facts.ts";
import { aSmallManifest } from "../support/small-manifest.ts";

describe("full years to the day on which qualifications are reckoned", () => {
  test.each([
    ["2019-12-31", 5],
    ["2020-01-01", 4],
    ["2024-12-31", 0],
    ["2020-02-29", 4],
  ])("from %s they are %i", (from, years) => {
    expect(yearsBetween(from, "2024-12-31")?.years).toBe(years);
  });

  test("a day that isn't known, or lies behind it, gives none", () => {
    expect(yearsBetween("", "2024-12-31")).toBeNull();
    expect(yearsBetween("2025-01-01", "2024-12-31")).toBeNull();
    expect(yearsBetween("2019年6月", "2024-12-31")).toBeNull();
  });
});

describe("what the notice makes an exception of is told as a fact", () => {
  const [applicant] = aSmallManifest().applicants;
  if (!applicant) throw new Error("No applicant");

  test("a title granted in Chongqing", () => {
    const title = { currentTitle: "助理工程师", currentTitleIssuer: "重庆市人力资源和社会保障局" };
    expect(qualificationFacts({ ...applicant, ...title }, "2024-12-31").chongqingTitle).toBe(true);
    expect(qualificationFacts(applicant, "2024-12-31").chongqingTitle).toBe(false);
  });

  test("the first application of somebody outside the public sector, for 工程师 alone", () => {
    const facts = (changes: Partial<typeof applicant>) =>
      qualificationFacts({ ...applicant, status: "非公有制", ...changes }, "2024-12-31")
        .maySkipLevel;
    expect(facts({})).toBe(true);
    expect(facts({ firstApplication: false })).toBe(false);
    expect(facts({ level: "technician" })).toBe(false);
    expect(facts({ status: "事业单位" })).toBe(false);
  });
});
