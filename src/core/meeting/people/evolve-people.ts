import type { PersonId } from "../../ids.ts";
import { writable, type Draft } from "../draft.ts";
import { applyJoining } from "./evolve-committee.ts";
import { applyRecusal } from "./evolve-recusal.ts";
import { withoutLeaver } from "../round/evolve-round.ts";
import { bar, noteStep } from "../defense/evolve-undo.ts";
import { must } from "../impossible-fact.ts";
import type { PeopleEvent } from "./people-events.ts";
import { newSession } from "./people-state.ts";
import { sessionNow } from "../who.ts";

export function applyPeople(draft: Draft, event: PeopleEvent): void {
  switch (event.type) {
    case "personCheckedIn": {
      const known =
        draft.facts.experts.has(event.personId) || draft.facts.staff.has(event.personId);
      must(known && !draft.people.has(event.personId), "check-in of an unknown or present person");
      noteStep(draft, event);
      writable(draft, "people").set(event.personId, {
        sessionKey: event.sessionKey,
        present: true,
      });
      return countIn(draft, event.personId);
    }
    case "personCheckedInAgain":
      must(event.session === sessionNow(draft).number, "a check-in for another session");
      noteStep(draft, event);
      setPresent(draft, event.personId, true);
      return countIn(draft, event.personId);
    case "expertLeft": {
      const rounds = draft.rounds.map((round) => withoutLeaver(round, event.expertId));
      // What a round has counted on can't be taken back.
      if (rounds.some((round, index) => round !== draft.rounds[index])) bar(draft, "round");
      else noteStep(draft, event);
      draft.rounds = rounds;
      return setPresent(draft, event.expertId, false);
    }
    case "expertCameBack":
      noteStep(draft, event);
      return setPresent(draft, event.expertId, true);
    case "staffLeft":
      noteStep(draft, event);
      return setPresent(draft, event.staffId, false);
    case "staffCameBack":
      noteStep(draft, event);
      return setPresent(draft, event.staffId, true);
    case "recessBegan":
    case "meetingResumed":
      return applyRecess(draft, event);
    case "pinReset": {
      const { personId, sessionKey, chairId, witnessId } = event;
      const attendance = draft.people.get(personId);
      must(attendance !== undefined, "a PIN reset that nobody had set");
      writable(draft, "people").set(personId, { ...attendance, sessionKey });
      draft.pinResets = [...draft.pinResets, { personId, chairId, witnessId }];
      return;
    }
    case "declarationMade":
    case "recusalDecided":
    case "gradeStruck":
      return applyRecusal(draft, event);
    case "reserveMovedUp":
    case "expertAdded":
      return applyJoining(draft, event);
    case "factAnnotated": {
      const { type: _, v: __, ...annotation } = event;
      draft.annotations = [...draft.annotations, annotation];
      return;
    }
  }
}

type EventOf<T extends PeopleEvent["type"]> = Extract<PeopleEvent, { type: T }>;

/** A recess ends a session and begins the next, for which nobody has checked in yet. */
function applyRecess(draft: Draft, event: EventOf<"recessBegan" | "meetingResumed">): void {
  const session = sessionNow(draft);
  if (event.type === "recessBegan") {
    must(!draft.inRecess, "a recess within a recess");
    const ended = { ...session, recessedBy: event.chairId };
    draft.sessions = [...draft.sessions.slice(0, -1), ended, newSession(session.number + 1)];
    for (const [id, attendance] of draft.people) {
      writable(draft, "people").set(id, { ...attendance, present: false });
    }
    draft.inRecess = true;
    return;
  }
  must(draft.inRecess && event.session === session.number, "a meeting resumed without a recess");
  draft.sessions = [...draft.sessions.slice(0, -1), { ...session, resumedBy: event.chairId }];
  draft.inRecess = false;
  const last = draft.moves.at(-1);
  if (last?.resumedBy === null)
    draft.moves = [...draft.moves.slice(0, -1), { ...last, resumedBy: event.chairId }];
}

function countIn(draft: Draft, personId: PersonId): void {
  const session = sessionNow(draft);
  const counted = { ...session, checkedIn: new Set([...session.checkedIn, personId]) };
  draft.sessions = [...draft.sessions.slice(0, -1), counted];
}

function setPresent(draft: Draft, personId: PersonId, present: boolean): void {
  const attendance = draft.people.get(personId);
  must(attendance !== undefined && attendance.present !== present, "leaving or coming back twice");
  writable(draft, "people").set(personId, { sessionKey: attendance.sessionKey, present });
}
