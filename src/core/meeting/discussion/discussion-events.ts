import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";

export type DiscussionEvent =
  /** A panel's written 评议意见; the last one on an applicant holds. */
  | {
      readonly type: "opinionsSigned";
      readonly v: 1;
      /** `null`: the committee, for applicants without a panel. */
      readonly panelId: PanelId | null;
      readonly opinions: readonly PanelOpinion[];
      readonly signatures: readonly OpinionSignature[];
    }
  | {
      readonly type: "discussionClosed";
      readonly v: 1;
      readonly chairId: PersonId;
      readonly note: string;
    };

export interface PanelOpinion {
  readonly applicantId: ApplicantId;
  readonly text: string;
}

export interface OpinionSignature {
  readonly personId: PersonId;
  /** By this person's session key over `opinionsStatement`, 128 hex digits. */
  readonly signature: string;
}
