import type { PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingState } from "../state.ts";

/**
 * 保密承诺 and 回避声明: the expert's own, with the PIN just set. A relation found later is declared in
 * the same way, also after a tally (DOMAIN §9.5): it marks the pair until the chair has decided.
 */
export function declare(state: MeetingState, { expertId, related }: CommandOf<"declare">): Decided {
  if (!state.facts.experts.has(expertId)) return refuse("PERSON_UNKNOWN", { personId: expertId });
  const name = nameOf(state, expertId);
  if (!state.people.has(expertId)) return refuse("NOT_CHECKED_IN", { name });
  if (state.declarations.has(expertId) && related.length === 0) {
    return refuse("ALREADY_DECLARED", { name });
  }
  const unknown = related.find(({ applicantId }) => !state.facts.applicants.has(applicantId));
  if (unknown) return refuse("APPLICANT_UNKNOWN", { applicantId: unknown.applicantId });
  const said = related.map(({ applicantId, relation }) => {
    return { applicantId, relation: relation.trim() };
  });
  if (said.some(({ relation }) => relation === "")) return refuse("RELATION_MISSING");
  return ok([{ type: "declarationMade", v: 1, expertId, related: said }]);
}

/** Nobody judges materials, grades or votes before having declared. Refuses DECLARATION_MISSING. */
export function hasDeclared(state: MeetingState, expertId: PersonId): Outcome<null> {
  if (state.declarations.has(expertId)) return ok(null);
  return refuse("DECLARATION_MISSING", { name: nameOf(state, expertId) });
}
