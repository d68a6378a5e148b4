import type { ApplicantId, PersonId } from "../../ids.ts";
import type { MotionCount, PaperReading, WayOfVoting } from "./round-events.ts";

/** The secret ballot. Marks are in none: the desk keeps them apart (see BallotBox). */
export type RoundCommand =
  | {
      readonly type: "openRound";
      readonly way: WayOfVoting;
      readonly motions: readonly ApplicantId[];
      readonly scrutineerId: PersonId;
      readonly tellerId: PersonId;
    }
  /** `projectorChecked`: no projector shows this screen. */
  | { readonly type: "confirmEmptyBox"; readonly projectorChecked: boolean }
  | {
      readonly type: "handPaper";
      readonly expertId: PersonId;
      readonly projectorChecked: boolean;
    }
  /** `slot`: where the desk keeps the counts with this paper sealed, in a round that has 断电续投. */
  | { readonly type: "returnPaper"; readonly expertId: PersonId; readonly slot: string | null }
  | { readonly type: "confirmCodes"; readonly slot: string }
  | { readonly type: "resumeRound" }
  | { readonly type: "destroyCodes"; readonly round: number; readonly note: string | null }
  /** Paper round: who is about to leave has put theirs into the box. */
  | { readonly type: "notePaperInBox"; readonly expertId: PersonId }
  | { readonly type: "closeRound"; readonly reason: string | null }
  | ({ readonly type: "enterPaperCounts" } & PaperReading)
  | { readonly type: "tallyRound"; readonly counts: readonly MotionCount[] }
  | { readonly type: "voidRound"; readonly note: string }
  | { readonly type: "voidTalliedRound"; readonly round: number; readonly note: string }
  | { readonly type: "announceOutcomes" };
