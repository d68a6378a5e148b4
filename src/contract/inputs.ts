import { z } from "zod";
import { isWellFormed } from "../core/canonical-json.ts";
import { applicantId, panelId, personId } from "../core/ids.ts";

/** Longest text that a screen may send: reasons, notes. Longer ones are refused, not cut. */
export const longestText = 2_000;

export const idInput = z.string().min(1).max(64).refine(isWellFormed);

export const applicantIdInput = idInput.transform(applicantId);
export const personIdInput = idInput.transform(personId);
export const panelIdInput = idInput.transform(panelId);
export const reasonInput = z.string().max(longestText).refine(isWellFormed);
/** A name, a unit, a number of a document. */
export const nameInput = z.string().max(200).refine(isWellFormed);
export const pinInput = z.string().max(12);
export const passphraseInput = z.string().min(1).max(1_024);
/** Random, made by the client; a repeat gets the first answer. */
export const commandIdInput = z.uuid();

/** Of private pages that lie open, 32 hex digits. */
export const pageTokenInput = z.string().max(64);

export const driveIdInput = z.string().min(1).max(200);
const plainName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !/[/\\]|^\.+$/.test(name));

/** Drive id and file name, never a path: the desk knows where the stick is. */
export const driveFileInput = z.strictObject({ driveId: driveIdInput, fileName: plainName });

/** A folder in a drive's top folder, or (`null`) that top folder itself. */
export const driveFolderInput = z.strictObject({
  driveId: driveIdInput,
  folderName: plainName.nullable(),
});

/** SHA-256 of a card, 64 hex digits. */
export const checkCodeInput = z.string().regex(/^[0-9a-f]{64}$/);
/** `idle`: nobody has touched the station for a while; refused while somebody is at work. */
export const lockInput = z.strictObject({ reason: z.enum(["asked", "idle"]) });
export const newKeysInput = z.strictObject({
  name: z.string().min(1).max(100),
  passphrase: passphraseInput,
});
export const changePassphraseInput = z.strictObject({
  passphrase: passphraseInput,
  newPassphrase: passphraseInput,
});

export const gradeInput = z.enum(["excellent", "pass", "fail"]);

export const scoreInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("total"), total: z.int() }),
  z.strictObject({
    kind: z.literal("items"),
    items: z.array(z.strictObject({ itemId: idInput, points: z.int() })).max(50),
  }),
  z.strictObject({ kind: z.literal("grade"), grade: gradeInput }),
]);

export const nothing = z.strictObject({});

/** Largest number of people or motions in one request. */
export const mostInput = 2_000;
