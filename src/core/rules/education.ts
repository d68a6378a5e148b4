import { educations, type Education } from "../bundle/base-conditions.ts";
import type { Applicant } from "../bundle/manifest.ts";

/** Where an applicant's 学历 and 学位 stand, the higher of the two. */
export interface EducationStanding {
  /** `below`: less than the lowest that a condition can ask for; `null`: neither text says. */
  readonly highest: Education | "below" | null;
  /** One of the texts isn't understood, so there may be more than `highest`. */
  readonly isDoubtful: boolean;
}

export function educationStanding({
  education,
  degree,
}: Pick<Applicant, "education" | "degree">): EducationStanding {
  const texts = [education, degree].map((text) => text.trim()).filter((text) => !none.test(text));
  const read = texts.map(educationOf);
  const known = read.filter((one) => one !== null);
  const highest = known.toSorted((a, b) => rankOf(b) - rankOf(a))[0] ?? null;
  return { highest, isDoubtful: read.includes(null) };
}

/** 0 for what is below all; else 1 and up. */
export const rankOf = (education: Education | "below"): number =>
  education === "below" ? 0 : educations.indexOf(education) + 1;

/** What a text says; `null` where it says nothing sure, as with studies that aren't finished. */
export function educationOf(text: string): Education | "below" | null {
  if (unfinished.test(text)) return null;
  return patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const none = /^(|无|没有|—|-)$/;
const unfinished = /在读|肄业|未毕业|课程班|进修/;

/** The first that fits: 中等专科 is no 专科, 职业高中 no 高中, 专升本 no 专科. */
const patterns: readonly (readonly [RegExp, Education | "below"])[] = [
  [/博士/, "doctor"],
  [/硕士|研究生|第二学士/, "master"],
  [/本科|学士|专升本/, "bachelor"],
  [/中专|中职|中技|中等|职高|职业高中|技校/, "secondary"],
  [/大专|专科|高职/, "college"],
  [/高中|初中|小学/, "below"],
];
