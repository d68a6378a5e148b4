import type { Applicant } from "../bundle/manifest.ts";

/**
 * What the roster says that bears on 基本条件, with its arithmetic: facts, shown whether or not the
 * bundle states conditions to hold them beside (`checkBaseConditions`). It gates nothing.
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
  const { status, firstApplication, level } = applicant;
  return {
    sinceGraduation: yearsBetween(applicant.graduatedOn, qualifiedBy),
    inTitle: yearsBetween(applicant.currentTitleOn, qualifiedBy),
    chongqingTitle: isChongqingTitle(applicant),
    maySkipLevel: firstApplication && level === "engineer" && isOutsidePublicSector(status),
  };
}

export const isChongqingTitle = ({
  currentTitle,
  currentTitleIssuer,
}: Pick<Applicant, "currentTitle" | "currentTitleIssuer">): boolean =>
  currentTitle !== "" && currentTitleIssuer.includes("重庆");

/** 非公有制经济和社会组织人员、自由职业者, as the office writes 人员身份. */
export const isOutsidePublicSector = (status: string): boolean => nonPublic.test(status);

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
