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
  /** 废票 that carried it, and rows 无法辨认: on paper only. */
  readonly spoiled: number;
  readonly unreadable: number;
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
 * 评审结果 of one motion: approvals over the base reach the share, in integers. Abstentions, papers
 * never returned, spoiled papers and unreadable marks are in the base and approve nothing
 * (同意票 of the experts present, DOMAIN §0.1), except in `validMarks`, which is what could be read:
 * approve + reject + abstain (DESIGN "Secrecy of the ballot"; 部分无效, DOMAIN §9.15). Nothing passes
 * on an empty base.
 */
export function decideMotion(motion: Motion, base: Base, share: Fraction): Decision {
  const { approve, reject, abstain, spoiled, unreadable } = motion;
  const returned = approve + reject + abstain + spoiled + unreadable;
  const size = baseOf(motion, base);
  return {
    base: size,
    needed: neededOf(size, share),
    notReturned: motion.present - motion.recused - returned,
    passed: size > 0 && reaches(approve, size, share),
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
