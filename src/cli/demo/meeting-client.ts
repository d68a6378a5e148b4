import type { ActAnswer, OpenedMeeting } from "../../contract/answers.ts";
import { authorizersOf } from "../../contract/requests/request-authority.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { Desk } from "../../contract/table.ts";
import type { Manifest } from "../../core/bundle/manifest.ts";
import type { PersonId } from "../../core/ids.ts";
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
      const pins = [...pinsOf(valueOf(authorizersOf(state, request)))];
      const answer = valueOf(await desk["meeting.act"]({ commandId: newId(), request, pins }));
      state = answer.records.reduce((before, { event }) => evolve(before, event), state);
      return answer;
    },
  };
}
