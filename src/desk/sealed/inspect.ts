import { bounds } from "./bounds.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { readCard, type Card } from "../keys/card.ts";
import { readAgeHeader } from "./age-header.ts";
import type { ByteSource } from "./byte-ports.ts";
import { settle } from "./fault.ts";

/** What can be told of a file without any key, by its content and never by its name. */
export type Inspection =
  | {
      readonly kind: "sealed";
      readonly sizeBytes: number;
      readonly format: "age-encryption.org/v1";
      /** How many stanzas of each type; a bundle has one `X25519` for each station and the office. */
      readonly recipients: Readonly<Record<string, number>>;
    }
  | { readonly kind: "card"; readonly sizeBytes: number; readonly card: Card };

/** Inspects a file. Refuses with NOT_A_SEALED_FILE and the codes of the card's reader. */
export async function inspectFile(source: ByteSource): Promise<Outcome<Inspection>> {
  const { sizeBytes } = source;
  const start = await settle(() => source.read(0, Math.min(1, sizeBytes)));
  if (!start.ok) return start;
  const looksLikeJson = start.value[0] === 0x7b && sizeBytes <= bounds.cardBytes;
  return looksLikeJson ? inspectCard(source) : inspectAge(source);
}

async function inspectCard(source: ByteSource): Promise<Outcome<Inspection>> {
  const { sizeBytes } = source;
  const bytes = await settle(() => source.read(0, sizeBytes));
  if (!bytes.ok) return bytes;
  const card = readCard(bytes.value);
  return card.ok ? ok({ kind: "card", sizeBytes, card: card.value }) : card;
}

function inspectAge(source: ByteSource): Promise<Outcome<Inspection>> {
  return settle(async () => {
    const { recipientTypes } = await readAgeHeader(source);
    const recipients: Record<string, number> = {};
    for (const type of recipientTypes) recipients[type] = (recipients[type] ?? 0) + 1;
    return {
      kind: "sealed",
      sizeBytes: source.sizeBytes,
      format: "age-encryption.org/v1",
      recipients,
    };
  });
}
