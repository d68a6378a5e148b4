import type { RequestOf } from "../../contract/requests/meeting-request.ts";
import { mayBeResumed } from "../../core/meeting/round/evolve-resumption.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { plain, type Prepared } from "./prepared.ts";

/** Takes the marks off the request; in a round that has 断电续投 the new counts are sealed first. */
export async function prepareCast(
  { ballots, slots, state }: MeetingSession,
  { expertId, paper, marks }: RequestOf<"castPaper">,
): Promise<Outcome<Prepared>> {
  const command = { type: "returnPaper", expertId, slot: null } as const;
  const round = currentRound(state);
  // A second cast, or one after the close, is core's to refuse; it knows the better reason.
  if (round?.status !== "voting" || round.way === "paper") return plain(command);
  if (round.resumption?.waiting) return plain(command);
  if (round.returned.has(expertId) || !round.handed.has(expertId)) return plain(command);
  const cast = { expertId, paper, marks };
  const whole = ballots.check(cast, state.facts.rules.abstentionAllowed);
  if (!whole.ok) return whole;
  if (!round.resumption || !round.present.has(expertId)) return plain(command, { cast });
  const slot = await slots.write(ballots.with(cast));
  return slot.ok ? plain({ ...command, slot: slot.value }, { cast }) : slot;
}

/** Only while nothing depends on the codes: what is on the disk is made anew. */
export async function prepareCodes(
  { slots, state }: MeetingSession,
  { chairCode, scrutineerCode }: RequestOf<"confirmCodes">,
): Promise<Outcome<Prepared>> {
  const command = { type: "confirmCodes", slot: "" } as const;
  const round = currentRound(state);
  if (round?.resumption?.codes !== "unconfirmed") return plain(command);
  const slot = await slots.confirm(round, [chairCode, scrutineerCode]);
  return slot.ok ? plain({ ...command, slot: slot.value }) : slot;
}

/** Not a person's number: the codes have a count of their own. */
const codesTried = "codes of the round";

/** Wrong codes are counted like wrong PINs: after some, each further try has to wait longer. */
export async function prepareResumption(
  { slots, state, pins }: MeetingSession,
  { chairCode, scrutineerCode }: RequestOf<"resumeRound">,
): Promise<Outcome<Prepared>> {
  const command = { type: "resumeRound" } as const;
  const round = currentRound(state);
  if (round?.resumption?.waiting !== true) return plain(command);
  const seconds = await pins.secondsLeft(codesTried);
  if (seconds > 0) return refuse("CODES_TOO_MANY", { seconds });
  const box = await slots.resume(round, [chairCode, scrutineerCode]);
  if (!box.ok) {
    if (box.error.code === "CODES_WRONG") await pins.failed(codesTried);
    return box;
  }
  await pins.succeeded(codesTried);
  return plain(command, { box: box.value });
}

/** Nothing may be left that the slips would open, not even after a disk that failed at the tally. */
export async function prepareDestruction(
  { slots, state }: MeetingSession,
  request: RequestOf<"destroyCodes">,
): Promise<Outcome<Prepared>> {
  const round = currentRound(state);
  if (round && mayBeResumed(round)) return plain(request);
  const destroyed = await slots.destroy();
  return destroyed.ok ? plain(request) : destroyed;
}

/** No count leaves the box before the close, not even into core. */
export function prepareTally({ ballots, state }: MeetingSession): Outcome<Prepared> {
  const round = currentRound(state);
  const isBoxClosed =
    round?.way === "station" && round.status === "closed" && !round.resumption?.waiting;
  const counts = isBoxClosed ? ballots.counts() : [];
  return plain({ type: "tallyRound", counts });
}
