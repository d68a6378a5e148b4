import * as z from "zod";
import { applicant, event, hex, panel, person, text } from "./event-schema.ts";

export const discussionEventSchemas = [
  event("opinionsSigned", {
    panelId: panel.nullable(),
    opinions: z.array(z.strictObject({ applicantId: applicant, text })),
    signatures: z.array(z.strictObject({ personId: person, signature: hex(128) })),
  }),
  event("discussionClosed", { chairId: person, note: text }),
] as const;
