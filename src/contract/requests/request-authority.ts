import type { PersonId } from "../../core/ids.ts";
import { whoAuthorizes } from "../../core/meeting/authority.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { MeetingRequest } from "./meeting-request.ts";

/** Whose PINs a request needs, by core's table. At check-in the person sets a PIN instead. */
export function authorizersOf(
  state: MeetingState,
  request: MeetingRequest,
): Outcome<readonly PersonId[]> {
  switch (request.type) {
    case "checkIn":
      return ok([]);
    case "castPaper":
      return whoAuthorizes(state, { type: "returnPaper", expertId: request.expertId });
    case "signOpinions": {
      const signatures = request.signers.map((id) => ({ personId: id }));
      return whoAuthorizes(state, { ...request, signatures });
    }
    default:
      return whoAuthorizes(state, request);
  }
}

/** Everyone whose PIN any of the requests needs, each once, in the order they come up. */
export function allAuthorizers(
  state: MeetingState,
  requests: readonly MeetingRequest[],
): Outcome<readonly PersonId[]> {
  const people = new Set<PersonId>();
  for (const request of requests) {
    const named = authorizersOf(state, request);
    if (!named.ok) return named;
    for (const id of named.value) people.add(id);
  }
  return ok([...people]);
}
