import type { ApplicantId, PersonId } from "../ids.ts";

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
      readonly type: "decideRecusal";
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly recused: boolean;
      readonly reason: string;
    };
