import * as z from "zod";
import { applicant, event, hex, person, text } from "./event-schema.ts";

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
  event("recusalDecided", {
    expertId: person,
    applicantId: applicant,
    recused: z.boolean(),
    reason: text,
    chairId: person,
  }),
] as const;
