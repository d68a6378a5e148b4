import type { ApplicantId, PersonId } from "../ids.ts";

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
  | {
      readonly type: "recusalDecided";
      readonly v: 1;
      readonly expertId: PersonId;
      readonly applicantId: ApplicantId;
      readonly recused: boolean;
      readonly reason: string;
      readonly chairId: PersonId;
    };
