import type { Applicant } from "../../core/bundle/manifest.ts";
import { qualificationFacts, type YearsBetween } from "../../core/rules/qualification-facts.ts";

/** What bears on 基本条件 whether or not the bundle states them, label by label; empty values are left out. */
export function qualificationLines(
  applicant: Applicant,
  qualifiedBy: string,
): readonly (readonly [label: string, value: string])[] {
  const facts = qualificationFacts(applicant, qualifiedBy);
  return [
    ["毕业年限", yearsText(facts.sinceGraduation)],
    ["任现职", yearsText(facts.inTitle)],
    ["川渝互认", facts.chongqingTitle ? `持${applicant.currentTitleIssuer}证书` : ""],
    [
      "越级申报",
      facts.maySkipLevel
        ? `非公有制首次申报：本科满 5 年、硕士或第二学士满 2 年可直接申报；名册记 ${applicant.yearsInField} 年`
        : "",
    ],
  ];
}

/** `满 5 年（2019-06-30 至 2024-12-31）`. */
const yearsText = (between: YearsBetween | null): string =>
  between === null ? "" : `满 ${between.years} 年（${between.from} 至 ${between.to}）`;
