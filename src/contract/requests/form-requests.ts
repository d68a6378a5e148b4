import { z } from "zod";
import { signedForms } from "../../core/meeting/form-events.ts";
import { applicantIdInput, panelIdInput } from "../inputs.ts";

/**
 * That forms to be signed are about to be printed; without a panel, applicant or round all of them.
 * What they say is the desk's to know. Then `report.make` gives them with their 打印序号.
 */
export const formRequests = [
  z.strictObject({
    type: z.literal("printForms"),
    form: z.enum(signedForms),
    panelId: panelIdInput.optional(),
    applicantId: applicantIdInput.optional(),
    round: z.int().min(1).optional(),
    blank: z.boolean().optional(),
  }),
] as const;
