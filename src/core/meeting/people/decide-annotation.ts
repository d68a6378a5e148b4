import { applicantId, personId } from "../../ids.ts";
import { refuse } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { MeetingFacts } from "../facts.ts";
import type { AnnotatedFact, AnnotatedSubject } from "./people-events.ts";
import type { MeetingState } from "../state.ts";
import { presidingChair, staffPresent } from "../who.ts";

/** 更正说明: a slip in the roster is explained, never edited; the office corrects it at its source. */
export function annotateFact(
  state: MeetingState,
  { subject, subjectId, fact, correct, reason }: CommandOf<"annotateFact">,
): Decided {
  const stated = statedFact(state.facts, subject, subjectId, fact);
  if (stated === undefined) return refuse("FACT_UNKNOWN");
  if (correct.trim() === "" || correct.trim() === stated) return refuse("ANNOTATION_SAYS_NOTHING");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const secretaryId = staffPresent(state, "secretary");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const said = { fact, correct: correct.trim(), reason: reason.trim() };
  const by = { secretaryId, chairId: chair.id };
  return ok([{ type: "factAnnotated", v: 1, subject, subjectId, ...said, ...by }]);
}

/** What the roster says; `undefined` where it has no such person, applicant or fact. */
export function statedFact(
  { experts, staff, applicants }: Pick<MeetingFacts, "experts" | "staff" | "applicants">,
  subject: AnnotatedSubject,
  subjectId: string,
  fact: AnnotatedFact,
): string | undefined {
  if (subject === "applicant") {
    return fact === "title" ? undefined : applicants.get(applicantId(subjectId))?.[fact];
  }
  const expert = experts.get(personId(subjectId));
  if (expert) return expert[fact];
  return fact === "title" ? undefined : staff.get(personId(subjectId))?.[fact];
}
