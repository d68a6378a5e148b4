import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { Grade, Score } from "../../rules/grade.ts";

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

/** One 更正 of an expert's grade, or of a conclusion; the journal keeps what was there before. */
export type CorrectionEvent =
  | {
      readonly type: "gradeCorrected";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly old: Score;
      readonly new: Score;
      readonly reason: string;
      /** Who agreed for the panel. */
      readonly leaderId: PersonId;
      /** By the expert's session key over `correctionStatement`, 128 hex digits. */
      readonly signature: string;
    }
  | {
      readonly type: "conclusionCorrected";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly old: Grade;
      /** The same as `old` where a corrected grade left the conclusion as it was. */
      readonly new: Grade;
      readonly reason: string;
      readonly leaderId: PersonId;
      /** Who agreed beside the leader: another who may preside, else the supervisor. */
      readonly secondId: PersonId;
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
