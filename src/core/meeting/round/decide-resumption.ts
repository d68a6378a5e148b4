import { refuse, type Outcome } from "../../refusals/refusal.ts";
import type { PersonId } from "../../ids.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { codesAreOut } from "./evolve-resumption.ts";
import type { MeetingState, Round } from "../state.ts";
import { currentRound, isPresent, presidingChair, staffPresent } from "../who.ts";

/** Both codes were typed back as they were shown (the desk compares): the round can be voted in. */
export function confirmCodes(state: MeetingState, { slot }: CommandOf<"confirmCodes">): Decided {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (round.resumption === null) return refuse("ROUND_HAS_NO_CODES");
  if (round.resumption.codes !== "unconfirmed") return refuse("CODES_ALREADY_CONFIRMED");
  return ok([{ type: "roundCodesConfirmed", v: 1, round: round.number, slot }]);
}

/** The codes opened the sealed counts (the desk tries them): casting goes on where it stopped. */
export function resumeRound(state: MeetingState): Decided {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (round.resumption?.waiting !== true) return refuse("ROUND_NOT_INTERRUPTED");
  return ok([{ type: "roundResumed", v: 1, round: round.number }]);
}

/** After the tally, or of a round that is void: from then on no old block of the disk tells anything. */
export function destroyCodes(
  state: MeetingState,
  { round: number, note }: CommandOf<"destroyCodes">,
): Decided {
  const round = state.rounds[number - 1];
  if (!round || !codesAreOut(round)) return refuse("CODES_NONE_OUT");
  if (!["tallied", "announced", "void"].includes(round.status)) return refuse("CODES_STILL_NEEDED");
  const people = codeDestroyers(state, round);
  if (!people.ok) return people;
  const [chairId, witnessId] = people.value;
  const said = note?.trim() ?? "";
  const written = said === "" ? null : said;
  const destroyed = { round: number, chairId, witnessId, note: written };
  return ok([{ type: "roundCodesDestroyed", v: 1, ...destroyed }]);
}

/**
 * Who presides, and the scrutineer, who held the other code. Who has left can't be waited for: then
 * the teller, then the supervisor witnesses.
 */
export function codeDestroyers(
  state: MeetingState,
  round: Round,
): Outcome<readonly [PersonId, PersonId]> {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const counter = [round.scrutineerId, round.tellerId].find(
    (id) => id !== chair.id && isPresent(state, id),
  );
  const witness = counter ?? staffPresent(state, "supervisor");
  return witness ? ok([chair.id, witness]) : refuse("NO_SUPERVISOR_PRESENT");
}

/** A round that is over while slips with its codes are still about, if any. */
export const roundWithCodesOut = (state: MeetingState): Round | undefined =>
  state.rounds.find((round) => codesAreOut(round));
