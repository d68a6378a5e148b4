import type { ApplicantId, PanelId, PersonId } from "../ids.ts";
import type { Grade, Score } from "../rules/grade.ts";

/**
 * Past-tense facts of one meeting. The fields of a released `v` never change.
 * No event holds, or depends on, how anyone marked a ballot paper before the tally.
 */
export type MeetingEvent =
  | PeopleEvent
  | DefenseEvent
  | GradeEvent
  | DiscussionEvent
  | RoundEvent
  | {
      readonly type: "meetingOpened";
      readonly v: 1;
      readonly bundleId: string;
      readonly serial: number;
      /** SHA-256 of the manifest's payload bytes, 64 hex digits. */
      readonly bundleHash: string;
      readonly rulesHash: string;
      /** Ed25519 key of the station that keeps this journal, 64 hex digits. */
      readonly stationKey: string;
    }
  /**
   * The station's clock says that the bundle may not be used today. The clock may be wrong, so the
   * chair decides; until then nothing but checking in goes on. Dates are `YYYY-MM-DD`.
   */
  | {
      readonly type: "validityDoubted";
      readonly v: 1;
      readonly because: "expired" | "clockBehind";
      readonly clockDate: string;
      readonly validUntil: string;
    }
  | {
      readonly type: "validityAccepted";
      readonly v: 1;
      readonly chairId: PersonId;
      readonly reason: string;
    }
  /** After this nothing can be changed; the session keys are destroyed once the result is signed. */
  | {
      readonly type: "meetingLocked";
      readonly v: 1;
      readonly chairId: PersonId;
      readonly secretaryId: PersonId;
      /** Why it was locked with business left undone; null when nothing was. */
      readonly note: string | null;
    };

export type PeopleEvent =
  /** Expert or staff; `sessionKey` is the Ed25519 key that this PIN unlocks, 64 hex digits. */
  | {
      readonly type: "personCheckedIn";
      readonly v: 1;
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  | { readonly type: "expertLeft"; readonly v: 1; readonly expertId: PersonId }
  | {
      readonly type: "expertCameBack";
      readonly v: 1;
      readonly expertId: PersonId;
    }
  | {
      readonly type: "recusalDecided";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly recused: boolean;
      readonly reason: string;
      readonly chairId: PersonId;
    };

export type DefenseEvent =
  | {
      readonly type: "applicantCalled";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      /** Set when the chair let in someone without a passed exam. */
      readonly override: {
        readonly chairId: PersonId;
        readonly reason: string;
      } | null;
    }
  | {
      readonly type: "applicantAbsent";
      readonly v: 1;
      readonly applicantId: ApplicantId;
    }
  | {
      readonly type: "defenseEnded";
      readonly v: 1;
      readonly applicantId: ApplicantId;
    };

export type GradeEvent =
  /** One person's reading of the paper sheets; the other person's stays unseen until both are in. */
  | {
      readonly type: "sheetsEntered";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly entry: SheetEntry;
      readonly enteredBy: PersonId;
      readonly sheets: readonly Sheet[];
    }
  | {
      readonly type: "gradeRecorded";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly score: Score;
      readonly source: "paper" | "pin";
      /** By the expert's session key over `gradeStatement`, 128 hex digits; null for paper. */
      readonly signature: string | null;
    }
  | {
      readonly type: "conclusionsConfirmed";
      readonly v: 1;
      /** `null`: the committee, for applicants without a panel. */
      readonly panelId: PanelId | null;
      readonly leaderId: PersonId;
      readonly conclusions: readonly Conclusion[];
    };

/** `first` is the secretary's, `second` the checker's. */
export type SheetEntry = "first" | "second";

/** One expert's paper 答辩评分表 for one applicant. */
export interface Sheet {
  readonly expertId: PersonId;
  readonly score: Score;
}

export interface Conclusion {
  readonly applicantId: ApplicantId;
  readonly grade: Grade;
  /** Why the panel departs from what the ruleset gives, or how it agreed; null where it follows it. */
  readonly reason: string | null;
}

export interface DiscussionEvent {
  readonly type: "discussionClosed";
  readonly v: 1;
  readonly chairId: PersonId;
  readonly note: string;
}

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
      /** The scrutineer saw that a projector shows the audience page alone; false on paper. */
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

/** Events that carry no wall time: while a round is open, time would tell who voted when. */
const timeless: ReadonlySet<MeetingEvent["type"]> = new Set([
  "roundOpened",
  "emptyBoxConfirmed",
  "paperHanded",
  "paperReturned",
  "roundClosed",
  "paperCountsEntered",
  "roundTallied",
  "roundVoided",
]);

export const hasWallTime = (event: MeetingEvent): boolean => !timeless.has(event.type);
