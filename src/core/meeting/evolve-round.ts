import type { PersonId } from "../ids.ts";
import { unreachable } from "../result.ts";
import type { MotionCount, RoundEvent } from "./events.ts";
import { must } from "./impossible-fact.ts";
import type { Round } from "./state.ts";
import { returnedFor } from "./who.ts";

export function openedRound(event: Extract<RoundEvent, { type: "roundOpened" }>): Round {
  const { round: number, motions, chairId, scrutineerId, tellerId } = event;
  return {
    ...{ number, motions, chairId, scrutineerId, tellerId },
    status: "opened",
    present: new Set(event.present),
    presentAtOpening: event.present.length,
    handed: new Set(),
    returned: new Set(),
    closeReason: null,
    counts: [],
    voided: null,
  };
}

/** The round after one more of its events. Throws `ImpossibleFact`. */
export function nextRound(
  round: Round,
  event: Exclude<RoundEvent, { type: "roundOpened" }>,
): Round {
  switch (event.type) {
    case "emptyBoxConfirmed":
      must(round.status === "opened" && round.handed.size === 0, "a box confirmed too late");
      return { ...round, status: "voting" };
    case "paperHanded":
      must(round.status === "voting" && round.present.has(event.expertId), "a paper out of place");
      must(!round.handed.has(event.expertId), "two papers for one expert");
      return { ...round, handed: withOne(round.handed, event.expertId) };
    case "paperReturned":
      must(round.status === "voting" && round.handed.has(event.expertId), "a paper from nowhere");
      must(!round.returned.has(event.expertId), "one paper returned twice");
      must(round.present.has(event.expertId), "a paper of someone who left");
      return { ...round, returned: withOne(round.returned, event.expertId) };
    case "roundClosed":
      must(round.status === "voting", "a close out of place");
      return { ...round, status: "closed", closeReason: event.reason };
    case "roundTallied":
      must(round.status === "closed", "a tally before the close");
      must(fitsPapers(round, event.counts), "a tally that doesn't fit the papers returned");
      return { ...round, status: "tallied", counts: event.counts };
    case "roundVoided":
      must(["opened", "voting", "closed"].includes(round.status), "a void after the tally");
      return {
        ...round,
        status: "void",
        voided: { because: event.because, note: event.note },
      };
    case "outcomesAnnounced":
      must(round.status === "tallied", "an announcement without a tally");
      return { ...round, status: "announced" };
    default:
      return unreachable(event);
  }
}

/** Leaving before returning the paper lowers the round's attendance; after returning, nothing. */
export function withoutLeaver(round: Round, expertId: PersonId): Round {
  const running = round.status === "opened" || round.status === "voting";
  if (!running || !round.present.has(expertId) || round.returned.has(expertId)) return round;
  return { ...round, present: without(round.present, expertId) };
}

/** Each motion once, with as many marks as papers that carried it came back. */
export function fitsPapers(round: Round, counts: readonly MotionCount[]): boolean {
  const marks = new Map(
    counts.map(({ applicantId, approve, reject, abstain }) => [
      applicantId,
      approve + reject + abstain,
    ]),
  );
  const fits = round.motions.every(
    (motion) => marks.get(motion.applicantId) === returnedFor(round, motion),
  );
  return fits && counts.length === round.motions.length;
}

const withOne = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> => new Set([...set, value]);
const without = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> =>
  new Set([...set].filter((one) => one !== value));
