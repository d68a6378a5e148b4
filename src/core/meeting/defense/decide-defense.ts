import type { Applicant } from "../../bundle/manifest.ts";
import type { ApplicantId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import type { AnswerRow } from "./defense-events.ts";
import { nameOf } from "../people/person-name.ts";
import { materialsVerdictOf } from "../reading/readers.ts";
import { isCallable } from "../stage.ts";
import type { ApplicantProgress, MeetingState } from "../state.ts";
import { isPresent, panelOf, presidingChair, staffPresent } from "../who.ts";

export interface KnownApplicant {
  readonly applicant: Applicant;
  readonly name: string;
  readonly progress: ApplicantProgress;
}

export function knownApplicant(
  state: MeetingState,
  applicantId: ApplicantId,
): Outcome<KnownApplicant> {
  const applicant = state.facts.applicants.get(applicantId);
  const progress = state.applicants.get(applicantId);
  if (!applicant || !progress) return refuse("APPLICANT_UNKNOWN", { applicantId });
  return ok({ applicant, progress, name: applicant.name });
}

/** The applicant who stands before the panel, and no other. */
function standingApplicant(state: MeetingState, applicantId: ApplicantId): Outcome<KnownApplicant> {
  const known = knownApplicant(state, applicantId);
  if (!known.ok || state.called === applicantId) return known;
  return refuse("NOT_CALLED", { name: known.value.name });
}

/** A defense begins only once the applicant's identity was checked (DOMAIN §3: no ID, no entry). */
function identifiedApplicant(
  state: MeetingState,
  applicantId: ApplicantId,
): Outcome<KnownApplicant> {
  const standing = standingApplicant(state, applicantId);
  if (!standing.ok || standing.value.progress.identity) return standing;
  return refuse("IDENTITY_NOT_CHECKED", { name: standing.value.name });
}

/** 点名: nobody without a passed exam is called, unless the chair overrides it with a reason. */
export function callApplicant(
  state: MeetingState,
  { applicantId, overrideReason }: CommandOf<"callApplicant">,
): Decided {
  const known = knownApplicant(state, applicantId);
  if (!known.ok) return known;
  const { applicant, progress, name } = known.value;
  if (progress.defense === "withdrawn") return refuse("APPLICATION_WITHDRAWN", { name });
  if (progress.defense !== "notCalled" && progress.defense !== "postponed") {
    return refuse("ALREADY_CALLED", { name });
  }
  if (state.called !== null) {
    const standing = state.facts.applicants.get(state.called)?.name ?? state.called;
    return refuse("DEFENSE_IN_PROGRESS", { name: standing });
  }
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

/** 核对身份: one of the staff saw the document; without it the defense can't begin. */
export function checkIdentity(
  state: MeetingState,
  { applicantId, checkedBy, document }: CommandOf<"checkIdentity">,
): Decided {
  const standing = standingApplicant(state, applicantId);
  if (!standing.ok) return standing;
  const { progress, name } = standing.value;
  if (!state.facts.staff.has(checkedBy) || !isPresent(state, checkedBy)) {
    return refuse("NOT_CHECKED_IN", { name: nameOf(state, checkedBy) });
  }
  if (document.trim() === "") return refuse("DOCUMENT_MISSING");
  if (progress.identity) return refuse("IDENTITY_ALREADY_CHECKED", { name });
  const seen = { applicantId, checkedBy, document: document.trim() };
  return ok([{ type: "identityChecked", v: 1, ...seen }]);
}

/** The clock. It gates nothing: a statement may be passed over, and time that is up ends nothing. */
export function runClock(
  state: MeetingState,
  {
    type,
    applicantId,
  }: CommandOf<"startStatement" | "startQuestions" | "pauseClock" | "continueClock">,
): Decided {
  const standing = identifiedApplicant(state, applicantId);
  if (!standing.ok) return standing;
  const { name, progress } = standing.value;
  const { part, paused } = progress.clock;
  switch (type) {
    case "startStatement":
      if (part === "questions") return refuse("QUESTIONS_ALREADY_STARTED", { name });
      if (part === "statement") return ok([]);
      return ok([{ type: "statementStarted", v: 1, applicantId }]);
    case "startQuestions":
      if (part === "questions") return ok([]);
      return ok([{ type: "questionsStarted", v: 1, applicantId }]);
    case "pauseClock":
      if (part === "notStarted") return refuse("CLOCK_NOT_STARTED", { name });
      return ok(paused ? [] : [{ type: "clockPaused", v: 1, applicantId }]);
    case "continueClock":
      if (part === "notStarted") return refuse("CLOCK_NOT_STARTED", { name });
      return ok(paused ? [{ type: "clockContinued", v: 1, applicantId }] : []);
  }
}

/** 答辩记录: freely until the next applicant is called. */
export function recordAnswers(
  state: MeetingState,
  { applicantId, rows }: CommandOf<"recordAnswers">,
): Decided {
  const sound = soundAnswers(state, applicantId, rows);
  if (!sound.ok) return sound;
  if (state.lastCalled !== applicantId) {
    return refuse("ANSWERS_CLOSED", { name: nameOfApplicant(state, applicantId) });
  }
  return ok([{ type: "answersRecorded", v: 1, applicantId, rows: sound.value }]);
}

/** Afterwards the secretary corrects it, with a reason; what stood stays in the journal. */
export function correctAnswers(
  state: MeetingState,
  { applicantId, rows, reason }: CommandOf<"correctAnswers">,
): Decided {
  const sound = soundAnswers(state, applicantId, rows);
  if (!sound.ok) return sound;
  if (state.lastCalled === applicantId) {
    return refuse("ANSWERS_OPEN", { name: nameOfApplicant(state, applicantId) });
  }
  const secretaryId = staffPresent(state, "secretary");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const corrected = { applicantId, rows: sound.value, secretaryId, reason: reason.trim() };
  return ok([{ type: "answersCorrected", v: 1, ...corrected }]);
}

/** Rows of one who was heard, asked by the panel or by nobody named; empty ones fall away. */
function soundAnswers(
  state: MeetingState,
  applicantId: ApplicantId,
  rows: readonly AnswerRow[],
): Outcome<readonly AnswerRow[]> {
  const known = knownApplicant(state, applicantId);
  if (!known.ok) return known;
  const { applicant, progress, name } = known.value;
  if (progress.defense !== "called" && progress.defense !== "ended") {
    return refuse("NOT_CALLED", { name });
  }
  const panel = panelOf(state, applicant).map(({ id }) => id);
  const stranger = rows.find(({ expertId }) => expertId !== null && !panel.includes(expertId));
  if (stranger?.expertId) {
    return refuse("NOT_OF_THE_PANEL", { name: nameOf(state, stranger.expertId) });
  }
  const trimmed = rows.map(({ expertId, question, answer }) => ({
    ...{ expertId, question: question.trim(), answer: answer.trim() },
  }));
  return ok(trimmed.filter(({ question, answer }) => question !== "" || answer !== ""));
}

const nameOfApplicant = (state: MeetingState, id: ApplicantId): string =>
  state.facts.applicants.get(id)?.name ?? id;

export function endDefense(state: MeetingState, { applicantId }: CommandOf<"endDefense">): Decided {
  const standing = identifiedApplicant(state, applicantId);
  if (!standing.ok) return standing;
  return ok([{ type: "defenseEnded", v: 1, applicantId }]);
}
