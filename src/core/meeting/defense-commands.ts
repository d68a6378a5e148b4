import type { ApplicantId } from "../ids.ts";

/** Who stands before the panel. */
export type DefenseCommand =
  | {
      readonly type: "callApplicant";
      readonly applicantId: ApplicantId;
      /** The chair's reason to let in someone without a passed exam; null otherwise. */
      readonly overrideReason: string | null;
    }
  | { readonly type: "markAbsent"; readonly applicantId: ApplicantId }
  | { readonly type: "endDefense"; readonly applicantId: ApplicantId };
