import type { ClockEvent, DefenseEvent, DrawEvent, StandingEvent } from "./defense-events.ts";
import { progressOf, setProgress, writable, type Draft } from "../draft.ts";
import { applyUndo, noteStep } from "./evolve-undo.ts";
import { must } from "../impossible-fact.ts";
import { notCalled, type ApplicantProgress } from "../state.ts";

export function applyDefense(draft: Draft, event: DefenseEvent): void {
  switch (event.type) {
    case "drawsRecorded":
      return applyDraws(draft, event);
    case "stepUndone":
      return applyUndo(draft, event);
    case "answersRecorded":
    case "answersCorrected":
      must(isHeard(progressOf(draft, event.applicantId)), "answers of somebody never called");
      return setProgress(draft, event.applicantId, { answers: event.rows });
    case "applicantCalled":
      return call(draft, event);
    default:
      noteStep(draft, event);
      return applyStep(draft, event);
  }
}

type Step = Exclude<
  DefenseEvent,
  {
    type:
      "drawsRecorded" | "stepUndone" | "answersRecorded" | "answersCorrected" | "applicantCalled";
  }
>;

function applyStep(draft: Draft, event: Step): void {
  const progress = progressOf(draft, event.applicantId);
  switch (event.type) {
    case "identityChecked": {
      must(draft.called === event.applicantId, "an identity of somebody who isn't called");
      const { checkedBy, document } = event;
      return setProgress(draft, event.applicantId, { identity: { checkedBy, document } });
    }
    case "applicantAbsent":
      must(isWaiting(progress) || progress.defense === "called", "absent after all");
      freePlace(draft, event);
      return setProgress(draft, event.applicantId, { defense: "absent" });
    case "defenseEnded":
      must(draft.called === event.applicantId, "the end of a defense that nobody holds");
      draft.called = null;
      return setProgress(draft, event.applicantId, { defense: "ended" });
    case "applicantLate":
    case "defensePostponed":
    case "applicationWithdrawn":
      return applyStanding(draft, progress, event);
    default:
      return applyClock(draft, progress, event);
  }
}

function call(draft: Draft, event: Extract<DefenseEvent, { type: "applicantCalled" }>): void {
  const progress = progressOf(draft, event.applicantId);
  must(draft.called === null && isWaiting(progress), "a call out of turn");
  noteStep(draft, event);
  draft.called = event.applicantId;
  draft.lastCalled = event.applicantId;
  setProgress(draft, event.applicantId, {
    defense: "called",
    override: event.override,
    postponed: null,
    identity: null,
    clock: notCalled.clock,
  });
}

function applyDraws(draft: Draft, { draws }: DrawEvent): void {
  for (const { applicantId, drawNumber } of draws) {
    progressOf(draft, applicantId);
    writable(draft, "draws").set(applicantId, drawNumber);
  }
}

function applyClock(draft: Draft, { clock }: ApplicantProgress, event: ClockEvent): void {
  const { applicantId } = event;
  must(draft.called === applicantId, "a clock without a defense");
  switch (event.type) {
    case "statementStarted":
      must(clock.part === "notStarted", "a statement begun twice");
      return setProgress(draft, applicantId, { clock: { part: "statement", paused: false } });
    case "questionsStarted":
      must(clock.part !== "questions", "questions begun twice");
      return setProgress(draft, applicantId, { clock: { part: "questions", paused: false } });
    case "clockPaused":
      must(clock.part !== "notStarted" && !clock.paused, "a pause without a running clock");
      return setProgress(draft, applicantId, { clock: { ...clock, paused: true } });
    case "clockContinued":
      must(clock.paused, "a clock continued that ran");
      return setProgress(draft, applicantId, { clock: { ...clock, paused: false } });
  }
}

function applyStanding(draft: Draft, progress: ApplicantProgress, event: StandingEvent): void {
  const { applicantId } = event;
  switch (event.type) {
    case "applicantLate": {
      must(isWaiting(progress) || progress.defense === "called", "late after all");
      freePlace(draft, event);
      const places = [...draft.applicants.values()].map(({ late }) => late ?? 0);
      const late = Math.max(0, ...places) + 1;
      return setProgress(draft, applicantId, { defense: "notCalled", late, postponed: null });
    }
    case "defensePostponed": {
      must(isWaiting(progress) || progress.defense === "called", "postponed after all");
      freePlace(draft, event);
      const { chairId, reason } = event;
      return setProgress(draft, applicantId, {
        defense: "postponed",
        postponed: { chairId, reason },
      });
    }
    case "applicationWithdrawn": {
      must(progress.defense !== "withdrawn", "withdrawn twice");
      freePlace(draft, event);
      const { chairId, document, reason } = event;
      const withdrawn = { chairId, document, reason };
      return setProgress(draft, applicantId, { defense: "withdrawn", withdrawn });
    }
  }
}

function freePlace(draft: Draft, { applicantId }: Pick<Step, "applicantId">): void {
  if (draft.called === applicantId) draft.called = null;
}

const isWaiting = ({ defense }: ApplicantProgress): boolean =>
  defense === "notCalled" || defense === "postponed";

const isHeard = ({ defense }: ApplicantProgress): boolean =>
  defense === "called" || defense === "ended";
