import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { confirmersOf, speakersOf } from "./decide-conclusions.ts";
import { soundScore } from "./decide-grades.ts";
import { nameOf } from "../people/person-name.ts";
import { sameScore } from "./sheets.ts";
import { lastRoundOn } from "../stage.ts";
import type { ApplicantProgress, MeetingState } from "../state.ts";
import { chairsPresent, isRecused, staffPresent } from "../who.ts";

/** 更正评分 (DOMAIN §9.11): the expert and who speaks for the panel, with a reason, until the vote. */
export function correctGrade(
  state: MeetingState,
  { applicantId, expertId, score, reason, signature }: CommandOf<"correctGrade">,
): Decided {
  const correctable = correctableApplicant(state, applicantId);
  if (!correctable.ok) return correctable;
  const name = nameOf(state, expertId);
  const old = correctable.value.progress.grades.get(expertId)?.score;
  if (!old) return refuse("GRADE_NOT_RECORDED", { name });
  if (isRecused(state, expertId, applicantId)) return refuse("EXPERT_RECUSED", { name });
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const sound = soundScore(state, name, score);
  if (!sound.ok) return sound;
  if (sameScore(old, score)) return refuse("CORRECTION_CHANGES_NOTHING", { name });
  const leaderId = leaderBeside(state, correctable.value.applicant, expertId);
  if (!leaderId) return refuse("NO_CHAIR_PRESENT");
  const corrected = { applicantId, expertId, old, new: score, reason: reason.trim() };
  return ok([{ type: "gradeCorrected", v: 1, ...corrected, leaderId, signature }]);
}

/** 更正结论, or its confirmation after a corrected grade; two people, until the vote. */
export function correctConclusion(
  state: MeetingState,
  { applicantId, grade, reason }: CommandOf<"correctConclusion">,
): Decided {
  const correctable = correctableApplicant(state, applicantId);
  if (!correctable.ok) return correctable;
  const { applicant, progress } = correctable.value;
  const { name } = applicant;
  if (!progress.conclusion) return refuse("CONCLUSION_MISSING", { name });
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const old = progress.conclusion.grade;
  if (grade === old && !progress.conclusionStale) {
    return refuse("CORRECTION_CHANGES_NOTHING", { name });
  }
  const two = whoCorrectsConclusion(state, applicantId);
  if (!two.ok) return two;
  const { leaderId, secondId } = two.value;
  const corrected = { applicantId, old, new: grade, reason: reason.trim() };
  return ok([{ type: "conclusionCorrected", v: 1, ...corrected, leaderId, secondId }]);
}

/** Whose PINs a corrected grade needs: the expert's, and that of who speaks for the panel beside. */
export function whoCorrectsGrade(
  state: MeetingState,
  applicantId: ApplicantId,
  expertId: PersonId,
): Outcome<readonly PersonId[]> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const leaderId = leaderBeside(state, applicant, expertId);
  return leaderId ? ok([expertId, leaderId]) : refuse("NO_CHAIR_PRESENT");
}

/** Who confirms a corrected conclusion: who confirmed it in the first place, and somebody beside. */
export function whoCorrectsConclusion(
  state: MeetingState,
  applicantId: ApplicantId,
): Outcome<{ readonly leaderId: PersonId; readonly secondId: PersonId }> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const [leaderId] = confirmersOf(state, applicant.panel, [applicantId]);
  if (!leaderId) return refuse("NO_CHAIR_PRESENT");
  const chair = chairsPresent(state).find(
    ({ id }) => id !== leaderId && !isRecused(state, id, applicantId),
  );
  const secondId = chair?.id ?? staffPresent(state, "supervisor");
  return secondId ? ok({ leaderId, secondId }) : refuse("NO_SUPERVISOR_PRESENT");
}

/** Nobody agrees to the correction of their own grade. */
const leaderBeside = (
  state: MeetingState,
  applicant: Applicant,
  expertId: PersonId,
): PersonId | undefined =>
  speakersOf(state, applicant.panel, [applicant.id]).find((id) => id !== expertId);

interface Correctable {
  readonly applicant: Applicant;
  readonly progress: ApplicantProgress;
}

function correctableApplicant(state: MeetingState, applicantId: ApplicantId): Outcome<Correctable> {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  if (lastRoundOn(state, applicantId)) {
    return refuse("CORRECTION_AFTER_ROUND", { name: applicant.name });
  }
  return ok({ applicant, progress });
}
