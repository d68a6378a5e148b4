import { neededOf, reaches, type Fraction } from "../fraction.ts";
import { unreachable } from "../result.ts";
import type { Base } from "./ruleset.ts";

/** One motion as it was frozen at the opening and counted at the close. */
export interface Motion {
  readonly committeeSize: number;
  /** Experts of the round, those taken out who left before returning their paper. */
  readonly present: number;
  /** Of those present. */
  readonly recused: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
}

export interface Decision {
  readonly base: number;
  /** Approvals that would have been enough. */
  readonly needed: number;
  /** Papers for this motion that never came back. */
  readonly notReturned: number;
  readonly passed: boolean;
}

/**
 * 评审结果 of one motion: approvals over the base reach the share, in integers. Abstentions and
 * papers never returned are in the base, except in `validMarks`. Nothing passes on an empty base.
 */
export function decideMotion(motion: Motion, base: Base, share: Fraction): Decision {
  const marks = motion.approve + motion.reject + motion.abstain;
  const size = baseOf(motion, base);
  return {
    base: size,
    needed: neededOf(size, share),
    notReturned: motion.present - motion.recused - marks,
    passed: size > 0 && reaches(motion.approve, size, share),
  };
}

function baseOf(motion: Motion, base: Base): number {
  switch (base) {
    case "present":
      return motion.present;
    case "presentLessRecused":
      return motion.present - motion.recused;
    case "wholeCommittee":
      return motion.committeeSize;
    case "validMarks":
      return motion.approve + motion.reject + motion.abstain;
    default:
      return unreachable(base);
  }
}
