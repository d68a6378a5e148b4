import * as z from "zod";
import type { ApplicantId, PanelId, PersonId } from "../../../core/ids.ts";

/** What the forms of a journal line's events are made of. */
export const count = z.int().min(0).max(100_000);
export const points = z.int().min(0).max(100);
export const text = z.string().max(4_000);
export const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
export const date = z.iso.date();
/** An id is its text: nothing is made of it, since a journal has some hundred thousand. */
const id = <Id extends string>() => z.string().min(1).max(64) as unknown as z.ZodType<Id>;
export const person = id<PersonId>();
export const applicant = id<ApplicantId>();
export const panel = id<PanelId>();
export const grade = z.enum(["excellent", "pass", "fail"]);
export const score = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("total"), total: points }),
  z.strictObject({
    kind: z.literal("items"),
    items: z.array(z.strictObject({ itemId: z.string(), points })),
  }),
  z.strictObject({ kind: z.literal("grade"), grade }),
]);

/** The form of one event; order and meaning are core's to judge. */
export const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) => z.strictObject({ type: z.literal(type), v: z.literal(1), ...shape });
