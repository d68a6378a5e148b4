import type { ApplicantId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { Mark, MotionCount, RoundMotion } from "./round-events.ts";

/** One expert's marks, as they come off the screen: one for each motion of the paper. */
export interface MarkedMotion {
  readonly applicantId: ApplicantId;
  readonly mark: Mark;
}

/**
 * All that may ever be held of how people voted: counts per motion, in memory, no order, no names.
 * [Note: counts only] Whoever holds a box must write neither it nor anything that depends on it.
 */
export type BallotBox = ReadonlyMap<ApplicantId, Readonly<Record<Mark, number>>>;

export function emptyBox(motions: readonly RoundMotion[]): BallotBox {
  const zero = { approve: 0, reject: 0, abstain: 0 };
  return new Map(motions.map(({ applicantId }) => [applicantId, zero]));
}

/**
 * Whether a paper is whole: a mark on each of its motions, none twice, no other.
 * The refusal says nothing about any mark.
 */
export function checkPaper(
  motions: readonly ApplicantId[],
  marks: readonly MarkedMotion[],
  abstentionAllowed: boolean,
): Outcome<null> {
  const marked = new Set(marks.map(({ applicantId }) => applicantId));
  const whole = marks.length === motions.length && motions.every((id) => marked.has(id));
  if (!whole) return refuse("PAPER_INCOMPLETE", { count: motions.length });
  if (!abstentionAllowed && marks.some(({ mark }) => mark === "abstain")) {
    return refuse("ABSTENTION_NOT_ALLOWED");
  }
  return ok(null);
}

/** The box after one more paper. The paper was checked, so a foreign motion is a bug. */
export function dropPaper(box: BallotBox, marks: readonly MarkedMotion[]): BallotBox {
  const next = new Map(box);
  for (const { applicantId, mark } of marks) {
    const count = next.get(applicantId);
    if (!count) throw new Error("A paper with a foreign motion");
    next.set(applicantId, { ...count, [mark]: count[mark] + 1 });
  }
  return next;
}

/** In the order of the round's motions. A paper on a screen is never spoiled and always readable. */
export function readBox(box: BallotBox): readonly MotionCount[] {
  const none = { spoiled: 0, unreadable: 0 };
  return [...box].map(([applicantId, count]) => ({ applicantId, ...count, ...none }));
}
