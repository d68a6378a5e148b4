import type { Level } from "./manifest.ts";

/** 学历 or 学位, lowest first. 第二学士学位 counts as `master`: the notices name the two side by side. */
export const educations = ["secondary", "college", "bachelor", "master", "doctor"] as const;
export type Education = (typeof educations)[number];

/** 适用: for whom a row is. `nonPublicFirst`: 非公有制 or self-employed, and the first application. */
export type ConditionScope = "everyone" | "exceptional" | "firstApplication" | "nonPublicFirst";

/**
 * One row of 基本条件: one way of meeting what a level asks for, and where that is written. What
 * is `null` or empty isn't asked for; one row that is met is enough.
 */
export interface BaseCondition {
  readonly level: Level;
  /** 子专业; empty for all of them. */
  readonly specialty: string;
  readonly appliesTo: ConditionScope;
  /** At least this, as 学历 or as 学位. */
  readonly education: Education | null;
  /** Full years up to 资格计算截止日期, as the others below. */
  readonly yearsSinceGraduation: number | null;
  /** 现职称: any of these. */
  readonly currentTitles: readonly string[];
  readonly yearsInTitle: number | null;
  readonly yearsInField: number | null;
  /** What no column of the roster tells, in words: people look it up in the materials. */
  readonly other: string;
  /** The document that says so, and where in it. */
  readonly document: string;
  readonly clause: string;
}
