import type { PersonId } from "../ids.ts";
import type { MeetingState } from "./state.ts";

/** The name of an expert or member of staff; the id where it is unknown. */
export function nameOf(state: MeetingState, personId: PersonId): string {
  return (state.facts.experts.get(personId) ?? state.facts.staff.get(personId))?.name ?? personId;
}
