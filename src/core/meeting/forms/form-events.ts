import type { ApplicantId, PanelId, PersonId } from "../../ids.ts";
import type { ReportKind } from "../../report-kinds.ts";

/**
 * The forms that people sign with ink: their papers have a 打印序号. 表决票 is none of them, since all
 * copies of a ballot paper must look alike.
 */
export const signedForms = [
  ...(["attendance", "declarations", "reviewLists", "defenseOrder", "scoreSheets"] as const),
  ...(["defenseRecord", "panelResults", "panelOpinions", "tallyReport"] as const),
  ...(["minutes", "resultsSummary"] as const),
] as const satisfies readonly ReportKind[];
export type SignedForm = (typeof signedForms)[number];

export const isSignedForm = (kind: ReportKind): kind is SignedForm =>
  (signedForms as readonly ReportKind[]).includes(kind);

/** What one paper of a form is about. */
export type FormSubject =
  | { readonly kind: "meeting" }
  | { readonly kind: "session"; readonly session: number }
  | { readonly kind: "expert"; readonly expertId: PersonId }
  /** `null`: whom the whole committee hears. */
  | { readonly kind: "panel"; readonly panelId: PanelId | null }
  | { readonly kind: "applicant"; readonly applicantId: ApplicantId }
  | { readonly kind: "sheet"; readonly applicantId: ApplicantId; readonly expertId: PersonId }
  /** `null`: a blank one, for a round that isn't opened yet. */
  | { readonly kind: "round"; readonly round: number | null };

export const subjectKinds: Readonly<Record<SignedForm, FormSubject["kind"]>> = {
  attendance: "session",
  declarations: "expert",
  reviewLists: "meeting",
  defenseOrder: "panel",
  scoreSheets: "sheet",
  defenseRecord: "applicant",
  panelResults: "panel",
  panelOpinions: "applicant",
  tallyReport: "round",
  minutes: "meeting",
  resultsSummary: "meeting",
};

/** One paper with the 打印序号 that it has got. */
export interface NumberedPaper {
  readonly of: FormSubject;
  /** From 1; one more for each time that the same paper was printed with another content. */
  readonly serial: number;
  /** Of what the paper says, 64 hex digits: FORMAT.md tells of which bytes. */
  readonly sha256: string;
}

export type FormEvent =
  | {
      readonly type: "formsPrinted";
      readonly v: 1;
      readonly form: SignedForm;
      /** To be filled in by hand; numbered apart from the ones filled from the journal. */
      readonly blank: boolean;
      readonly papers: readonly NumberedPaper[];
    }
  /** 签字收回: nothing more is awaited of these papers. */
  | {
      readonly type: "formsSigned";
      readonly v: 1;
      readonly form: SignedForm;
      readonly blank: boolean;
      readonly papers: readonly SignedPaper[];
      /** Whose signatures are on them; nobody's where `note` says why none is needed. */
      readonly signers: readonly PersonId[];
      readonly note: string;
      readonly secretaryId: PersonId;
    }
  /** They are awaited again. */
  | {
      readonly type: "formSigningTakenBack";
      readonly v: 1;
      readonly form: SignedForm;
      readonly blank: boolean;
      readonly papers: readonly SignedPaper[];
      readonly reason: string;
      readonly secretaryId: PersonId;
    };

/** A paper as it lies there: with the 打印序号 that is on it. */
export type SignedPaper = Pick<NumberedPaper, "of" | "serial">;
