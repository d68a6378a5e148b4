import type { ActAnswer, OpenedMeeting } from "../../contract/answers.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { Desk } from "../../contract/table.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
import { whoAuthorizes } from "../../core/meeting/authority.ts";
import type { MeetingCommand } from "../../core/meeting/commands.ts";
import { evolve, replay } from "../../core/meeting/evolve.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { valueOf } from "../../desk/sealed/fault.ts";

/** An open meeting as a screen has it: what is known, and commands over the contract. */
export interface MeetingClient {
  readonly manifest: Manifest;
  readonly state: () => MeetingState;
  /** Asks the people whose PIN the command needs, and sends it. A refusal is thrown as a `Fault`. */
  readonly act: (request: MeetingRequest) => Promise<ActAnswer>;
  readonly pinsOf: (people: readonly PersonId[]) => readonly EnteredPin[];
}

export interface EnteredPin {
  readonly personId: PersonId;
  readonly pin: string;
}

/** `pinOf` gives the PIN that a person chose at check-in. */
export function createMeetingClient(
  desk: Desk,
  { manifest, records }: OpenedMeeting,
  pinOf: (personId: PersonId) => string,
  newId: () => string,
): MeetingClient {
  let state = replay(
    meetingFacts(manifest),
    records.map(({ event }) => event),
  );
  const pinsOf = (people: readonly PersonId[]) =>
    people.map((personId) => ({ personId, pin: pinOf(personId) }));
  return {
    manifest,
    state: () => state,
    pinsOf,
    act: async (request) => {
      const pins = [...pinsOf(authorizers(state, request))];
      const answer = valueOf(await desk["meeting.act"]({ commandId: newId(), request, pins }));
      state = answer.records.reduce((before, { event }) => evolve(before, event), state);
      return answer;
    },
  };
}

/** Core's own table of whose PIN a command needs, as the screens read it too. */
function authorizers(state: MeetingState, request: MeetingRequest): readonly PersonId[] {
  switch (request.type) {
    // A new PIN is set, a paper returned, a page open already: nobody has one to show.
    case "checkIn":
    case "keepPrivatePage":
    case "castPaper":
    // Who types the codes shows no PIN besides.
    case "confirmCodes":
    case "resumeRound":
      return [];
    case "resetPin":
      return wanted(state, { type: "resetPin", personId: request.personId, sessionKey: "" });
    case "submitGrade":
    case "correctGrade":
      return wanted(state, { ...request, signature: "" });
    case "signOpinions":
      return request.signers;
    case "tallyRound":
      return wanted(state, { type: "tallyRound", counts: [] });
    default:
      return wanted(state, request);
  }
}

const wanted = (state: MeetingState, command: MeetingCommand): readonly PersonId[] =>
  valueOf(whoAuthorizes(state, command));
