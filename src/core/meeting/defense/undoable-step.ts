import type { ApplicantId, PersonId } from "../../ids.ts";

/** Steps that may be taken back, by the command that took them, and about whom they were. */
export type UndoableStep =
  | { readonly command: PersonStep; readonly personId: PersonId }
  | { readonly command: ApplicantStep; readonly applicantId: ApplicantId };

export const personSteps = [
  "checkIn",
  "checkInAgain",
  "leave",
  "comeBack",
  "staffLeave",
  "staffComeBack",
] as const;
export type PersonStep = (typeof personSteps)[number];

export const applicantSteps = [
  "callApplicant",
  "checkIdentity",
  "startStatement",
  "startQuestions",
  "pauseClock",
  "continueClock",
  "endDefense",
  "markLate",
  "markAbsent",
  "postponeDefense",
  "withdrawApplication",
] as const;
export type ApplicantStep = (typeof applicantSteps)[number];

export const isSameStep = (a: UndoableStep, b: UndoableStep): boolean =>
  a.command === b.command && subjectOf(a) === subjectOf(b);

export const subjectOf = (step: UndoableStep): PersonId | ApplicantId =>
  "personId" in step ? step.personId : step.applicantId;
