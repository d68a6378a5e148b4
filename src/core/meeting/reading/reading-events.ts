import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";

/** 材料审查, 原件核验 and 一票否决. */
export type ReadingEvent =
  /** One reader's opinion; a later one of the same reader stands until the panel's verdict. */
  | {
      readonly type: "materialsJudged";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly expertId: PersonId;
      readonly verdict: MaterialsVerdict;
      /** Never empty where the verdict is `fail`. */
      readonly reason: string;
    }
  | {
      readonly type: "materialsVerdictsConfirmed";
      readonly v: 1;
      /** `null`: the committee, for applicants without a panel. */
      readonly panelId: PanelId | null;
      readonly leaderId: PersonId;
      readonly verdicts: readonly PanelVerdict[];
    }
  /** Before the applicant is called; the verdict that it replaces stays in the journal. */
  | {
      readonly type: "materialsVerdictCorrected";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly from: MaterialsVerdict;
      readonly to: MaterialsVerdict;
      readonly reason: string;
      readonly leaderId: PersonId;
      readonly secretaryId: PersonId;
    }
  /** 原件核验 at the venue, beside what the roster says of it. */
  | {
      readonly type: "originalsChecked";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly checkedBy: PersonId;
      /** Which originals were laid on the table, by name. */
      readonly originals: readonly string[];
      /** Whether they agree with what was handed in. */
      readonly agree: boolean;
      readonly remark: string;
    }
  /** 一票否决: ends the application, whatever else was found. */
  | {
      readonly type: "applicationVetoed";
      readonly v: 1;
      readonly applicantId: ApplicantId;
      readonly leaderId: PersonId;
      readonly reason: string;
      readonly evidence: Evidence;
    };

export type MaterialsVerdict = "pass" | "fail";

export interface PanelVerdict {
  readonly applicantId: ApplicantId;
  readonly verdict: MaterialsVerdict;
  /** Why the panel departs from its readers, or where they disagree; else null. */
  readonly reason: string | null;
}

export interface Evidence {
  /** The material it stands in, as the manifest names it; null where it came from elsewhere. */
  readonly material: string | null;
  /** Where and what: a page, a document, who was asked. */
  readonly text: string;
}
