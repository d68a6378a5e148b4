import type { FormSubject, SignedForm } from "./form-events.ts";

/** Papers to be signed are about to be printed, here or from a stick. */
export interface FormCommand {
  readonly type: "printForms";
  readonly form: SignedForm;
  readonly blank: boolean;
  readonly papers: readonly { readonly of: FormSubject; readonly sha256: string }[];
}
