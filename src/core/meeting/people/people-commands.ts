import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { AnnotatedFact, AnnotatedSubject, Relation } from "./people-events.ts";

/** Attendance and recusal. */
export type PeopleCommand =
  | {
      readonly type: "checkIn";
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  | { readonly type: "checkInAgain"; readonly personId: PersonId }
  | { readonly type: "leave"; readonly expertId: PersonId }
  | { readonly type: "comeBack"; readonly expertId: PersonId }
  | { readonly type: "staffLeave"; readonly staffId: PersonId }
  | { readonly type: "staffComeBack"; readonly staffId: PersonId }
  | { readonly type: "beginRecess" }
  | { readonly type: "resumeMeeting" }
  | {
      readonly type: "resetPin";
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  | {
      readonly type: "declare";
      readonly expertId: PersonId;
      readonly related: readonly Relation[];
    }
  | {
      readonly type: "moveUpReserve";
      readonly expertId: PersonId;
      /** `null`: into a place of the committee that nobody holds. */
      readonly replaces: PersonId | null;
      readonly panel: PanelId | null;
      readonly reason: string;
    }
  | {
      readonly type: "addExpert";
      readonly name: string;
      readonly employer: string;
      readonly title: string;
      readonly field: string;
      readonly panel: PanelId | null;
      readonly replaces: PersonId | null;
      readonly reason: string;
      readonly documentNumber: string;
      /** 身份证号, to compare with the applicants' and not kept; empty where it isn't told. */
      readonly idNumber: string;
    }
  | {
      readonly type: "annotateFact";
      readonly subject: AnnotatedSubject;
      readonly subjectId: string;
      readonly fact: AnnotatedFact;
      readonly correct: string;
      readonly reason: string;
    }
  | {
      readonly type: "decideRecusal";
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly recused: boolean;
      readonly reason: string;
    };
