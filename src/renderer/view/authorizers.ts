import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import { personId, type PersonId } from "../../core/ids.ts";
import { whoAuthorizes } from "../../core/meeting/authority.ts";
import type { MeetingCommand } from "../../core/meeting/commands.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";

/** Whose PINs the screen must ask for. At check-in the person sets a PIN instead. */
export function authorizersOf(
  state: MeetingState,
  request: MeetingRequest,
): Outcome<readonly PersonId[]> {
  return request.type === "checkIn" ? ok([]) : whoAuthorizes(state, commandLike(request));
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

/** The request as core's table of authority reads it; what only the desk knows is left empty. */
function commandLike(request: MeetingRequest): MeetingCommand {
  switch (request.type) {
    case "checkIn":
      return { type: "checkIn", personId: request.personId, sessionKey: "" };
    case "resetPin":
      return { type: "resetPin", personId: request.personId, sessionKey: "" };
    case "submitGrade":
    case "correctGrade":
      return { ...request, signature: "" };
    case "signOpinions": {
      const { type, panelId, opinions, signers } = request;
      const signatures = signers.map((id) => ({ personId: id, signature: "" }));
      return { type, panelId, opinions, signatures };
    }
    case "keepPrivatePage": {
      const { applicantId } = request;
      // Whose page it is, the desk knows by the token; no PIN is asked for.
      const empty = { authorId: personId(""), purpose: "gradeDraft", commitment: "" } as const;
      return { type: "keepPrivatePage", applicantId, ...empty };
    }
    case "tallyRound":
      return { type: "tallyRound", counts: [] };
    case "castPaper":
      return { type: "returnPaper", expertId: request.expertId, slot: null };
    case "confirmCodes":
      return { type: "confirmCodes", slot: "" };
    case "resumeRound":
      return { type: "resumeRound" };
    default:
      return request;
  }
}
