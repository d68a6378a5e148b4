import { must } from "../impossible-fact.ts";
import type { ResumptionEvent } from "./resumption-events.ts";
import type { Resumption, Round } from "../state.ts";

export const newResumption: Resumption = {
  codes: "unconfirmed",
  slot: null,
  waiting: false,
  resumed: 0,
};

/** The round after one more event of its 断电续投. Throws `ImpossibleFact`. */
export function nextResumption(
  round: Round,
  event: Exclude<ResumptionEvent, { type: "paperReturned" }>,
): Round {
  const { resumption } = round;
  must(resumption !== null, "codes of a round that has none");
  switch (event.type) {
    case "roundCodesConfirmed":
      must(round.status === "opened" && resumption.codes === "unconfirmed", "codes out of place");
      return { ...round, resumption: { ...resumption, codes: "confirmed", slot: event.slot } };
    case "roundInterrupted":
      must(mayBeResumed(round), "an interruption of a round that can't be taken up again");
      return { ...round, resumption: { ...resumption, waiting: true } };
    case "roundResumed": {
      must(resumption.waiting, "a round resumed that wasn't interrupted");
      const resumed = resumption.resumed + 1;
      return { ...round, resumption: { ...resumption, waiting: false, resumed } };
    }
    case "roundCodesDestroyed":
      must(codesAreOut(round), "codes destroyed twice, or never made");
      must(["tallied", "announced", "void"].includes(round.status), "codes destroyed too early");
      return {
        ...round,
        resumption: { ...resumption, codes: event.note === null ? "destroyed" : "lost" },
      };
  }
}

/** Whether an interruption now leaves a round that the two codes can take up again. */
export function mayBeResumed({ status, resumption }: Round): boolean {
  return resumption?.codes === "confirmed" && ["opened", "voting", "closed"].includes(status);
}

/** Whether slips with this round's codes are still about. */
export const codesAreOut = ({ resumption }: Round): boolean => resumption?.codes === "confirmed";
