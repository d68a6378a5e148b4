import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { UndoableStep } from "./undoable-step.ts";

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
    }
  | DrawEvent
  | IdentityEvent
  | ClockEvent
  | AnswersEvent
  | StandingEvent
  | UndoEvent;

/** One applicant's 抽签号. */
export interface Draw {
  readonly applicantId: ApplicantId;
  readonly drawNumber: number;
}

/** 抽签: drawn at the venue before a witness. A later one about the same people corrects. */
export interface DrawEvent {
  readonly type: "drawsRecorded";
  readonly v: 1;
  readonly panelId: PanelId | null;
  /** The supervisor, the panel's leader, or who presides. */
  readonly witnessId: PersonId;
  readonly draws: readonly Draw[];
  /** Why a number that stood is another now; null where none did. */
  readonly reason: string | null;
}

/** 核对身份: by whom, and which document was seen (never its number). */
export interface IdentityEvent {
  readonly type: "identityChecked";
  readonly v: 1;
  readonly applicantId: ApplicantId;
  readonly checkedBy: PersonId;
  readonly document: string;
}

/** The defense's clock. Its times are those of the journal's lines: advisory, nothing hangs on them. */
export type ClockEvent = {
  readonly v: 1;
  readonly applicantId: ApplicantId;
} & (
  | { readonly type: "statementStarted" }
  | { readonly type: "questionsStarted" }
  | { readonly type: "clockPaused" }
  | { readonly type: "clockContinued" }
);

/** One question and what was answered, in short. */
export interface AnswerRow {
  /** Who asked; null where it is left open (未署名). */
  readonly expertId: PersonId | null;
  readonly question: string;
  readonly answer: string;
}

/** 答辩记录, whole each time. After the next call it is a correction, with its reason. */
export type AnswersEvent = {
  readonly v: 1;
  readonly applicantId: ApplicantId;
  readonly rows: readonly AnswerRow[];
} & (
  | { readonly type: "answersRecorded" }
  | { readonly type: "answersCorrected"; readonly secretaryId: PersonId; readonly reason: string }
);

/** 迟到、缓、撤回申报: what became of a turn that wasn't taken. */
export type StandingEvent =
  | {
      readonly type: "applicantLate";
      readonly v: 1;
      readonly applicantId: ApplicantId;
    }
  | {
      readonly type: "defensePostponed";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly chairId: PersonId;
      readonly reason: string;
    }
  | {
      readonly type: "applicationWithdrawn";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly chairId: PersonId;
      /** What the applicant handed in, as the secretary describes it. */
      readonly document: string;
      readonly reason: string;
    };

/** 撤销上一步: the step stays in the chain, the state goes back to before it. */
export interface UndoEvent {
  readonly type: "stepUndone";
  readonly v: 1;
  readonly step: UndoableStep;
  readonly reason: string;
}
