import type { ApplicantId, PersonId } from "../../ids.ts";
import type { SheetEntry } from "../grades/grade-events.ts";
import type { ResumptionEvent } from "./resumption-events.ts";

export type RoundEvent =
  | {
      readonly type: "roundOpened";
      readonly v: 1;
      /** 1, 2, … over the whole meeting, void rounds included. */
      readonly round: number;
      readonly way: WayOfVoting;
      readonly motions: readonly RoundMotion[];
      readonly present: readonly PersonId[];
      readonly chairId: PersonId;
      readonly scrutineerId: PersonId;
      readonly tellerId: PersonId;
    }
  | {
      readonly type: "emptyBoxConfirmed";
      readonly v: 1;
      readonly round: number;
      /** The scrutineer saw that no projector shows the screen; false on paper. */
      readonly projectorChecked: boolean;
    }
  | {
      readonly type: "paperHanded";
      readonly v: 1;
      readonly round: number;
      readonly expertId: PersonId;
    }
  /** On paper only of those who leave the room: that theirs is in the box. */
  | {
      readonly type: "paperReturned";
      readonly v: 1;
      readonly round: number;
      readonly expertId: PersonId;
    }
  | ResumptionEvent
  | {
      readonly type: "roundClosed";
      readonly v: 1;
      readonly round: number;
      readonly chairId: PersonId;
      /** Why it closed before all papers were back; null when all were. */
      readonly reason: string | null;
    }
  /**
   * On paper: one person's reading of the box, after the close. Decides nothing until the other's is
   * the same. `counts` is empty where the numbers of papers forbid counting them out.
   */
  | ({
      readonly type: "paperCountsEntered";
      readonly v: 1;
      readonly round: number;
    } & PaperReading)
  /** Scrutineer and teller confirmed issued = returned + not returned, then the counts were read. */
  | {
      readonly type: "roundTallied";
      readonly v: 1;
      readonly round: number;
      readonly counts: readonly MotionCount[];
    }
  | {
      readonly type: "roundVoided";
      readonly v: 1;
      readonly round: number;
      readonly because: Exclude<VoidReason, "afterTally">;
      readonly note: string;
    }
  /** A tally that stays on record and no longer decides: a recusal found afterwards, for one. */
  | {
      readonly type: "talliedRoundVoided";
      readonly v: 1;
      readonly round: number;
      readonly chairId: PersonId;
      readonly supervisorId: PersonId;
      readonly note: string;
    }
  | {
      readonly type: "outcomesAnnounced";
      readonly v: 1;
      readonly round: number;
      readonly chairId: PersonId;
    };

/** 表决事项, frozen at the opening. */
export interface RoundMotion {
  readonly applicantId: ApplicantId;
  /** Experts present who may not vote on it. */
  readonly recused: readonly PersonId[];
}

/** 表决方式: marked on this station, or on printed papers that two people count. */
export type WayOfVoting = "station" | "paper";

export type VoidReason =
  "interrupted" | "belowQuorum" | "tooFewReturned" | "tooManyReturned" | "chair" | "afterTally";

export interface MotionCount {
  readonly applicantId: ApplicantId;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** 废票: papers that don't count for any of their motions. On paper only. */
  readonly spoiled: number;
  /** 无法辨认: this row of a paper that otherwise counts. On paper only. */
  readonly unreadable: number;
}

/** What one person reads off a paper round: `first` is the scrutineer's, `second` the teller's. */
export interface PaperReading {
  readonly entry: SheetEntry;
  /** One for each kind, in the order of `paperKinds`. */
  readonly papers: readonly PaperCount[];
  readonly counts: readonly Omit<MotionCount, "spoiled">[];
}

export interface PaperCount {
  /** 1, 2, …: see `paperKinds`. */
  readonly kind: number;
  readonly issued: number;
  readonly returned: number;
  readonly spoiled: number;
}

export type Mark = "approve" | "reject" | "abstain";
