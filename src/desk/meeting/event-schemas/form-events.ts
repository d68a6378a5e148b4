import * as z from "zod";
import { signedForms } from "../../../core/meeting/forms/form-events.ts";
import { applicant, event, hex, panel, person, text } from "./event-schema.ts";

const number = z.int().min(1).max(100_000);
const about = <Kind extends string, Shape extends z.core.$ZodLooseShape>(
  kind: Kind,
  shape: Shape,
) => z.strictObject({ kind: z.literal(kind), ...shape });

/** What one paper of a form is about. */
export const formSubject = z.discriminatedUnion("kind", [
  about("meeting", {}),
  about("session", { session: number }),
  about("expert", { expertId: person }),
  about("panel", { panelId: panel.nullable() }),
  about("applicant", { applicantId: applicant }),
  about("sheet", { applicantId: applicant, expertId: person }),
  about("round", { round: number.nullable() }),
]);

const signedPaper = z.strictObject({ of: formSubject, serial: number });
const form = { form: z.enum(signedForms), blank: z.boolean() };
const signed = { ...form, papers: z.array(signedPaper).min(1), secretaryId: person };

export const formEventSchemas = [
  event("formsSigned", { ...signed, signers: z.array(person), note: text }),
  event("formSigningTakenBack", { ...signed, reason: text }),
  event("formsPrinted", {
    ...form,
    papers: z.array(z.strictObject({ of: formSubject, serial: number, sha256: hex(64) })).min(1),
  }),
] as const;
