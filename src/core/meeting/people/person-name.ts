import type { PersonId } from "../../ids.ts";
import { joinedWords } from "../../words.ts";
import type { MeetingState } from "../state.ts";

/** The name of an expert or member of staff; the id where it is unknown. */
export function nameOf(state: MeetingState, personId: PersonId): string {
  return (state.facts.experts.get(personId) ?? state.facts.staff.get(personId))?.name ?? personId;
}

/** `候补递补` or `现场增补`; empty for who was of the committee from the beginning. */
export function joinedText({ joined }: MeetingState, personId: PersonId): string {
  const own = joined.find(({ expertId }) => expertId === personId);
  return own ? joinedWords[own.how] : "";
}

/** The name with what every report says of it: `张三（现场增补）`. */
export function markedName(state: MeetingState, personId: PersonId): string {
  const how = joinedText(state, personId);
  return how === "" ? nameOf(state, personId) : `${nameOf(state, personId)}（${how}）`;
}
