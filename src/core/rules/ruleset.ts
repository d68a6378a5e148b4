import type { Level } from "../bundle/manifest.ts";
import type { Fraction } from "../fraction.ts";

/** 计票基数: what a share of approvals is taken of. */
export type Base = "present" | "presentLessRecused" | "wholeCommittee" | "validMarks";

/** How the panel's graders make a 答辩结论. */
export type Combination = "meanTotal" | "majority" | "twoThirds" | "agreed";

/** What a grader hands in: a total of 100, the item scores, or only the grade. */
export type ScoreKind = "total" | "items" | "grade";

/** 答辩时长 and 陈述时长 of one level, in minutes. */
export interface LevelMinutes {
  readonly level: Level;
  readonly defenseMinutes: number;
  readonly statementMinutes: number;
}

/**
 * 评审规则, frozen in the bundle and printed in the minutes. No source fixes these for
 * Sichuan, so each is a setting that the office states before the meeting.
 */
export interface Ruleset {
  /** 法定人数比例: experts present over the whole committee. */
  readonly quorum: Fraction;
  /** 通过比例: approvals over the base. */
  readonly passShare: Fraction;
  readonly base: Base;
  /** 回避计入法定人数: whether a recused expert still counts towards a motion's quorum. */
  readonly recusedCountTowardQuorum: boolean;
  readonly abstentionAllowed: boolean;
  /** 评分方式: sheets entered by two people, an expert's own PIN, or both. */
  readonly gradeEntry: "paper" | "pin" | "either";
  readonly scoreKind: ScoreKind;
  readonly combination: Combination;
  /** 去掉最高最低分, for `meanTotal` with at least three graders. */
  readonly dropExtremes: boolean;
  /** 优秀分数线 and 合格分数线, of 100. */
  readonly excellentFrom: number;
  readonly passFrom: number;
  /** 平局处理: take the lower grade, or the panel agrees with a reason. */
  readonly tie: "lower" | "agree";
  /**
   * 最少评分人数: with fewer grades the panel agrees with a reason and who presides confirms. A panel
   * that the office made smaller needs all of its members.
   */
  readonly minimumGraders: number;
  readonly defenseMinutes: number;
  readonly statementMinutes: number;
  /** Where a level has minutes of its own; absent where none has. At most one for each level. */
  readonly levelMinutes?: readonly LevelMinutes[];
  readonly absence: "abandoned";
  /** 最大表决轮次: rounds that are tallied for one applicant; void rounds don't count. */
  readonly maxRounds: number;
  /** 断电续投: see DESIGN "Secrecy of the ballot". */
  readonly resumableRounds: boolean;
  /** 签名人数: session keys that sign the result (chair, secretary). */
  readonly signers: number;
}
