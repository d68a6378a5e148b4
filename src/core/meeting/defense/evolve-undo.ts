import type { ApplicantId, PersonId } from "../../ids.ts";
import type { UndoEvent } from "./defense-events.ts";
import { progressOf, setProgress, writable, type Draft } from "../draft.ts";
import type { MeetingEvent } from "../events.ts";
import { must } from "../impossible-fact.ts";
import {
  type ApplicantProgress,
  type DefenseStanding,
  type StepBefore,
  type UndoLog,
} from "../state.ts";
import { stepOf, type StepEvent } from "../step-of-event.ts";
import { isSameStep, subjectOf } from "./undoable-step.ts";

/** Keeps what a step is about to change. A call makes every step before it final. */
export function noteStep(draft: Draft, event: StepEvent): void {
  const entry = { step: stepOf(event), before: beforeOf(draft, event) };
  const { steps, barredBy } = draft.undo;
  draft.undo =
    event.type === "applicantCalled"
      ? { steps: [entry], barredBy: "call" }
      : { steps: [...steps, entry], barredBy };
}

/** Takes the last step back. Its line stays in the journal; only what follows from it goes. */
export function applyUndo(draft: Draft, { step }: UndoEvent): void {
  const { steps, barredBy } = draft.undo;
  const last = steps.at(-1);
  must(last !== undefined && isSameStep(last.step, step), "undone what wasn't the last step");
  draft.undo = { steps: steps.slice(0, -1), barredBy };
  const { before } = last;
  if (before.kind === "person") {
    draft.sessions = before.sessions;
    if (before.attendance) writable(draft, "people").set(before.personId, before.attendance);
    else writable(draft, "people").delete(before.personId);
    if (draft.called !== null && before.heardBy) {
      setProgress(draft, draft.called, { heardBy: before.heardBy });
    }
    return;
  }
  draft.called = before.called;
  draft.lastCalled = before.lastCalled;
  setProgress(draft, before.applicantId, before.standing);
}

/** What a fact of another kind makes final: on the safe side, everything, unless it is named here. */
export function barUndo(draft: Draft, event: MeetingEvent): void {
  if (leavesUndoAlone.has(event.type)) return;
  if (event.type === "gradeRecorded") {
    return barSubjects(draft, "grade", event.applicantId, event.expertId);
  }
  if (event.type === "sheetsEntered") {
    const experts = event.sheets.map(({ expertId }) => expertId);
    return barSubjects(draft, "grade", event.applicantId, event.enteredBy, ...experts);
  }
  const shownPin = whoHasShownPin(event);
  if (shownPin !== undefined) return barSubjects(draft, "other", shownPin);
  bar(draft, roundFacts.has(event.type) ? "round" : "other");
}

/** Of facts that hang on nobody else's steps: whose PIN stood behind them. */
function whoHasShownPin(event: MeetingEvent): PersonId | undefined {
  if (event.type === "drawsRecorded") return event.witnessId;
  if (event.type === "answersCorrected") return event.secretaryId;
  if (event.type === "declarationMade") return event.expertId;
  return event.type === "privatePageKept" ? event.authorId : undefined;
}

/** Who has shown a PIN can't be un-checked-in, and who was graded can't be un-called. */
function barSubjects(
  draft: Draft,
  barredBy: UndoLog["barredBy"],
  ...subjects: readonly (PersonId | ApplicantId)[]
): void {
  const { steps } = draft.undo;
  const at = steps.findLastIndex(({ step }) => subjects.includes(subjectOf(step)));
  // Steps before a final one can't be reached any more: they are undone from the last one back.
  if (at >= 0) draft.undo = { steps: steps.slice(at + 1), barredBy };
}

/** Makes every step so far final. */
export function bar(draft: Draft, barredBy: UndoLog["barredBy"]): void {
  draft.undo = { steps: [], barredBy };
}

/** Steps themselves, and facts that hang on no step before them. */
const leavesUndoAlone: ReadonlySet<MeetingEvent["type"]> = new Set([
  "personCheckedIn",
  "personCheckedInAgain",
  "expertLeft",
  "expertCameBack",
  "staffLeft",
  "staffCameBack",
  "applicantCalled",
  "identityChecked",
  "statementStarted",
  "questionsStarted",
  "clockPaused",
  "clockContinued",
  "defenseEnded",
  "applicantLate",
  "applicantAbsent",
  "defensePostponed",
  "applicationWithdrawn",
  "answersRecorded",
  "stepUndone",
  "validityDoubted",
]);

const roundFacts: ReadonlySet<MeetingEvent["type"]> = new Set([
  "roundOpened",
  "emptyBoxConfirmed",
  "paperHanded",
  "paperReturned",
  "roundClosed",
  "paperCountsEntered",
  "roundTallied",
  "roundVoided",
  "talliedRoundVoided",
  "outcomesAnnounced",
]);

function beforeOf(draft: Draft, event: StepEvent): StepBefore {
  if ("applicantId" in event) {
    const { applicantId } = event;
    const standing = standingOf(progressOf(draft, applicantId));
    const { called, lastCalled } = draft;
    return { kind: "applicant", applicantId, standing, called, lastCalled };
  }
  const step = stepOf(event);
  must("personId" in step, "a step about nobody");
  const { personId } = step;
  const { sessions, called } = draft;
  const heardBy = called === null ? null : progressOf(draft, called).heardBy;
  return { kind: "person", personId, attendance: draft.people.get(personId), sessions, heardBy };
}

function standingOf(progress: ApplicantProgress): DefenseStanding {
  const { defense, override, heardBy, identity, clock, late, postponed, withdrawn } = progress;
  return { defense, override, heardBy, identity, clock, late, postponed, withdrawn };
}
