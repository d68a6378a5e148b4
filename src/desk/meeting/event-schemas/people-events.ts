import * as z from "zod";
import { annotatedFacts, annotatedSubjects } from "../../../core/meeting/people/people-events.ts";
import { applicant, event, hex, panel, person, text } from "./event-schema.ts";

const place = { replaces: person.nullable(), panel: panel.nullable() };

export const peopleEventSchemas = [
  event("personCheckedIn", { personId: person, sessionKey: hex(64) }),
  event("personCheckedInAgain", { personId: person, session: z.int().min(2) }),
  event("expertLeft", { expertId: person }),
  event("expertCameBack", { expertId: person }),
  event("staffLeft", { staffId: person }),
  event("staffCameBack", { staffId: person }),
  event("recessBegan", { chairId: person }),
  event("meetingResumed", { session: z.int().min(2), chairId: person }),
  event("pinReset", {
    personId: person,
    sessionKey: hex(64),
    chairId: person,
    witnessId: person,
  }),
  event("declarationMade", {
    expertId: person,
    related: z.array(z.strictObject({ applicantId: applicant, relation: text })),
  }),
  event("reserveMovedUp", { expertId: person, ...place, reason: text, chairId: person }),
  event("expertAdded", {
    expertId: person,
    name: text,
    employer: text,
    title: text,
    field: text,
    ...place,
    reason: text,
    documentNumber: text,
    chairId: person,
    secretaryId: person,
  }),
  event("factAnnotated", {
    subject: z.enum(annotatedSubjects),
    subjectId: z.string().min(1).max(64),
    fact: z.enum(annotatedFacts),
    correct: text,
    reason: text,
    secretaryId: person,
    chairId: person,
  }),
  event("gradeStruck", {
    expertId: person,
    applicantId: applicant,
    reason: text,
    chairId: person,
  }),
  event("recusalDecided", {
    expertId: person,
    applicantId: applicant,
    recused: z.boolean(),
    reason: text,
    chairId: person,
  }),
] as const;
