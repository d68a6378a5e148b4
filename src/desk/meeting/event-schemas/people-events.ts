import * as z from "zod";
import { applicant, event, hex, person, text } from "./event-schema.ts";

export const peopleEventSchemas = [
  event("personCheckedIn", { personId: person, sessionKey: hex(64) }),
  event("expertLeft", { expertId: person }),
  event("expertCameBack", { expertId: person }),
  event("recusalDecided", {
    expertId: person,
    applicantId: applicant,
    recused: z.boolean(),
    reason: text,
    chairId: person,
  }),
] as const;
