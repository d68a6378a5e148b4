import type { ApplicantId, PersonId } from "../../ids.ts";

/** What somebody writes for themselves alone, one page for each purpose and applicant. */
export type PagePurpose = "gradeDraft" | "readingNote";

/** The page itself lies beside the chain, sealed so that only its author's PIN opens it. */
export interface PrivatePageEvent {
  readonly type: "privatePageKept";
  readonly v: 1;
  readonly authorId: PersonId;
  readonly purpose: PagePurpose;
  readonly applicantId: ApplicantId;
  /** Salted SHA-256 of the page, 64 hex digits. The last one for a purpose and applicant holds. */
  readonly commitment: string;
}
