import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { AnswerRow, Draw } from "./defense-events.ts";
import type { UndoableStep } from "./undoable-step.ts";

interface OfApplicant {
  readonly applicantId: ApplicantId;
}

/** Who stands before the panel, in which order, and what is said there. */
export type DefenseCommand =
  | {
      readonly type: "recordDraws";
      readonly panelId: PanelId | null;
      readonly witnessId: PersonId;
      readonly draws: readonly Draw[];
      /** Needed where a number that stands is changed. */
      readonly reason: string | null;
    }
  | {
      readonly type: "callApplicant";
      readonly applicantId: ApplicantId;
      /** The chair's reason to let in someone without a passed exam; null otherwise. */
      readonly overrideReason: string | null;
    }
  | ({
      readonly type: "checkIdentity";
      readonly checkedBy: PersonId;
      readonly document: string;
    } & OfApplicant)
  | ({ readonly type: "startStatement" } & OfApplicant)
  | ({ readonly type: "startQuestions" } & OfApplicant)
  | ({ readonly type: "pauseClock" } & OfApplicant)
  | ({ readonly type: "continueClock" } & OfApplicant)
  | ({
      readonly type: "recordAnswers";
      /** All of them, each time. */
      readonly rows: readonly AnswerRow[];
    } & OfApplicant)
  /** Once the next applicant was called. */
  | ({
      readonly type: "correctAnswers";
      readonly rows: readonly AnswerRow[];
      readonly reason: string;
    } & OfApplicant)
  | ({ readonly type: "markLate" } & OfApplicant)
  | ({ readonly type: "markAbsent" } & OfApplicant)
  | ({ readonly type: "postponeDefense"; readonly reason: string } & OfApplicant)
  | ({
      readonly type: "withdrawApplication";
      readonly document: string;
      readonly reason: string;
    } & OfApplicant)
  | ({ readonly type: "endDefense" } & OfApplicant)
  | { readonly type: "undoStep"; readonly step: UndoableStep; readonly reason: string };
