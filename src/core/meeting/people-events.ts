import type { ApplicantId, PersonId } from "../ids.ts";

export type PeopleEvent =
  /** Expert or staff; `sessionKey` is the Ed25519 key that this PIN unlocks, 64 hex digits. */
  | {
      readonly type: "personCheckedIn";
      readonly v: 1;
      readonly personId: PersonId;
      readonly sessionKey: string;
    }
  | { readonly type: "expertLeft"; readonly v: 1; readonly expertId: PersonId }
  | {
      readonly type: "expertCameBack";
      readonly v: 1;
      readonly expertId: PersonId;
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
