import type { ApplicantId } from "../../ids.ts";
import { refusal, refuse, type Outcome, type Refusal } from "../../refusals/refusal.ts";
import { err, ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { knownApplicant, type KnownApplicant } from "./decide-defense.ts";
import type { MeetingEvent } from "../events.ts";
import { materialsVerdictOf } from "../reading/readers.ts";
import { isCallable, lastRoundOn } from "../stage.ts";
import type { MeetingState } from "../state.ts";
import { presidingChair } from "../who.ts";

/** What becomes of a turn that isn't taken: 迟到, 缺席, 缓, 撤回. */
export const turnCommands = [
  ...(["markLate", "markAbsent", "postponeDefense", "withdrawApplication"] as const),
];
export type TurnCommand = (typeof turnCommands)[number];

/**
 * The order of things about one applicant's turn: why this can't become of it, `null` where it can.
 * What must hold whomever a command is about stands in `order-of-things.ts`.
 */
export function whyNotOfTurn(
  state: MeetingState,
  type: TurnCommand,
  applicantId: ApplicantId,
): Refusal | null {
  const known =
    type === "withdrawApplication"
      ? beforeRound(state, applicantId)
      : beforeHearing(state, applicantId);
  if (!known.ok) return known.error;
  const { name, progress } = known.value;
  if (progress.defense === "absent") return refusal("APPLICANT_ABSENT", { name });
  return type === "postponeDefense" && progress.defense === "postponed"
    ? refusal("ALREADY_POSTPONED", { name })
    : null;
}

/** Whose turn may still be put off or given up: not heard yet, and nothing of a grade is there. */
function beforeHearing(state: MeetingState, applicantId: ApplicantId): Outcome<KnownApplicant> {
  const known = knownApplicant(state, applicantId);
  if (!known.ok) return known;
  const { applicant, progress, name } = known.value;
  if (progress.defense === "ended") return refuse("DEFENSE_ENDED", { name });
  if (progress.defense === "withdrawn") return refuse("APPLICATION_WITHDRAWN", { name });
  // Whom the chair let in was called by name; absent or late is then as for anyone.
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (!isCallable(state, applicant) && progress.override === null) {
    return materialsVerdictOf(state, applicant) === "pass"
      ? refuse("EXAM_NOT_PASSED", { name })
      : refuse("MATERIALS_NOT_PASSED", { name });
  }
  const graded = progress.grades.size + progress.firstEntry.size + progress.secondEntry.size;
  return graded > 0 ? refuse("GRADE_ALREADY_RECORDED", { name }) : known;
}

/** Whose application may still be taken back: no round on it counts (DOMAIN §9.10). */
function beforeRound(state: MeetingState, applicantId: ApplicantId): Outcome<KnownApplicant> {
  const known = knownApplicant(state, applicantId);
  if (!known.ok) return known;
  const { name, progress } = known.value;
  if (progress.defense === "withdrawn") return refuse("APPLICATION_WITHDRAWN", { name });
  if (progress.defense === "absent") return refuse("APPLICANT_ABSENT", { name });
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  return lastRoundOn(state, applicantId) ? refuse("WITHDRAWN_AFTER_ROUND", { name }) : known;
}

/** 迟到: called after everyone else of the panel who waits (DOMAIN §3, §9.8). */
export function markLate(
  state: MeetingState,
  { type, applicantId }: CommandOf<"markLate">,
): Decided {
  const untimely = whyNotOfTurn(state, type, applicantId);
  return untimely ? err(untimely) : ok([{ type: "applicantLate", v: 1, applicantId }]);
}

/** 未按规定参加答辩的视为自动放弃 (the seed notice, 三(五)4). */
export function markAbsent(
  state: MeetingState,
  { type, applicantId }: CommandOf<"markAbsent">,
): Decided {
  const untimely = whyNotOfTurn(state, type, applicantId);
  if (untimely?.code === "APPLICANT_ABSENT") return ok([]);
  return untimely ? err(untimely) : ok([{ type: "applicantAbsent", v: 1, applicantId }]);
}

/** 缓: the chair puts a defense off; it stays undecided until the applicant is called after all. */
export function postponeDefense(
  state: MeetingState,
  { type, applicantId, reason }: CommandOf<"postponeDefense">,
): Decided {
  const untimely = whyNotOfTurn(state, type, applicantId);
  if (untimely) return err(untimely);
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const postponed = { applicantId, chairId: chair.id, reason: reason.trim() };
  return ok([{ type: "defensePostponed", v: 1, ...postponed }]);
}

/** 撤回申报, by the applicant in writing, before a round opens on them (DOMAIN §9.10). */
export function withdrawApplication(
  state: MeetingState,
  { type, applicantId, document, reason }: CommandOf<"withdrawApplication">,
): Decided {
  const untimely = whyNotOfTurn(state, type, applicantId);
  if (untimely) return err(untimely);
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (document.trim() === "") return refuse("DOCUMENT_MISSING");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const event: MeetingEvent = {
    ...{ type: "applicationWithdrawn", v: 1, applicantId, chairId: chair.id },
    ...{ document: document.trim(), reason: reason.trim() },
  };
  return ok([event]);
}
