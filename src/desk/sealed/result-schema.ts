import * as z from "zod";
import type { Json } from "../../core/canonical-json.ts";
import { bounds } from "./bounds.ts";
import { manifestEntry } from "./bundle-writer.ts";
import { whereOf } from "./dsse.ts";
import { fault } from "./fault.ts";
import { checkFormat } from "./signed-manifest.ts";

export const resultFormat = "vivaseal-result";
export const resultVersion = "1.0";
export const resultType = "application/vnd.vivaseal.result+json";
export const resultEntry = "result.dsse.json";
export const journalEntry = "journal.jsonl";

/** One entry of the package other than the document itself. */
export interface ResultFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/**
 * The signed document as the container sees it. Its other members (meeting, attendance, grades,
 * tallies, outcome) are core's to make and to recount.
 */
export type ResultDocument = Readonly<Record<string, Json>> & {
  readonly format: typeof resultFormat;
  readonly version: typeof resultVersion;
  readonly files: readonly ResultFile[] & Json;
};

const file = z.strictObject({
  path: z
    .string()
    .max(bounds.entryNameBytes)
    .regex(/^(?:manifest\.dsse\.json|journal\.jsonl|reports\/[^/]+\.pdf|tables\/[^/]+\.xlsx)$/),
  sizeBytes: z.int().min(0).max(bounds.materialBytes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The container's members; the others are let through as they are. */
export const resultContainerSchema = z.looseObject({
  format: z.literal(resultFormat),
  version: z.literal(resultVersion),
  files: z.array(file).min(2).max(1000),
});

/** Checks what the container needs. Throws FORMAT_VERSION_UNKNOWN, RESULT_MALFORMED. */
export function readResultDocument(payload: unknown): ResultDocument {
  checkFormat(payload, resultFormat, resultVersion);
  const parsed = resultContainerSchema.safeParse(payload);
  if (!parsed.success) throw fault("RESULT_MALFORMED", { where: whereOf(parsed.error) });
  const [first, second] = parsed.data.files;
  if (first?.path !== manifestEntry || second?.path !== journalEntry)
    throw fault("RESULT_MALFORMED", { where: "files" });
  return parsed.data as unknown as ResultDocument;
}
