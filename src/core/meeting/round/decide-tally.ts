import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { fewestPapersTallied } from "./decide-round.ts";
import type { MeetingEvent } from "../events.ts";
import type { PaperCount, RoundMotion } from "./round-events.ts";
import { fitsPapers } from "./evolve-round.ts";
import {
  agreementOf,
  checkMarks,
  checkPapers,
  countsOfReading,
  kindIndexOf,
} from "./paper-counts.ts";
import type { MeetingState, Round } from "../state.ts";
import { currentRound, presidingChair, quorumNeeded, recusedFor } from "../who.ts";

/** The counts come from the box, which opens for this only; they must fit the papers returned. */
export function tallyRound(state: MeetingState, { counts }: CommandOf<"tallyRound">): Decided {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (round.status === "tallied") return refuse("ROUND_ALREADY_TALLIED");
  if (round.resumption?.waiting) return refuse("ROUND_WAITS_FOR_CODES");
  if (round.status !== "closed") return refuse("ROUND_NOT_CLOSED");
  if (round.way === "paper") return refuse("ROUND_IS_ON_PAPER");
  if (!fitsPapers(round, counts)) throw new Error("The box doesn't fit the papers");
  return ok([{ type: "roundTallied", v: 1, round: round.number, counts }]);
}

/**
 * One person's reading of a paper round. Nothing follows from it alone; when the other's is the
 * same, the round is tallied, or void where the papers forbid it. Readings that differ stand side by
 * side until somebody enters theirs again.
 */
export function enterPaperCounts(
  state: MeetingState,
  { entry, papers, counts }: CommandOf<"enterPaperCounts">,
): Decided {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (round.way !== "paper") return refuse("ROUND_IS_ON_STATION");
  if (round.status === "tallied") return refuse("ROUND_ALREADY_TALLIED");
  if (round.status !== "closed") return refuse("ROUND_NOT_CLOSED");
  const checked = checkReading(state, round, { papers, counts });
  if (!checked.ok) return checked;
  const number = round.number;
  const entered: MeetingEvent = {
    ...{ type: "paperCountsEntered", v: 1, round: number },
    ...{ entry, papers, counts },
  };
  const agreed = agreementOf(new Map([...round.readings, [entry, { papers, counts }]]));
  if (!agreed) return ok([entered]);
  const because = whyUncountable(state, round, papers);
  if (because) {
    return ok([entered, { type: "roundVoided", v: 1, round: number, because, note: "" }]);
  }
  const tally = countsOfReading(round.kinds, round.motions, agreed);
  return ok([entered, { type: "roundTallied", v: 1, round: number, counts: tally }]);
}

/** Papers that can't be tallied are not counted out at all, so that nobody learns what was marked. */
function checkReading(
  state: MeetingState,
  round: Round,
  reading: Pick<CommandOf<"enterPaperCounts">, "papers" | "counts">,
): Outcome<null> {
  const sound = checkPapers(round.kinds, reading.papers);
  if (!sound.ok) return sound;
  if (whyUncountable(state, round, reading.papers)) {
    return reading.counts.length === 0 ? ok(null) : refuse("PAPERS_NOT_TO_BE_COUNTED");
  }
  return checkMarks(round.kinds, reading, state.facts.rules.abstentionAllowed);
}

/**
 * Why papers in these numbers make the round void; `null` where their marks are to be counted.
 * More returned than issued (DOMAIN §9.14), or than there are voters left, is void; so are too few.
 */
export function whyUncountable(
  state: MeetingState,
  round: Round,
  papers: readonly PaperCount[],
): "tooManyReturned" | "tooFewReturned" | null {
  const paperOf = ({ applicantId }: RoundMotion) => papers[kindIndexOf(round.kinds, applicantId)];
  const tooMany = round.motions.some((motion) => {
    const { issued = 0, returned = 0 } = paperOf(motion) ?? {};
    return returned > issued || returned > round.present.size - recusedFor(round, motion);
  });
  if (tooMany) return "tooManyReturned";
  const { recusedCountTowardQuorum } = state.facts.rules;
  const tooFew = round.motions.some((motion) => {
    const returned = paperOf(motion)?.returned ?? 0;
    const toward = recusedCountTowardQuorum ? returned + recusedFor(round, motion) : returned;
    return returned < fewestPapersTallied || toward < quorumNeeded(state);
  });
  return tooFew ? "tooFewReturned" : null;
}

export function announceOutcomes(state: MeetingState): Decided {
  const round = currentRound(state);
  if (round?.status !== "tallied") return refuse("ROUND_NOT_TALLIED");
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  return ok([{ type: "outcomesAnnounced", v: 1, round: round.number, chairId: chair.id }]);
}
