import type { BaseCondition } from "../bundle/base-conditions.ts";
import type { Applicant } from "../bundle/manifest.ts";
import { demandsOf, type DemandCheck, type Standing } from "./condition-demands.ts";
import { isOutsidePublicSector } from "./qualification-facts.ts";

/** One row of 基本条件 beside one applicant's facts. */
export interface ConditionCheck {
  readonly condition: BaseCondition;
  readonly standing: Standing;
  readonly demands: readonly DemandCheck[];
}

/** All rows that are for this applicant, those that come out best first. */
export interface ConditionsCheck {
  /** `unclear` also where the sheet has no row for this applicant. */
  readonly standing: Standing;
  readonly rows: readonly ConditionCheck[];
}

/**
 * Holds an applicant's facts beside 基本条件. It is for people to read and gates nothing: the panel
 * gives the verdict. `null` where the bundle states no conditions.
 */
export function checkBaseConditions(
  conditions: readonly BaseCondition[],
  applicant: Applicant,
  qualifiedBy: string,
): ConditionsCheck | null {
  if (conditions.length === 0) return null;
  const checked = conditions
    .filter((condition) => isFor(condition, applicant))
    .map((condition): ConditionCheck => {
      const demands = demandsOf(condition, applicant, qualifiedBy);
      return { condition, demands, standing: worst(demands.map(({ standing }) => standing)) };
    });
  const best = checked.map(({ standing }) => standing).toSorted(byMerit)[0];
  return {
    standing: best ?? "unclear",
    rows: checked.toSorted((a, b) => byMerit(a.standing, b.standing)),
  };
}

function isFor({ level, specialty, appliesTo }: BaseCondition, applicant: Applicant): boolean {
  if (level !== applicant.level) return false;
  if (specialty !== "" && specialty !== applicant.specialty) return false;
  switch (appliesTo) {
    case "everyone":
      return true;
    case "exceptional":
      return applicant.exceptional;
    case "firstApplication":
      return applicant.firstApplication;
    case "nonPublicFirst":
      return applicant.firstApplication && isOutsidePublicSector(applicant.status);
  }
}

const merits: readonly Standing[] = ["met", "unclear", "notMet"];
const byMerit = (a: Standing, b: Standing): number => merits.indexOf(a) - merits.indexOf(b);

/** All demands of a row have to be met. */
const worst = (standings: readonly Standing[]): Standing =>
  standings.toSorted(byMerit).at(-1) ?? "met";
