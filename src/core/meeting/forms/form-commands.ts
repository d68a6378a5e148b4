import type { PersonId } from "../../ids.ts";
import type { FormSubject, SignedForm, SignedPaper } from "./form-events.ts";

/** What is printed to be signed with ink, and what has come back. */
export type FormCommand =
  /** Papers to be signed are about to be printed, here or from a stick. */
  | {
      readonly type: "printForms";
      readonly form: SignedForm;
      readonly blank: boolean;
      readonly papers: readonly { readonly of: FormSubject; readonly sha256: string }[];
    }
  | {
      readonly type: "noteFormsSigned";
      readonly form: SignedForm;
      readonly blank: boolean;
      readonly papers: readonly SignedPaper[];
      readonly signers: readonly PersonId[];
      readonly note: string;
    }
  | {
      readonly type: "takeBackFormSigning";
      readonly form: SignedForm;
      readonly blank: boolean;
      readonly papers: readonly SignedPaper[];
      readonly reason: string;
    };
