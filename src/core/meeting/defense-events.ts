import type { ApplicantId, PersonId } from "../ids.ts";

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
    };
