import type { Applicant } from "../bundle/manifest.ts";

/**
 * What the roster says that bears on 基本条件, with its arithmetic. Facts beside the conditions and
 * no verdict: the conditions of a level are not in the bundle. It gates nothing.
 */
export interface QualificationFacts {
  /** Full years from the graduation to 资格计算截止日期; null where the roster has no sound date. */
  readonly sinceGraduation: YearsBetween | null;
  /** Full years in the current title, likewise. */
  readonly inTitle: YearsBetween | null;
  /** 川渝职称互认: the title was granted in Chongqing (the seed notice, 二). */
  readonly chongqingTitle: boolean;
  /** 非公有制 or self-employed, first application, for 工程师: may skip a level (the seed notice, 二). */
  readonly maySkipLevel: boolean;
}

export interface YearsBetween {
  readonly from: string;
  readonly to: string;
  readonly years: number;
}

export function qualificationFacts(applicant: Applicant, qualifiedBy: string): QualificationFacts {
  const { status, firstApplication, level, currentTitle, currentTitleIssuer } = applicant;
  return {
    sinceGraduation: yearsBetween(applicant.graduatedOn, qualifiedBy),
    inTitle: yearsBetween(applicant.currentTitleOn, qualifiedBy),
    chongqingTitle: currentTitle !== "" && currentTitleIssuer.includes("重庆"),
    maySkipLevel: firstApplication && level === "engineer" && nonPublic.test(status),
  };
}

const nonPublic = /非公|民营|私营|社会组织|自由职业|个体/;

/** Full years between two days, `YYYY-MM-DD`; null where one is none, or the second comes first. */
export function yearsBetween(from: string, to: string): YearsBetween | null {
  if (!isDay.test(from) || !isDay.test(to) || from > to) return null;
  const span = yearOf(to) - yearOf(from);
  const isFull = to.slice(5) >= from.slice(5);
  return { from, to, years: isFull ? span : span - 1 };
}

const yearOf = (day: string): number =>
  [...day.slice(0, 4)].reduce((year, digit) => year * 10 + "0123456789".indexOf(digit), 0);

const isDay = /^\d{4}-\d\d-\d\d$/;
