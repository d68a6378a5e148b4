import { refuse } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandOf } from "./commands.ts";
import type { Decided } from "./decided.ts";
import { materialsVerdictOf } from "./readers.ts";
import { isCallable } from "./stage.ts";
import type { MeetingState } from "./state.ts";
import { presidingChair } from "./who.ts";

/** 点名: nobody without a passed exam is called, unless the chair overrides it with a reason. */
export function callApplicant(
  state: MeetingState,
  { applicantId, overrideReason }: CommandOf<"callApplicant">,
): Decided {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (progress.defense !== "notCalled") return refuse("ALREADY_CALLED", { name });
  if (state.called !== null) {
    const standing = state.facts.applicants.get(state.called)?.name ?? state.called;
    return refuse("DEFENSE_IN_PROGRESS", { name: standing });
  }
  if (state.facts.part === "materialsReview") return refuse("NO_DEFENSE_IN_THIS_MEETING");
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (materialsVerdictOf(state, applicant) !== "pass") {
    return refuse("MATERIALS_NOT_PASSED", { name });
  }
  if (isCallable(state, applicant)) {
    return ok([{ type: "applicantCalled", v: 1, applicantId, override: null }]);
  }
  const chair = presidingChair(state);
  const reason = overrideReason?.trim() ?? "";
  if (!chair || reason === "") return refuse("EXAM_NOT_PASSED", { name });
  const override = { chairId: chair.id, reason };
  return ok([{ type: "applicantCalled", v: 1, applicantId, override }]);
}

/** 未按规定参加答辩的视为自动放弃 (the seed notice, 三(五)4). */
export function markAbsent(state: MeetingState, { applicantId }: CommandOf<"markAbsent">): Decided {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (progress.defense === "absent") return ok([]);
  if (progress.defense === "ended") return refuse("DEFENSE_ENDED", { name });
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (!isCallable(state, applicant)) return refuse("EXAM_NOT_PASSED", { name });
  if (progress.grades.size > 0) return refuse("GRADE_ALREADY_RECORDED", { name });
  return ok([{ type: "applicantAbsent", v: 1, applicantId }]);
}

export function endDefense(state: MeetingState, { applicantId }: CommandOf<"endDefense">): Decided {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  if (state.called !== applicantId) return refuse("NOT_CALLED", { name: applicant.name });
  return ok([{ type: "defenseEnded", v: 1, applicantId }]);
}
