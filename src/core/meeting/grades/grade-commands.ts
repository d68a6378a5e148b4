import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { Grade, Score } from "../../rules/grade.ts";
import type { Conclusion, Sheet, SheetEntry } from "./grade-events.ts";

/** Grades and conclusions. */
export type GradeCommand =
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
  | {
      readonly type: "correctGrade";
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly score: Score;
      readonly reason: string;
      readonly signature: string;
    }
  | {
      readonly type: "correctConclusion";
      readonly applicantId: ApplicantId;
      readonly grade: Grade;
      readonly reason: string;
    };
