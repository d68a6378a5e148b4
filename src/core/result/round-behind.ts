import type { MeetingCommand } from "../meeting/commands.ts";
import type { RoundEvent } from "../meeting/round/round-events.ts";
import type { MeetingState } from "../meeting/state.ts";
import { currentRound } from "../meeting/who.ts";
import { unreachable } from "../result.ts";

/** The command that an event of a round answers; `undefined` for what the desk says itself. */
export function roundBehind(state: MeetingState, event: RoundEvent): MeetingCommand | undefined {
  switch (event.type) {
    case "roundOpened": {
      const { way, scrutineerId, tellerId } = event;
      const motions = event.motions.map(({ applicantId }) => applicantId);
      return { type: "openRound", way, motions, scrutineerId, tellerId };
    }
    case "emptyBoxConfirmed":
      return { type: "confirmEmptyBox", projectorChecked: event.projectorChecked };
    case "paperHanded":
      return { type: "handPaper", expertId: event.expertId, projectorChecked: true };
    case "paperReturned": {
      const { expertId } = event;
      const slot = event.v === 2 ? event.slot : null;
      const onPaper = currentRound(state)?.way === "paper";
      return onPaper
        ? { type: "notePaperInBox", expertId }
        : { type: "returnPaper", expertId, slot };
    }
    case "roundCodesConfirmed":
      return { type: "confirmCodes", slot: event.slot };
    case "roundInterrupted":
      return undefined;
    case "roundResumed":
      return { type: "resumeRound" };
    case "roundCodesDestroyed":
      return { type: "destroyCodes", round: event.round, note: event.note };
    case "roundClosed":
      return { type: "closeRound", reason: event.reason };
    case "paperCountsEntered": {
      const { entry, papers, counts } = event;
      return { type: "enterPaperCounts", entry, papers, counts };
    }
    case "roundTallied":
      return { type: "tallyRound", counts: event.counts };
    case "roundVoided":
      return { type: "voidRound", note: event.note };
    case "talliedRoundVoided":
      return { type: "voidTalliedRound", round: event.round, note: event.note };
    case "outcomesAnnounced":
      return { type: "announceOutcomes" };
    default:
      return unreachable(event);
  }
}
