import { unreachable } from "../result.ts";
import { draftOf, progressOf, setProgress, stateOf, type Draft } from "./draft.ts";
import type { MeetingEvent } from "./events.ts";
import { applyCorrection } from "./grades/evolve-corrections.ts";
import { applyDefense } from "./defense/evolve-defense.ts";
import { applyDiscussion } from "./discussion/evolve-discussion.ts";
import { applyForms } from "./forms/evolve-forms.ts";
import type { FormEvent } from "./forms/form-events.ts";
import { applyGrades } from "./grades/evolve-grades.ts";
import { applyPeople } from "./people/evolve-people.ts";
import { applyPrivatePage } from "./reading/evolve-private-pages.ts";
import { applyReading } from "./reading/evolve-reading.ts";
import { applyRound } from "./round/evolve-rounds.ts";
import { barUndo } from "./defense/evolve-undo.ts";
import type { MeetingFacts } from "./facts.ts";
import { applyMove, applyRestoring } from "./journal/evolve-journal.ts";
import { must } from "./impossible-fact.ts";
import { newMeeting, type MeetingState } from "./state.ts";
import { presentExperts } from "./who.ts";

/** Evolve: deterministic, no clock, no chance. Throws `ImpossibleFact`. */
export function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  const draft = draftOf(state);
  apply(draft, event);
  return stateOf(draft);
}

/** `evolve` over many events, copying the state once instead of once an event. */
export function replay(facts: MeetingFacts, events: Iterable<MeetingEvent>): MeetingState {
  return replayFrom(newMeeting(facts), events);
}

/** The same from a state that earlier events came to. */
export function replayFrom(state: MeetingState, events: Iterable<MeetingEvent>): MeetingState {
  const replaying = beginReplay(state);
  for (const event of events) replaying.follow(event);
  return replaying.end();
}

/** A replay in many short turns. */
export interface Replaying {
  readonly follow: (event: MeetingEvent) => void;
  /** The state; called once, last. */
  readonly end: () => MeetingState;
}

export function beginReplay(state: MeetingState): Replaying {
  const draft = draftOf(state);
  return { follow: (event) => apply(draft, event), end: () => stateOf(draft) };
}

function apply(draft: Draft, event: MeetingEvent): void {
  follow(draft, event);
  noteHearers(draft);
}

/** Who comes in while an applicant is heard has heard this applicant too. */
function noteHearers(draft: Draft): void {
  if (draft.called === null) return;
  const { heardBy } = progressOf(draft, draft.called);
  const arrived = presentExperts(draft).filter(({ id }) => !heardBy.has(id));
  if (arrived.length === 0) return;
  const all = new Set([...heardBy, ...arrived.map(({ id }) => id)]);
  setProgress(draft, draft.called, { heardBy: all });
}

const isFormEvent = (event: MeetingEvent): event is FormEvent =>
  event.type === "formsPrinted" ||
  event.type === "formsSigned" ||
  event.type === "formSigningTakenBack";

function follow(draft: Draft, event: MeetingEvent): void {
  if (event.type === "meetingOpened") {
    must(draft.phase === "notOpened", "the meeting is opened once, and first");
    draft.phase = "open";
    draft.opened = event;
    return;
  }
  if (event.type === "journalRestored") {
    barUndo(draft, event);
    applyRestoring(draft, event);
    return;
  }
  if (isFormEvent(event)) return applyForms(draft, event);
  must(draft.phase === "open", `${event.type} outside the open meeting`);
  barUndo(draft, event);
  switch (event.type) {
    case "meetingMoved":
      return applyMove(draft, event);
    case "validityDoubted":
      must(draft.validity === "sound", "a validity doubted twice");
      draft.validity = event;
      return;
    case "validityAccepted":
      must(typeof draft.validity === "object", "a validity accepted that nobody doubted");
      draft.validity = "accepted";
      return;
    case "meetingLocked":
      draft.phase = "locked";
      draft.lockNote = event.note;
      return;
    case "personCheckedIn":
    case "personCheckedInAgain":
    case "expertLeft":
    case "expertCameBack":
    case "staffLeft":
    case "staffCameBack":
    case "recessBegan":
    case "meetingResumed":
    case "pinReset":
    case "declarationMade":
    case "reserveMovedUp":
    case "expertAdded":
    case "factAnnotated":
    case "recusalDecided":
    case "gradeStruck":
      return applyPeople(draft, event);
    case "materialsJudged":
    case "materialsVerdictsConfirmed":
    case "materialsVerdictCorrected":
    case "originalsChecked":
    case "applicationVetoed":
      return applyReading(draft, event);
    case "applicantCalled":
    case "applicantAbsent":
    case "defenseEnded":
    case "drawsRecorded":
    case "identityChecked":
    case "statementStarted":
    case "questionsStarted":
    case "clockPaused":
    case "clockContinued":
    case "answersRecorded":
    case "answersCorrected":
    case "applicantLate":
    case "defensePostponed":
    case "applicationWithdrawn":
    case "stepUndone":
      return applyDefense(draft, event);
    case "sheetsEntered":
    case "gradeRecorded":
    case "conclusionsConfirmed":
      return applyGrades(draft, event);
    case "privatePageKept":
      return applyPrivatePage(draft, event);
    case "gradeCorrected":
    case "conclusionCorrected":
      return applyCorrection(draft, event);
    case "opinionsSigned":
    case "discussionClosed":
      return applyDiscussion(draft, event);
    case "roundOpened":
    case "emptyBoxConfirmed":
    case "paperHanded":
    case "paperReturned":
    case "roundCodesConfirmed":
    case "roundInterrupted":
    case "roundResumed":
    case "roundCodesDestroyed":
    case "roundClosed":
    case "paperCountsEntered":
    case "roundTallied":
    case "roundVoided":
    case "talliedRoundVoided":
    case "outcomesAnnounced":
      return applyRound(draft, event);
    default:
      return unreachable(event);
  }
}
