import type { BaseCondition, Education } from "../bundle/base-conditions.ts";
import type { Applicant } from "../bundle/manifest.ts";
import { educationWords, levelWords } from "../words.ts";
import { educationStanding, rankOf } from "./education.ts";
import { isChongqingTitle, yearsBetween } from "./qualification-facts.ts";

/** 符合, 不符合, or 无法判断 where a fact is missing. */
export type Standing = "met" | "notMet" | "unclear";

/** One demand of a condition beside the fact that bears on it. */
export interface DemandCheck {
  /** What is asked about: 学历学位, 毕业年限, 现职称, 任现职年限, 从事专业年限, 其他条件. */
  readonly about: string;
  readonly standing: Standing;
  /** Which fact, and what was asked for. */
  readonly reason: string;
}

/** Every demand that the condition makes, in the order of the sheet's columns. */
export function demandsOf(
  condition: BaseCondition,
  applicant: Applicant,
  qualifiedBy: string,
): readonly DemandCheck[] {
  const { education, yearsSinceGraduation, currentTitles, yearsInTitle, yearsInField } = condition;
  const { other } = condition;
  return [
    ...(education === null ? [] : [educationCheck(education, applicant)]),
    ...(yearsSinceGraduation === null
      ? []
      : [graduationCheck(yearsSinceGraduation, education, applicant, qualifiedBy)]),
    ...(currentTitles.length === 0 ? [] : [titleCheck(currentTitles, applicant)]),
    ...(yearsInTitle === null ? [] : [inTitleCheck(yearsInTitle, applicant, qualifiedBy)]),
    ...(yearsInField === null ? [] : [inFieldCheck(yearsInField, applicant)]),
    ...(other === "" ? [] : [check("其他条件", "unclear", `${other}。名册没有这项情况，请看材料`)]),
  ];
}

const check = (about: string, standing: Standing, reason: string): DemandCheck => ({
  ...{ about, standing, reason },
});

function educationCheck(wanted: Education, applicant: Applicant): DemandCheck {
  const { highest, isDoubtful } = educationStanding(applicant);
  const texts = [applicant.education, applicant.degree].filter((text) => text !== "");
  const reason = `名册填“${texts.join("／")}”，要求${educationWords[wanted]}及以上`;
  const about = "学历学位";
  if (highest !== null && rankOf(highest) >= rankOf(wanted)) return check(about, "met", reason);
  return highest === null || isDoubtful
    ? check(about, "unclear", `${reason}；看不出是哪一级，请看材料`)
    : check(about, "notMet", reason);
}

/** The roster dates the highest 学历 alone, so who has more than is asked for may have had that for longer. */
function graduationCheck(
  wanted: number,
  education: Education | null,
  applicant: Applicant,
  qualifiedBy: string,
): DemandCheck {
  const about = "毕业年限";
  const since = yearsBetween(applicant.graduatedOn, qualifiedBy);
  if (!since) return check(about, "unclear", `名册没有可用的毕业时间，要求满 ${wanted} 年`);
  const reason = `毕业满 ${since.years} 年（${since.from} 至 ${since.to}），要求满 ${wanted} 年`;
  if (since.years >= wanted) return check(about, "met", reason);
  const { highest } = educationStanding(applicant);
  const hasMore = education !== null && highest !== null && rankOf(highest) > rankOf(education);
  return hasMore
    ? check(
        about,
        "unclear",
        `${reason}；这是较高学历的毕业时间，${educationWords[education]}的请看材料`,
      )
    : check(about, "notMet", reason);
}

function titleCheck(wanted: readonly string[], applicant: Applicant): DemandCheck {
  const about = "现职称";
  const { currentTitle } = applicant;
  const asked = `要求${wanted.join("、")}`;
  if (hasNoTitle(applicant)) return check(about, ...withoutTitle(applicant, asked));
  if (wanted.includes(currentTitle)) {
    const granted = isChongqingTitle(applicant) ? "（重庆颁发，川渝互认）" : "";
    return check(about, "met", `现职称${currentTitle}${granted}，${asked}`);
  }
  if (Object.values(levelWords).includes(currentTitle)) {
    return check(about, ...lackingTitle(applicant, `现职称${currentTitle}，${asked}`));
  }
  const reason = `现职称“${currentTitle}”，${asked}；两者是否相当，请核对`;
  return check(about, "unclear", reason);
}

function inTitleCheck(wanted: number, applicant: Applicant, qualifiedBy: string): DemandCheck {
  const about = "任现职年限";
  const asked = `要求满 ${wanted} 年`;
  if (hasNoTitle(applicant)) return check(about, ...withoutTitle(applicant, asked));
  const held = yearsBetween(applicant.currentTitleOn, qualifiedBy);
  if (!held) return check(about, "unclear", `名册没有可用的现职称取得时间，${asked}`);
  const reason = `任${applicant.currentTitle}满 ${held.years} 年（${held.from} 至 ${held.to}），${asked}`;
  return check(about, held.years >= wanted ? "met" : "notMet", reason);
}

function inFieldCheck(wanted: number, { yearsInField }: Applicant): DemandCheck {
  const reason = `名册记从事专业 ${yearsInField} 年，要求满 ${wanted} 年`;
  return check("从事专业年限", yearsInField >= wanted ? "met" : "notMet", reason);
}

const hasNoTitle = ({ currentTitle }: Applicant): boolean => /^(|无|没有)$/.test(currentTitle);

const withoutTitle = (applicant: Applicant, asked: string) =>
  lackingTitle(applicant, `没有现职称，${asked}`);

/** 取得相近相关职业资格证书的，可作为申报高一级职称的条件 (the seed notice, 二): which ones, people judge. */
function lackingTitle(
  { qualification }: Applicant,
  reason: string,
): readonly [standing: Standing, reason: string] {
  return /^(|无|没有)$/.test(qualification)
    ? ["notMet", reason]
    : ["unclear", `${reason}；持职业资格证书“${qualification}”，可否作为申报条件请核对`];
}
