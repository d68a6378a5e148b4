import { z } from "zod";
import { signedForms } from "../../core/meeting/forms/form-events.ts";
import { applicantIdInput, panelIdInput, personIdInput, reasonInput } from "../inputs.ts";

const subject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("meeting") }),
  z.strictObject({ kind: z.literal("session"), session: z.int().min(1) }),
  z.strictObject({ kind: z.literal("expert"), expertId: personIdInput }),
  z.strictObject({ kind: z.literal("panel"), panelId: panelIdInput.nullable() }),
  z.strictObject({ kind: z.literal("applicant"), applicantId: applicantIdInput }),
  z.strictObject({
    kind: z.literal("sheet"),
    applicantId: applicantIdInput,
    expertId: personIdInput,
  }),
  z.strictObject({ kind: z.literal("round"), round: z.int().min(1).nullable() }),
]);

const papers = {
  form: z.enum(signedForms),
  blank: z.boolean(),
  papers: z.array(z.strictObject({ of: subject, serial: z.int().min(1) })).max(5_000),
};

/** What is printed to be signed with ink, and what has come back. */
export const formRequests = [
  z.strictObject({
    type: z.literal("noteFormsSigned"),
    ...papers,
    signers: z.array(personIdInput).max(99),
    note: reasonInput,
  }),
  z.strictObject({ type: z.literal("takeBackFormSigning"), ...papers, reason: reasonInput }),
  /**
   * That forms to be signed are about to be printed; without a panel, applicant or round all of them.
   * What they say is the desk's to know. Then `report.make` gives them with their 打印序号.
   */
  z.strictObject({
    type: z.literal("printForms"),
    form: z.enum(signedForms),
    panelId: panelIdInput.optional(),
    applicantId: applicantIdInput.optional(),
    round: z.int().min(1).optional(),
    blank: z.boolean().optional(),
  }),
] as const;
