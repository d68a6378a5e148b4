import * as z from "zod";
import { cardSchema } from "../keys/card.ts";
import { keyringSchema } from "../keys/keyring-document.ts";
import { envelopeSchema } from "./dsse.ts";
import { manifestSchema } from "./manifest-schema.ts";
import { resultDocumentSchema } from "./result-document-schema.ts";

/**
 * The documents of the sealed formats as JSON Schema (draft 2020-12), by file name. They state
 * the form; docs/FORMAT.md also states what a schema can't (canonical form, keys on the curve,
 * references between members).
 */
export const jsonSchemas: Readonly<Record<string, object>> = {
  "card.schema.json": schemaOf("Card payload", cardSchema),
  "dsse-envelope.schema.json": schemaOf("DSSE envelope", envelopeSchema),
  "keyring.schema.json": schemaOf("Keyring plaintext", keyringSchema),
  "manifest.schema.json": schemaOf("Manifest payload", manifestSchema),
  "result.schema.json": schemaOf("Result payload", resultDocumentSchema),
};

function schemaOf(title: string, schema: z.ZodType): object {
  return { title, ...z.toJSONSchema(schema) };
}
