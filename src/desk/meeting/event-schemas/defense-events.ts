import * as z from "zod";
import { applicant, event, person, text } from "./event-schema.ts";

export const defenseEventSchemas = [
  event("applicantCalled", {
    applicantId: applicant,
    override: z.strictObject({ chairId: person, reason: text }).nullable(),
  }),
  event("applicantAbsent", { applicantId: applicant }),
  event("defenseEnded", { applicantId: applicant }),
] as const;
