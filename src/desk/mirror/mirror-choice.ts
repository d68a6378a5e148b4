import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import { utf8Text } from "../sealed/utf8-text.ts";

/** Which stick mirrors a meeting, chosen once; kept beside the journal. */
export interface MirrorChoice {
  /** Random, 32 hex digits; the same stands in `mirror.id` on the stick. */
  readonly mirrorId: string;
  /** The drive's label when it was chosen. */
  readonly label: string;
}

const choiceSchema = z.strictObject({
  format: z.literal("vivaseal-mirror-choice"),
  version: z.literal("1.0"),
  mirrorId: z.string().regex(/^[0-9a-f]{32}$/),
  label: z.string().max(200),
});

const mostBytes = 4 * 1024;

/** The choice; `undefined` where none was made, or where the file is of no use. */
export async function readChoice(
  files: FileLayer,
  path: string,
): Promise<MirrorChoice | undefined> {
  const read = await onDisk(path, async () => {
    const facts = await files.stat(path);
    return facts?.kind === "file" && facts.sizeBytes <= mostBytes
      ? files.readFile(path)
      : undefined;
  });
  const text = read.ok && read.value ? utf8Text(read.value) : undefined;
  const parsed = choiceSchema.safeParse(jsonOf(text));
  return parsed.success ? { mirrorId: parsed.data.mirrorId, label: parsed.data.label } : undefined;
}

export function writeChoice(
  files: FileLayer,
  path: string,
  { mirrorId, label }: MirrorChoice,
): Promise<Outcome<void>> {
  const choice = { format: "vivaseal-mirror-choice", version: "1.0", mirrorId, label };
  return writeFileDurably(files, path, utf8ToBytes(canonicalJson(choice)));
}

function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
