import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { Score } from "../../rules/grade.ts";
import type { AnnotatedFact, AnnotatedSubject } from "./people-events.ts";

/** 场次: a half-day with a check-in of its own. Numbered from 1. */
export interface Session {
  readonly number: number;
  /** Everyone who checked in for it, whether they stayed or not. */
  readonly checkedIn: ReadonlySet<PersonId>;
  /** Who resumed the meeting for it; `null` of the first, and while the recess lasts. */
  readonly resumedBy: PersonId | null;
  /** Who called the recess that ended it. */
  readonly recessedBy: PersonId | null;
}

/** A forgotten PIN that chair and witness had set anew. */
export interface PinReset {
  readonly personId: PersonId;
  readonly chairId: PersonId;
  readonly witnessId: PersonId;
}

/** An expert who joined the committee at the venue. */
export interface JoinedExpert {
  readonly expertId: PersonId;
  /** 递补, or 现场增补. */
  readonly how: "movedUp" | "added";
  readonly name: string;
  readonly employer: string;
  readonly title: string;
  readonly field: string;
  readonly panel: PanelId | null;
  readonly replaces: PersonId | null;
  readonly reason: string;
  readonly documentNumber: string | null;
  readonly chairId: PersonId;
  readonly secretaryId: PersonId | null;
}

/** 更正说明. The last one on a fact is the one to show. */
export interface Annotation {
  readonly subject: AnnotatedSubject;
  readonly subjectId: string;
  readonly fact: AnnotatedFact;
  readonly correct: string;
  readonly reason: string;
  readonly secretaryId: PersonId;
  readonly chairId: PersonId;
}

/** A grade that a recusal found afterwards set aside. */
export interface StruckGrade {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly score: Score;
  readonly reason: string;
}

export const newSession = (number: number): Session => ({
  ...{ number, checkedIn: new Set(), resumedBy: null, recessedBy: null },
});
