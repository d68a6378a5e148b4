import type { ApplicantId } from "../ids.ts";
import { must } from "./impossible-fact.ts";
import type { ApplicantProgress, MeetingState } from "./state.ts";

/** The state with its tables copied: only `apply` writes to it, before anyone else sees it. */
export type Draft = {
  -readonly [K in keyof MeetingState]: MeetingState[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : MeetingState[K];
};

export function draftOf(state: MeetingState): Draft {
  return {
    ...state,
    people: new Map(state.people),
    declarations: new Map(state.declarations),
    recusals: new Map(state.recusals),
    applicants: new Map(state.applicants),
    draws: new Map(state.draws),
  };
}

export function progressOf(draft: Draft, applicantId: ApplicantId): ApplicantProgress {
  const progress = draft.applicants.get(applicantId);
  must(progress !== undefined, `unknown applicant ${applicantId}`);
  return progress;
}

export function setProgress(
  draft: Draft,
  id: ApplicantId,
  change: Partial<ApplicantProgress>,
): void {
  draft.applicants.set(id, { ...progressOf(draft, id), ...change });
}
