import type { Applicant } from "../bundle/manifest.ts";
import type { ApplicantId } from "../ids.ts";
import { materialsVerdictOf, reviewsMaterials } from "./reading/readers.ts";
import { notCalled, type MeetingState, type Round } from "./state.ts";
import { decisionOn } from "./round/tally-view.ts";
import { isAdmitted, isRecused } from "./who.ts";

/** How far one application has come, in the notice's order. */
export type Stage =
  | "reading"
  | "materialsNotPassed"
  | "materialsPassed"
  | "vetoed"
  | "examNotPassed"
  | "waiting"
  | "defending"
  | "postponed"
  | "abandoned"
  | "withdrawn"
  | "grading"
  | "defenseFailed"
  | "admitted"
  | "voting"
  | "passed"
  | "notPassed";

/** 可答辩: a meeting with defenses, materials found 合格 and 笔试 passed. */
export function isCallable(state: MeetingState, applicant: Applicant): boolean {
  return (
    state.facts.part !== "materialsReview" &&
    state.applicants.get(applicant.id)?.reading.veto === null &&
    materialsVerdictOf(state, applicant) === "pass" &&
    applicant.examVerdict === "pass"
  );
}

export function stageOf(state: MeetingState, applicantId: ApplicantId): Stage {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId) ?? notCalled;
  if (!applicant) throw new Error(`Unknown applicant ${applicantId}`);
  if (progress.reading.veto) return "vetoed";
  if (progress.defense === "withdrawn") return "withdrawn";
  if (progress.defense === "absent") return "abandoned";
  if (progress.defense === "postponed") return "postponed";
  if (progress.defense === "called") return "defending";
  if (progress.defense === "notCalled") return stageBeforeCall(state, applicant);
  if (progress.conclusion === null || progress.conclusionStale) return "grading";
  if (!isAdmitted(progress)) return "defenseFailed";
  return stageOfVote(state, applicantId);
}

function stageBeforeCall(state: MeetingState, applicant: Applicant): Stage {
  const verdict = materialsVerdictOf(state, applicant);
  if (verdict === null && reviewsMaterials(state.facts)) return "reading";
  if (verdict !== "pass") return "materialsNotPassed";
  if (state.facts.part === "materialsReview") return "materialsPassed";
  return isCallable(state, applicant) ? "waiting" : "examNotPassed";
}

function stageOfVote(state: MeetingState, applicantId: ApplicantId): Stage {
  const round = lastRoundOn(state, applicantId);
  if (!round) return "admitted";
  if (round.status !== "tallied" && round.status !== "announced") return "voting";
  const decision = decisionOn(state, round, applicantId);
  return decision.passed ? "passed" : "notPassed";
}

/** The last round on this applicant that isn't void. */
export function lastRoundOn(state: MeetingState, applicantId: ApplicantId): Round | undefined {
  return state.rounds.findLast(
    ({ status, motions }) =>
      status !== "void" && motions.some((motion) => motion.applicantId === applicantId),
  );
}

/**
 * How often this applicant's motion was tallied, tallies that were voided afterwards included. Not
 * one in which somebody could vote who is recused by now (DOMAIN §9.5): that vote was never theirs.
 */
export function talliesOn(state: MeetingState, applicantId: ApplicantId): number {
  return state.rounds.filter(({ status, counts, motions, present }) => {
    if (!counts.some((count) => count.applicantId === applicantId)) return false;
    const motion = motions.find((one) => one.applicantId === applicantId);
    const mistaken = [...present].some(
      (id) => motion?.recused.includes(id) === false && isRecused(state, id, applicantId),
    );
    return !(status === "void" && mistaken);
  }).length;
}

/** Applications that somebody still has to do something about before the meeting is over. */
export function unfinishedBusiness(state: MeetingState): number {
  const undone: ReadonlySet<Stage> = new Set([
    "reading",
    "waiting",
    "postponed",
    "defending",
    "grading",
    "admitted",
    "voting",
  ]);
  return [...state.facts.applicants.keys()].filter((id) => undone.has(stageOf(state, id))).length;
}
