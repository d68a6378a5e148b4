import type { ApplicantId, PanelId, PersonId } from "../ids.ts";
import type { Grade, Score } from "../rules/grade.ts";

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
