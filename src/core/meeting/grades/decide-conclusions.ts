import type { Applicant, Expert } from "../../bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import { gradableApplicant } from "./decide-grades.ts";
import type { Decided } from "../decided.ts";
import type { Conclusion } from "./grade-events.ts";
import { combinedOf, gradersNeeded, isShortOfGraders, missingGraders } from "./graders.ts";
import { nameOf } from "../people/person-name.ts";
import type { MeetingState } from "../state.ts";
import { chairsPresent, isPresent, isRecused } from "../who.ts";

/** 答辩结论: the panel leader confirms them as one list; a departure from the rule needs its reason. */
export function confirmConclusions(
  state: MeetingState,
  { panelId, confirmedBy, conclusions }: CommandOf<"confirmConclusions">,
): Decided {
  if (conclusions.length === 0) return refuse("CONCLUSIONS_EMPTY");
  const ids = conclusions.map(({ applicantId }) => applicantId);
  if (new Set(ids).size !== ids.length) return refuse("CONCLUSIONS_EMPTY");
  if (!mayConfirm(state, panelId, ids, confirmedBy)) {
    const short = shortOfGraders(state, ids);
    if (short) return refuseShort(state, short);
    return refuse("NOT_THE_PANEL_LEADER", { name: nameOf(state, confirmedBy) });
  }
  for (const conclusion of conclusions) {
    const sound = soundConclusion(state, panelId, conclusion);
    if (!sound.ok) return sound;
  }
  const confirmed = { panelId, leaderId: confirmedBy, conclusions };
  return ok([{ type: "conclusionsConfirmed", v: 1, ...confirmed }]);
}

/** Who is in line to confirm all of these at once. */
export function mayConfirm(
  state: MeetingState,
  panelId: PanelId | null,
  applicantIds: readonly ApplicantId[],
  personId: PersonId,
): boolean {
  return confirmersOf(state, panelId, applicantIds)[0] === personId;
}

/** Who may confirm these conclusions, the one in line first; with too few graders, who presides. */
export function confirmersOf(
  state: MeetingState,
  panelId: PanelId | null,
  applicantIds: readonly ApplicantId[],
): readonly PersonId[] {
  const short = shortOfGraders(state, applicantIds);
  return short
    ? unrecused(state, chairsPresent(state), applicantIds)
    : speakersOf(state, panelId, applicantIds);
}

/** Who speaks for a panel: its leader, or who presides where the leader is away or recused from one of them. */
export function speakersOf(
  state: MeetingState,
  panelId: PanelId | null,
  applicantIds: readonly ApplicantId[],
): readonly PersonId[] {
  const leaders = [...state.facts.experts.values()].filter(
    ({ id, panel, panelLeader }) =>
      panelLeader && panelId !== null && panel === panelId && isPresent(state, id),
  );
  return unrecused(state, [...leaders, ...chairsPresent(state)], applicantIds);
}

const unrecused = (
  state: MeetingState,
  experts: readonly Expert[],
  applicantIds: readonly ApplicantId[],
): readonly PersonId[] =>
  experts
    .map(({ id }) => id)
    .filter((id) => !applicantIds.some((applicantId) => isRecused(state, id, applicantId)));

function shortOfGraders(
  state: MeetingState,
  applicantIds: readonly ApplicantId[],
): Applicant | undefined {
  return applicantIds
    .flatMap((id) => state.facts.applicants.get(id) ?? [])
    .find((applicant) => isShortOfGraders(state, applicant));
}

function refuseShort(state: MeetingState, applicant: Applicant): Outcome<never> {
  const graded = state.applicants.get(applicant.id)?.grades.size ?? 0;
  const needed = gradersNeeded(state, applicant);
  return refuse("GRADERS_BELOW_MINIMUM", { name: applicant.name, count: graded, needed });
}

function soundConclusion(
  state: MeetingState,
  panelId: PanelId | null,
  { applicantId, grade, reason }: Conclusion,
): Outcome<null> {
  const gradable = gradableApplicant(state, applicantId);
  if (!gradable.ok) return gradable;
  const { applicant, progress } = gradable.value;
  const { name } = applicant;
  if (applicant.panel !== panelId) return refuse("NOT_THIS_PANELS_APPLICANT", { name });
  if (progress.defense !== "ended") return refuse("DEFENSE_IN_PROGRESS", { name });
  const missing = missingGraders(state, applicant).length;
  const combined = combinedOf(state, applicant);
  if (missing > 0 || combined === null) {
    return refuse("GRADES_MISSING", { name, count: Math.max(1, missing) });
  }
  const departs = combined.kind === "mustAgree" || combined.grade !== grade;
  if (departs && (reason ?? "").trim() === "") {
    return isShortOfGraders(state, applicant)
      ? refuseShort(state, applicant)
      : refuse("DEPARTURE_WITHOUT_REASON", { name });
  }
  return ok(null);
}
