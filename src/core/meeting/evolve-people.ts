import type { PersonId } from "../ids.ts";
import { progressOf, type Draft } from "./draft.ts";
import { withoutLeaver } from "./evolve-round.ts";
import { must } from "./impossible-fact.ts";
import type { PeopleEvent } from "./people-events.ts";
import { recusalKey } from "./state.ts";

export function applyPeople(draft: Draft, event: PeopleEvent): void {
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
