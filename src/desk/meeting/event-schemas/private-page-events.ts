import * as z from "zod";
import { applicant, event, hex, person } from "./event-schema.ts";

export const privatePageEventSchemas = [
  event("privatePageKept", {
    authorId: person,
    purpose: z.enum(["gradeDraft", "readingNote"]),
    applicantId: applicant,
    commitment: hex(64),
  }),
] as const;
