import type { RoundCode } from "../../contract/answers.ts";
import type { PersonId } from "../../core/ids.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import type { MeetingState, Round } from "../../core/meeting/state.ts";
import { currentRound, presidingChair } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { authorize, type EnteredPin } from "./authorize.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { codeInGroups } from "./round-codes.ts";

export type CodeHolder = "chair" | "scrutineer";

/**
 * One code for its holder's eyes. No fact follows: nothing of a code may be written. Refuses as
 * `authorize`, and with NO_ROUND, ROUND_HAS_NO_CODES, CODES_ALREADY_CONFIRMED, AUTHORITY_MISSING.
 */
export async function showCode(
  session: MeetingSession,
  holder: CodeHolder,
  pins: readonly EnteredPin[],
): Promise<Outcome<RoundCode>> {
  const round = currentRound(session.state);
  if (!round) return refuse("NO_ROUND");
  if (!round.resumption) return refuse("ROUND_HAS_NO_CODES");
  if (round.resumption.codes !== "unconfirmed") return refuse("CODES_ALREADY_CONFIRMED");
  const personId = holderOf(session.state, round, holder);
  if (!personId) return refuse("NO_CHAIR_PRESENT");
  const authorized = await authorize(session, pins);
  if (!authorized.ok) return authorized;
  if (!authorized.value.has(personId)) {
    return refuse("AUTHORITY_MISSING", { name: nameOf(session.state, personId) });
  }
  const [chair, scrutineer] = session.slots.codes(round);
  return ok({ code: codeInGroups(holder === "chair" ? chair : scrutineer) });
}

function holderOf(state: MeetingState, round: Round, holder: CodeHolder): PersonId | undefined {
  return holder === "chair" ? presidingChair(state)?.id : round.scrutineerId;
}
