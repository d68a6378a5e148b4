import * as z from "zod";
import { applicant, event, grade, hex, panel, person, score, text } from "./event-schema.ts";

export const gradeEventSchemas = [
  event("sheetsEntered", {
    applicantId: applicant,
    entry: z.enum(["first", "second"]),
    enteredBy: person,
    sheets: z.array(z.strictObject({ expertId: person, score })),
  }),
  event("gradeRecorded", {
    applicantId: applicant,
    expertId: person,
    score,
    source: z.enum(["paper", "pin"]),
    signature: hex(128).nullable(),
  }),
  event("conclusionsConfirmed", {
    panelId: panel.nullable(),
    leaderId: person,
    conclusions: z.array(
      z.strictObject({ applicantId: applicant, grade, reason: text.nullable() }),
    ),
  }),
  event("gradeCorrected", {
    applicantId: applicant,
    expertId: person,
    old: score,
    new: score,
    reason: text,
    leaderId: person,
    signature: hex(128),
  }),
  event("conclusionCorrected", {
    applicantId: applicant,
    old: grade,
    new: grade,
    reason: text,
    leaderId: person,
    secondId: person,
  }),
] as const;
