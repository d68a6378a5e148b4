import type { ApplicantId, PersonId } from "../ids.ts";
import { unreachable } from "../result.ts";
import type {
  DefenseEvent,
  DiscussionEvent,
  GradeEvent,
  MeetingEvent,
  PeopleEvent,
  RoundEvent,
} from "./events.ts";
import type { MeetingFacts } from "./facts.ts";
import { nextRound, openedRound, withoutLeaver } from "./evolve-round.ts";
import { must } from "./impossible-fact.ts";
import { isRecused, presentExperts, quorumNeeded } from "./who.ts";
import {
  newMeeting,
  recusalKey,
  type ApplicantProgress,
  type MeetingState,
  type Round,
} from "./state.ts";

/** Evolve: deterministic, no clock, no chance. Throws `ImpossibleFact`. */
export function evolve(state: MeetingState, event: MeetingEvent): MeetingState {
  const draft = draftOf(state);
  apply(draft, event);
  return draft;
}

/** `evolve` over many events, copying the state once instead of once an event. */
export function replay(facts: MeetingFacts, events: Iterable<MeetingEvent>): MeetingState {
  const draft = draftOf(newMeeting(facts));
  for (const event of events) apply(draft, event);
  return draft;
}

/** The state with its tables copied: only `apply` writes to it, before anyone else sees it. */
type Draft = {
  -readonly [K in keyof MeetingState]: MeetingState[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : MeetingState[K];
};

function draftOf(state: MeetingState): Draft {
  return {
    ...state,
    people: new Map(state.people),
    recusals: new Map(state.recusals),
    applicants: new Map(state.applicants),
  };
}

function apply(draft: Draft, event: MeetingEvent): void {
  if (event.type === "meetingOpened") {
    must(draft.phase === "notOpened", "the meeting is opened once, and first");
    draft.phase = "open";
    draft.opened = event;
    return;
  }
  must(draft.phase === "open", `${event.type} outside the open meeting`);
  switch (event.type) {
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
    case "expertLeft":
    case "expertCameBack":
    case "recusalDecided":
      return applyPeople(draft, event);
    case "applicantCalled":
    case "applicantAbsent":
    case "defenseEnded":
      return applyDefense(draft, event);
    case "sheetsEntered":
    case "gradeRecorded":
    case "conclusionsConfirmed":
      return applyGrades(draft, event);
    case "discussionClosed":
      return applyDiscussion(draft, event);
    case "roundOpened":
    case "emptyBoxConfirmed":
    case "paperHanded":
    case "paperReturned":
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

function applyPeople(draft: Draft, event: PeopleEvent): void {
  switch (event.type) {
    case "personCheckedIn": {
      const known =
        draft.facts.experts.has(event.personId) || draft.facts.staff.has(event.personId);
      must(known && !draft.people.has(event.personId), "check-in of an unknown or present person");
      draft.people.set(event.personId, {
        sessionKey: event.sessionKey,
        present: true,
      });
      return;
    }
    case "expertLeft":
      setPresent(draft, event.expertId, false);
      draft.rounds = draft.rounds.map((round) => withoutLeaver(round, event.expertId));
      return;
    case "expertCameBack":
      return setPresent(draft, event.expertId, true);
    case "recusalDecided": {
      const { expertId, applicantId, recused, reason } = event;
      must(draft.facts.experts.has(expertId), "recusal of an unknown expert");
      progressOf(draft, applicantId);
      draft.recusals.set(recusalKey(expertId, applicantId), {
        expertId,
        applicantId,
        recused,
        reason,
      });
      return;
    }
  }
}

function setPresent(draft: Draft, personId: PersonId, present: boolean): void {
  const attendance = draft.people.get(personId);
  must(attendance !== undefined && attendance.present !== present, "leaving or coming back twice");
  draft.people.set(personId, { sessionKey: attendance.sessionKey, present });
}

function applyDefense(draft: Draft, event: DefenseEvent): void {
  const progress = progressOf(draft, event.applicantId);
  switch (event.type) {
    case "applicantCalled":
      must(draft.called === null && progress.defense === "notCalled", "a call out of turn");
      draft.called = event.applicantId;
      return set(draft, event.applicantId, {
        defense: "called",
        override: event.override,
      });
    case "applicantAbsent":
      must(progress.defense === "called" || progress.defense === "notCalled", "absent after all");
      if (draft.called === event.applicantId) draft.called = null;
      return set(draft, event.applicantId, { defense: "absent" });
    case "defenseEnded":
      must(draft.called === event.applicantId, "the end of a defense that nobody holds");
      draft.called = null;
      return set(draft, event.applicantId, { defense: "ended" });
  }
}

function applyGrades(draft: Draft, event: GradeEvent): void {
  if (event.type === "conclusionsConfirmed") {
    for (const { applicantId, grade, reason } of event.conclusions) {
      must(progressOf(draft, applicantId).conclusion === null, "two conclusions");
      set(draft, applicantId, {
        conclusion: { grade, reason, confirmedBy: event.leaderId },
      });
    }
    return;
  }
  const progress = progressOf(draft, event.applicantId);
  must(isDefended(progress) && progress.conclusion === null, "a grade out of place");
  if (event.type === "sheetsEntered") {
    const side = event.entry === "first" ? "firstEntry" : "secondEntry";
    const entered = event.sheets.map(({ expertId, score }) => [expertId, score] as const);
    return set(draft, event.applicantId, {
      [side]: new Map([...progress[side], ...entered]),
    });
  }
  must(!progress.grades.has(event.expertId), "two grades by one expert");
  const recorded = { score: event.score, source: event.source };
  const grades = new Map([...progress.grades, [event.expertId, recorded] as const]);
  set(draft, event.applicantId, { grades });
}

const isDefended = ({ defense }: ApplicantProgress): boolean =>
  defense === "called" || defense === "ended";

function applyDiscussion(draft: Draft, event: DiscussionEvent): void {
  must(draft.people.has(event.chairId), "a discussion closed by someone who never came");
  const admitted = [...draft.applicants].flatMap(([id, { conclusion }]) =>
    conclusion !== null && conclusion.grade !== "fail" ? [id] : [],
  );
  draft.discussed = new Set([...draft.discussed, ...admitted]);
}

function applyRound(draft: Draft, event: RoundEvent): void {
  if (event.type === "roundOpened") {
    must(event.round === draft.rounds.length + 1, "rounds are numbered without gaps");
    for (const { applicantId } of event.motions) {
      must(draft.discussed.has(applicantId), "a motion not discussed");
    }
    mustBePresent(draft, event);
    draft.rounds = [...draft.rounds, openedRound(event)];
    return;
  }
  const round = draft.rounds[event.round - 1];
  // A tally may be voided when later rounds were held; all else happens to the round at hand.
  const late = event.type === "talliedRoundVoided";
  must(
    round !== undefined && (late || round === draft.rounds.at(-1)),
    `${event.type} out of round`,
  );
  if (late) must(nobodyVotesBut(draft, round), "a tally voided during another round");
  draft.rounds = draft.rounds.with(event.round - 1, nextRound(round, event));
}

function nobodyVotesBut({ rounds }: Draft, round: Round): boolean {
  const last = rounds.at(-1);
  return last === round || last?.status === "announced" || last?.status === "void";
}

/** Who is said to vote must be of the committee and in the room, and they must be the quorum. */
function mustBePresent(draft: Draft, event: Extract<RoundEvent, { type: "roundOpened" }>): void {
  const present = presentExperts(draft).map(({ id }) => id);
  must(sameMembers(present, event.present), "a round of others than those present");
  must(present.length >= quorumNeeded(draft), "a round without the quorum");
  for (const { applicantId, recused } of event.motions) {
    const expected = present.filter((id) => isRecused(draft, id, applicantId));
    must(sameMembers(expected, recused), "a motion with other recusals than were decided");
  }
}

const sameMembers = (a: readonly PersonId[], b: readonly PersonId[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length;

function progressOf(draft: Draft, applicantId: ApplicantId): ApplicantProgress {
  const progress = draft.applicants.get(applicantId);
  must(progress !== undefined, `unknown applicant ${applicantId}`);
  return progress;
}

function set(draft: Draft, id: ApplicantId, change: Partial<ApplicantProgress>): void {
  draft.applicants.set(id, { ...progressOf(draft, id), ...change });
}
