import * as z from "zod";
import { applicantSteps, personSteps } from "../../../core/meeting/defense/undoable-step.ts";
import { applicant, event, panel, person, text } from "./event-schema.ts";

const rows = z.array(z.strictObject({ expertId: person.nullable(), question: text, answer: text }));

export const defenseEventSchemas = [
  event("drawsRecorded", {
    panelId: panel.nullable(),
    witnessId: person,
    draws: z.array(z.strictObject({ applicantId: applicant, drawNumber: z.int().min(1) })),
    reason: text.nullable(),
  }),
  event("applicantCalled", {
    applicantId: applicant,
    override: z.strictObject({ chairId: person, reason: text }).nullable(),
  }),
  event("identityChecked", { applicantId: applicant, checkedBy: person, document: text }),
  event("statementStarted", { applicantId: applicant }),
  event("questionsStarted", { applicantId: applicant }),
  event("clockPaused", { applicantId: applicant }),
  event("clockContinued", { applicantId: applicant }),
  event("answersRecorded", { applicantId: applicant, rows }),
  event("answersCorrected", { applicantId: applicant, rows, secretaryId: person, reason: text }),
  event("applicantLate", { applicantId: applicant }),
  event("applicantAbsent", { applicantId: applicant }),
  event("defensePostponed", { applicantId: applicant, chairId: person, reason: text }),
  event("applicationWithdrawn", {
    applicantId: applicant,
    chairId: person,
    document: text,
    reason: text,
  }),
  event("defenseEnded", { applicantId: applicant }),
  event("stepUndone", {
    step: z.union([
      z.strictObject({ command: z.enum(personSteps), personId: person }),
      z.strictObject({ command: z.enum(applicantSteps), applicantId: applicant }),
    ]),
    reason: text,
  }),
] as const;
