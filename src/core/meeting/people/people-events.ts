import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";

export type PeopleEvent =
  /** Expert or staff; `sessionKey` is the Ed25519 key that this PIN unlocks, 64 hex digits. */
  | {
      readonly type: "personCheckedIn";
      readonly v: 1;
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  /** With the PIN set before: in a later session everyone is counted anew. */
  | {
      readonly type: "personCheckedInAgain";
      readonly v: 1;
      readonly personId: PersonId;
      readonly session: number;
    }
  | { readonly type: "expertLeft"; readonly v: 1; readonly expertId: PersonId }
  | {
      readonly type: "expertCameBack";
      readonly v: 1;
      readonly expertId: PersonId;
    }
  | { readonly type: "staffLeft"; readonly v: 1; readonly staffId: PersonId }
  | { readonly type: "staffCameBack"; readonly v: 1; readonly staffId: PersonId }
  /** 休会: nobody counts as present any more; who checks in from now on does so for the next session. */
  | { readonly type: "recessBegan"; readonly v: 1; readonly chairId: PersonId }
  /** 复会: `session` is 2 for the first one after a recess. */
  | {
      readonly type: "meetingResumed";
      readonly v: 1;
      readonly session: number;
      readonly chairId: PersonId;
    }
  /** A forgotten PIN: a new session key, vouched for by two people. What the old key signed stays good. */
  | {
      readonly type: "pinReset";
      readonly v: 1;
      readonly personId: PersonId;
      readonly sessionKey: string;
      readonly chairId: PersonId;
      readonly witnessId: PersonId;
    }
  /**
   * 保密承诺 and 回避声明, the expert's own; a later one adds to it. Each relation asks the chair to
   * decide anew, unless the expert is recused already.
   */
  | {
      readonly type: "declarationMade";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly related: readonly Relation[];
    }
  /** 候补 → 正式, in the place of an absent member or in one that nobody holds. */
  | {
      readonly type: "reserveMovedUp";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly replaces: PersonId | null;
      readonly panel: PanelId | null;
      readonly reason: string;
      readonly chairId: PersonId;
    }
  /** 现场增补: an expert whom the bundle doesn't know. */
  | {
      readonly type: "expertAdded";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly name: string;
      readonly employer: string;
      readonly title: string;
      readonly field: string;
      readonly panel: PanelId | null;
      readonly replaces: PersonId | null;
      readonly reason: string;
      /** 文号 of what allows it. */
      readonly documentNumber: string;
      readonly chairId: PersonId;
      readonly secretaryId: PersonId;
    }
  /** 更正说明: what a displayed fact should read. The fact itself stays as the office signed it. */
  | {
      readonly type: "factAnnotated";
      readonly v: 1;
      readonly subject: AnnotatedSubject;
      /** An expert's, a staff member's or an applicant's number, as `subject` says. */
      readonly subjectId: string;
      readonly fact: AnnotatedFact;
      readonly correct: string;
      readonly reason: string;
      readonly secretaryId: PersonId;
      readonly chairId: PersonId;
    }
  /** Beside a recusal decided after the grade: the grade counts no more and stays on record. */
  | {
      readonly type: "gradeStruck";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly reason: string;
      readonly chairId: PersonId;
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

/** A declared tie between expert and applicant, in the expert's words. */
export interface Relation {
  readonly applicantId: ApplicantId;
  readonly relation: string;
}

export const annotatedSubjects = ["person", "applicant"] as const;
export type AnnotatedSubject = (typeof annotatedSubjects)[number];
/** What of a person or applicant may be annotated; applicants have no `title`. */
export const annotatedFacts = ["name", "employer", "title"] as const;
export type AnnotatedFact = (typeof annotatedFacts)[number];
