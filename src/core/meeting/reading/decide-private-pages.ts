import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { gradableBy } from "../grades/decide-grades.ts";
import type { MeetingState } from "../state.ts";
import { isPresent, isRecused } from "../who.ts";

/** A private page decides nothing. A draft is only for whom its author may still grade. */
export function keepPrivatePage(
  state: MeetingState,
  { authorId, purpose, applicantId, commitment }: CommandOf<"keepPrivatePage">,
): Decided {
  const expert = state.facts.experts.get(authorId);
  if (!expert) return refuse("PERSON_UNKNOWN", { personId: authorId });
  if (!state.facts.applicants.has(applicantId)) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = expert;
  if (!isPresent(state, authorId)) return refuse("NOT_CHECKED_IN", { name });
  if (isRecused(state, authorId, applicantId)) return refuse("EXPERT_RECUSED", { name });
  if (purpose === "gradeDraft") {
    const gradable = gradableBy(state, applicantId, authorId);
    if (!gradable.ok) return gradable;
  }
  return ok([{ type: "privatePageKept", v: 1, authorId, purpose, applicantId, commitment }]);
}
