import type { ApplicantId, PanelId, PersonId } from "../ids.ts";
import type { Score } from "../rules/grade.ts";
import type {
  Conclusion,
  MotionCount,
  PaperReading,
  Sheet,
  SheetEntry,
  WayOfVoting,
} from "./events.ts";

/** What may be asked of an open meeting. Marks are in none: the desk keeps them apart (see BallotBox). */
export type MeetingCommand =
  | {
      readonly type: "checkIn";
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  | { readonly type: "acceptValidity"; readonly reason: string }
  | { readonly type: "leave"; readonly expertId: PersonId }
  | { readonly type: "comeBack"; readonly expertId: PersonId }
  | {
      readonly type: "decideRecusal";
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly recused: boolean;
      readonly reason: string;
    }
  | {
      readonly type: "callApplicant";
      readonly applicantId: ApplicantId;
      /** The chair's reason to let in someone without a passed exam; null otherwise. */
      readonly overrideReason: string | null;
    }
  | { readonly type: "markAbsent"; readonly applicantId: ApplicantId }
  | { readonly type: "endDefense"; readonly applicantId: ApplicantId }
  | {
      readonly type: "enterSheets";
      readonly applicantId: ApplicantId;
      readonly entry: SheetEntry;
      readonly enteredBy: PersonId;
      readonly sheets: readonly Sheet[];
    }
  | {
      readonly type: "submitGrade";
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly score: Score;
      readonly signature: string;
    }
  | {
      readonly type: "confirmConclusions";
      /** `null`: the committee, for applicants without a panel. */
      readonly panelId: PanelId | null;
      readonly confirmedBy: PersonId;
      readonly conclusions: readonly Conclusion[];
    }
  | { readonly type: "closeDiscussion"; readonly note: string }
  | {
      readonly type: "openRound";
      readonly way: WayOfVoting;
      readonly motions: readonly ApplicantId[];
      readonly scrutineerId: PersonId;
      readonly tellerId: PersonId;
    }
  /** `projectorChecked`: a projector shows the audience page alone, or there is none. */
  | { readonly type: "confirmEmptyBox"; readonly projectorChecked: boolean }
  | {
      readonly type: "handPaper";
      readonly expertId: PersonId;
      readonly projectorChecked: boolean;
    }
  | { readonly type: "returnPaper"; readonly expertId: PersonId }
  /** Paper round: who is about to leave has put theirs into the box. */
  | { readonly type: "notePaperInBox"; readonly expertId: PersonId }
  | { readonly type: "closeRound"; readonly reason: string | null }
  | ({ readonly type: "enterPaperCounts" } & PaperReading)
  | { readonly type: "tallyRound"; readonly counts: readonly MotionCount[] }
  | { readonly type: "voidRound"; readonly note: string }
  | { readonly type: "voidTalliedRound"; readonly round: number; readonly note: string }
  | { readonly type: "announceOutcomes" }
  | { readonly type: "lockMeeting"; readonly note: string | null };

export type CommandOf<T extends MeetingCommand["type"]> = Extract<MeetingCommand, { type: T }>;
