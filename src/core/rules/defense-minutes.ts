import type { Level } from "../bundle/manifest.ts";
import type { Ruleset } from "./ruleset.ts";

/** 答辩时长 and, of it, 陈述时长, for an applicant of this level: its own where the rules give any. */
export function defenseMinutesOf(
  { levelMinutes, defenseMinutes, statementMinutes }: Ruleset,
  level: Level,
): { readonly defenseMinutes: number; readonly statementMinutes: number } {
  return levelMinutes?.find((one) => one.level === level) ?? { defenseMinutes, statementMinutes };
}
