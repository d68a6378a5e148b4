import * as z from "zod";
import { applicant, event, panel, person, text } from "./event-schema.ts";

const verdict = z.enum(["pass", "fail"]);

export const readingEventSchemas = [
  event("materialsJudged", { applicantId: applicant, expertId: person, verdict, reason: text }),
  event("materialsVerdictsConfirmed", {
    panelId: panel.nullable(),
    leaderId: person,
    verdicts: z.array(z.strictObject({ applicantId: applicant, verdict, reason: text.nullable() })),
  }),
  event("materialsVerdictCorrected", {
    applicantId: applicant,
    from: verdict,
    to: verdict,
    reason: text,
    leaderId: person,
    secretaryId: person,
  }),
  event("originalsChecked", {
    applicantId: applicant,
    checkedBy: person,
    originals: z.array(text),
    agree: z.boolean(),
    remark: text,
  }),
  event("applicationVetoed", {
    applicantId: applicant,
    leaderId: person,
    reason: text,
    evidence: z.strictObject({ material: text.nullable(), text }),
  }),
] as const;
