import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import { scoreFault, type Score } from "../../rules/grade.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { hasDeclared } from "../people/decide-declaration.ts";
import type { MeetingEvent } from "../events.ts";
import type { Sheet } from "./grade-events.ts";
import { nameOf } from "../people/person-name.ts";
import { sameScore } from "./sheets.ts";
import type { ApplicantProgress, MeetingState } from "../state.ts";
import { isPresent, isRecused, openHints, panelOf } from "../who.ts";

/** 纸质录入: what both people read the same becomes the grade; what differs waits for a new reading. */
export function enterSheets(state: MeetingState, command: CommandOf<"enterSheets">): Decided {
  const { applicantId, entry, enteredBy, sheets } = command;
  if (state.facts.rules.gradeEntry === "pin") return refuse("GRADES_BY_PIN_ONLY");
  const wanted = entry === "first" ? "secretary" : "checker";
  if (state.facts.staff.get(enteredBy)?.role !== wanted || !isPresent(state, enteredBy)) {
    return refuse(entry === "first" ? "NO_SECRETARY_PRESENT" : "NO_CHECKER_PRESENT");
  }
  const gradable = gradableApplicant(state, applicantId);
  if (!gradable.ok) return gradable;
  const { progress } = gradable.value;
  if (sheets.length === 0) return refuse("SHEETS_EMPTY");
  if (new Set(sheets.map(({ expertId }) => expertId)).size !== sheets.length) {
    return refuse("SHEET_TWICE");
  }
  for (const sheet of sheets) {
    const allowed = mayGrade(state, gradable.value, sheet);
    if (!allowed.ok) return allowed;
  }
  const entered: MeetingEvent = {
    ...{ type: "sheetsEntered", v: 1 },
    ...{ applicantId, entry, enteredBy, sheets },
  };
  return ok([entered, ...agreedGrades(progress, command)]);
}

function agreedGrades(
  progress: ApplicantProgress,
  { applicantId, entry, sheets }: CommandOf<"enterSheets">,
): readonly MeetingEvent[] {
  const other = entry === "first" ? progress.secondEntry : progress.firstEntry;
  return sheets.flatMap(({ expertId, score }): readonly MeetingEvent[] => {
    const read = other.get(expertId);
    if (!read || !sameScore(read, score)) return [];
    const grade = {
      applicantId,
      expertId,
      score,
      source: "paper",
      signature: null,
    } as const;
    return [{ type: "gradeRecorded", v: 1, ...grade }];
  });
}

/** An expert's own grade, behind the PIN. Submitted is final; a correction is an event of its own. */
export function submitGrade(
  state: MeetingState,
  { applicantId, expertId, score, signature }: CommandOf<"submitGrade">,
): Decided {
  if (state.facts.rules.gradeEntry === "paper") return refuse("GRADES_ON_PAPER_ONLY");
  const gradable = gradableApplicant(state, applicantId);
  if (!gradable.ok) return gradable;
  const allowed = mayGrade(state, gradable.value, { expertId, score });
  if (!allowed.ok) return allowed;
  const grade = {
    applicantId,
    expertId,
    score,
    source: "pin",
    signature,
  } as const;
  return ok([{ type: "gradeRecorded", v: 1, ...grade }]);
}

interface Gradable {
  readonly applicant: Applicant;
  readonly progress: ApplicantProgress;
}

/** The applicant, heard and not concluded yet, with no hint open. */
export function gradableApplicant(
  state: MeetingState,
  applicantId: ApplicantId,
): Outcome<Gradable> {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  if (progress.reading.veto) return refuse("APPLICANT_VETOED", { name });
  if (progress.defense === "absent") return refuse("APPLICANT_ABSENT", { name });
  if (progress.defense === "withdrawn") return refuse("APPLICATION_WITHDRAWN", { name });
  if (progress.defense === "notCalled" || progress.defense === "postponed") {
    return refuse("NOT_CALLED", { name });
  }
  if (progress.conclusion) return refuse("CONCLUSION_ALREADY_CONFIRMED", { name });
  if (openHints(state).some((hint) => hint.applicantId === applicantId)) {
    return refuse("RECUSAL_UNDECIDED", { name });
  }
  return ok({ applicant, progress });
}

/** Whether this expert may still grade this applicant behind the PIN, whatever the score. */
export function gradableBy(
  state: MeetingState,
  applicantId: ApplicantId,
  expertId: PersonId,
): Outcome<null> {
  if (state.facts.rules.gradeEntry === "paper") return refuse("GRADES_ON_PAPER_ONLY");
  const gradable = gradableApplicant(state, applicantId);
  if (!gradable.ok) return gradable;
  return isGrader(state, gradable.value, expertId);
}

function mayGrade(state: MeetingState, gradable: Gradable, sheet: Sheet): Outcome<null> {
  const grader = isGrader(state, gradable, sheet.expertId);
  return grader.ok ? soundScore(state, nameOf(state, sheet.expertId), sheet.score) : grader;
}

function isGrader(
  state: MeetingState,
  { applicant, progress }: Gradable,
  expertId: PersonId,
): Outcome<null> {
  const name = nameOf(state, expertId);
  if (!panelOf(state, applicant).some(({ id }) => id === expertId)) {
    return refuse("NOT_OF_THE_PANEL", { name });
  }
  if (!state.people.has(expertId)) return refuse("NOT_CHECKED_IN", { name });
  const declared = hasDeclared(state, expertId);
  if (!declared.ok) return declared;
  if (isRecused(state, expertId, applicant.id)) return refuse("EXPERT_RECUSED", { name });
  if (!progress.heardBy.has(expertId)) return refuse("DEFENSE_NOT_HEARD", { name });
  if (progress.grades.has(expertId)) return refuse("GRADE_ALREADY_RECORDED", { name });
  return ok(null);
}

export function soundScore(state: MeetingState, name: string, score: Score): Outcome<null> {
  switch (scoreFault(score, state.facts.rules.scoreKind, state.facts.rubric)) {
    case "kind":
      return refuse("SCORE_OF_ANOTHER_KIND", { name });
    case "items":
      return refuse("SCORE_ITEMS_INCOMPLETE", { name });
    case "range":
      return refuse("SCORE_OUT_OF_RANGE", { name });
    case null:
      return ok(null);
  }
}
