import type { PersonId } from "../../ids.ts";
import { unreachable } from "../../result.ts";
import type { MotionCount, RoundEvent } from "./round-events.ts";
import { must } from "../impossible-fact.ts";
import type { Round } from "../state.ts";
import { newResumption, nextResumption } from "./evolve-resumption.ts";
import { agreementOf, countsOfReading } from "./paper-counts.ts";
import { paperKinds } from "./paper-kinds.ts";
import { returnedFor } from "../who.ts";

export function openedRound(
  event: Extract<RoundEvent, { type: "roundOpened" }>,
  session: number,
  resumable: boolean,
): Round {
  const { round: number, way, motions, chairId, scrutineerId, tellerId } = event;
  return {
    ...{ number, session, way, motions, chairId, scrutineerId, tellerId },
    kinds: way === "paper" ? paperKinds(motions, new Set(event.present)) : [],
    status: "opened",
    present: new Set(event.present),
    presentAtOpening: event.present.length,
    handed: new Set(),
    returned: new Set(),
    closeReason: null,
    readings: new Map(),
    agreed: null,
    counts: [],
    voided: null,
    resumption: way === "station" && resumable ? newResumption : null,
  };
}

/** The round after one more of its events. Throws `ImpossibleFact`. */
export function nextRound(
  round: Round,
  event: Exclude<RoundEvent, { type: "roundOpened" }>,
): Round {
  const { resumption } = round;
  must(!resumption?.waiting || goesOnWaiting.has(event.type), "a round went on without its codes");
  switch (event.type) {
    case "roundCodesConfirmed":
    case "roundInterrupted":
    case "roundResumed":
    case "roundCodesDestroyed":
      return nextResumption(round, event);
    case "emptyBoxConfirmed":
      must(round.status === "opened" && round.handed.size === 0, "a box confirmed too late");
      must(round.way === "paper" || event.projectorChecked, "a projector nobody looked at");
      must(resumption === null || resumption.codes === "confirmed", "a box before its codes");
      return { ...round, status: "voting" };
    case "paperHanded":
      must(round.way === "station", "a printed paper handed over by the station");
      must(round.status === "voting" && round.present.has(event.expertId), "a paper out of place");
      must(!round.handed.has(event.expertId), "two papers for one expert");
      return { ...round, handed: withOne(round.handed, event.expertId) };
    case "paperReturned":
      must(
        round.status === "voting" && (round.way === "paper" || round.handed.has(event.expertId)),
        "a paper from nowhere",
      );
      must(!round.returned.has(event.expertId), "one paper returned twice");
      must(round.present.has(event.expertId), "a paper of someone who left");
      must(
        (event.v === 2) === (resumption !== null),
        "a paper kept another way than the rules say",
      );
      return {
        ...round,
        returned: withOne(round.returned, event.expertId),
        resumption: resumption && event.v === 2 ? { ...resumption, slot: event.slot } : null,
      };
    case "roundClosed":
      must(round.status === "voting", "a close out of place");
      return { ...round, status: "closed", closeReason: event.reason };
    case "paperCountsEntered": {
      must(round.way === "paper" && round.status === "closed", "a reading out of place");
      const { entry, papers, counts } = event;
      const readings = new Map([...round.readings, [entry, { papers, counts }] as const]);
      return { ...round, readings, agreed: agreementOf(readings) };
    }
    case "roundTallied":
      must(round.status === "closed", "a tally before the close");
      must(fitsPapers(round, event.counts), "a tally that doesn't fit the papers returned");
      must(fitsReadings(round, event.counts), "a tally that two people didn't read alike");
      return { ...round, status: "tallied", counts: event.counts };
    case "roundVoided":
      must(["opened", "voting", "closed"].includes(round.status), "a void after the tally");
      must(
        event.because !== "interrupted" || resumption?.codes !== "confirmed",
        "an interruption that the rules let the round outlive",
      );
      return {
        ...round,
        status: "void",
        resumption: resumption && { ...resumption, waiting: false },
        voided: { because: event.because, note: event.note },
      };
    case "talliedRoundVoided":
      must(["tallied", "announced"].includes(round.status), "a tally voided that isn't there");
      return { ...round, status: "void", voided: { because: "afterTally", note: event.note } };
    case "outcomesAnnounced":
      must(round.status === "tallied", "an announcement without a tally");
      return { ...round, status: "announced" };
    default:
      return unreachable(event);
  }
}

/** What may happen to a round that waits for its codes. */
const goesOnWaiting: ReadonlySet<RoundEvent["type"]> = new Set(["roundResumed", "roundVoided"]);

/** Leaving before returning the paper lowers the round's attendance; after returning, nothing. */
export function withoutLeaver(round: Round, expertId: PersonId): Round {
  const running = round.status === "opened" || round.status === "voting";
  if (!running || !round.present.has(expertId) || round.returned.has(expertId)) return round;
  return { ...round, present: without(round.present, expertId) };
}

/** Each motion once, with as many marks as papers that carried it came back. */
export function fitsPapers(round: Round, counts: readonly MotionCount[]): boolean {
  const marks = new Map(
    counts.map(({ applicantId, approve, reject, abstain, spoiled, unreadable }) => [
      applicantId,
      approve + reject + abstain + spoiled + unreadable,
    ]),
  );
  const fits = round.motions.every(
    (motion) => marks.get(motion.applicantId) === returnedFor(round, motion),
  );
  return fits && counts.length === round.motions.length;
}

/** On paper the tally is what both people read; on the station nothing is spoiled or unreadable. */
function fitsReadings(round: Round, counts: readonly MotionCount[]): boolean {
  if (round.way === "station") {
    return counts.every(({ spoiled, unreadable }) => spoiled === 0 && unreadable === 0);
  }
  const { agreed: read } = round;
  return read !== null && sameCounts(countsOfReading(round.kinds, round.motions, read), counts);
}

function sameCounts(read: readonly MotionCount[], counts: readonly MotionCount[]): boolean {
  return read.every((one) => {
    const stated = counts.find(({ applicantId }) => applicantId === one.applicantId);
    return (["approve", "reject", "abstain", "spoiled", "unreadable"] as const).every(
      (field) => stated?.[field] === one[field],
    );
  });
}

const withOne = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> => new Set([...set, value]);
const without = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> =>
  new Set([...set].filter((one) => one !== value));
