import { z } from "zod";
import { applicantId, panelId, personId } from "../core/ids.ts";

/** Longest text that a screen may send: reasons, notes. Longer ones are refused, not cut. */
export const longestText = 2_000;

const idText = z.string().min(1).max(64);

export const applicantIdInput = idText.transform(applicantId);
export const personIdInput = idText.transform(personId);
export const panelIdInput = idText.transform(panelId);
export const reasonInput = z.string().max(longestText);
export const pinInput = z.string().max(12);
export const passphraseInput = z.string().min(1).max(1_024);
/** Random, made by the client; a repeat gets the first answer. */
export const commandIdInput = z.uuid();

/** Drive id and file name, never a path: the desk knows where the stick is. */
export const driveFileInput = z.strictObject({
  driveId: z.string().min(1).max(200),
  fileName: z
    .string()
    .min(1)
    .max(200)
    .refine((name) => !/[/\\]|^\.+$/.test(name)),
});

export const gradeInput = z.enum(["excellent", "pass", "fail"]);

export const scoreInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("total"), total: z.int() }),
  z.strictObject({
    kind: z.literal("items"),
    items: z.array(z.strictObject({ itemId: idText, points: z.int() })).max(50),
  }),
  z.strictObject({ kind: z.literal("grade"), grade: gradeInput }),
]);

export const nothing = z.strictObject({});
