import type { Level } from "../../core/bundle/manifest.ts";
import {
  readClock,
  type ClockMarks,
  type ClockReading,
} from "../../core/meeting/defense/defense-clock.ts";
import { defenseMinutesOf } from "../../core/rules/defense-minutes.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";

const minute = 60_000;

/** What the big clock shows. */
export interface ClockView extends ClockReading {
  /** 陈述剩余 and 答辩剩余, ms; negative once over. */
  readonly statementLeft: number;
  readonly defenseLeft: number;
  /** What counts now: the statement's time, then the whole defense's. */
  readonly left: number;
  readonly mood: "calm" | "soon" | "over";
}

export function clockView(marks: ClockMarks, now: number, rules: Ruleset, level: Level): ClockView {
  const reading = readClock(marks, now);
  const { defenseMinutes, statementMinutes } = defenseMinutesOf(rules, level);
  const statementLeft = statementMinutes * minute - reading.statementMs;
  const defenseLeft = defenseMinutes * minute - reading.statementMs - reading.questionsMs;
  const left = reading.part === "questions" ? defenseLeft : statementLeft;
  return { ...reading, statementLeft, defenseLeft, left, mood: moodOf(left) };
}

const moodOf = (left: number): ClockView["mood"] =>
  left <= 0 ? "over" : left <= minute ? "soon" : "calm";

export type Bell = "soon" | "over";

/**
 * Which bell rings between two looks at the same countdown: once at a minute left, once at its
 * end. None at the first look, so that opening a screen doesn't ring for what is long over.
 */
export function bellBetween(before: ClockView | null, after: ClockView): Bell | null {
  if (before?.part !== after.part || after.part === "notStarted") return null;
  if (before.left > 0 && after.left <= 0) return "over";
  return before.left > minute && after.left <= minute ? "soon" : null;
}

/** How far wall time and steady time may drift apart between two looks, ms. */
const mostDrift = 3_000;

export interface Look {
  readonly wall: number;
  readonly steady: number;
}

/** Whether the computer's clock was set, or the computer slept, between two looks. */
export const hasJumped = (before: Look, after: Look): boolean =>
  Math.abs(after.wall - before.wall - (after.steady - before.steady)) > mostDrift;
