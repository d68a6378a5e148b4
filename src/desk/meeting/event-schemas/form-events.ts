import * as z from "zod";
import { signedForms } from "../../../core/meeting/form-events.ts";
import { applicant, event, hex, panel, person } from "./event-schema.ts";

const number = z.int().min(1).max(100_000);
const about = <Kind extends string, Shape extends z.core.$ZodLooseShape>(
  kind: Kind,
  shape: Shape,
) => z.strictObject({ kind: z.literal(kind), ...shape });

const subject = z.discriminatedUnion("kind", [
  about("meeting", {}),
  about("session", { session: number }),
  about("expert", { expertId: person }),
  about("panel", { panelId: panel.nullable() }),
  about("applicant", { applicantId: applicant }),
  about("sheet", { applicantId: applicant, expertId: person }),
  about("round", { round: number.nullable() }),
]);

export const formEventSchemas = [
  event("formsPrinted", {
    form: z.enum(signedForms),
    blank: z.boolean(),
    papers: z.array(z.strictObject({ of: subject, serial: number, sha256: hex(64) })).min(1),
  }),
] as const;
