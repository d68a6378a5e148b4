import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { PublicKeys } from "../../core/bundle/manifest.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { bounds } from "../sealed/bounds.ts";
import { openEnvelope, signEnvelope, whereOf } from "../sealed/dsse.ts";
import type { Signer } from "../sealed/ed25519.ts";
import { fault, settleNow } from "../sealed/fault.ts";
import { nameSchema, recipientSchema, signingKeySchema } from "../sealed/manifest-schema.ts";
import { asJson, checkFormat } from "../sealed/signed-manifest.ts";
import { checkCodeOf, readCheckCode, sameCheckCode, type CheckCode } from "./check-code.ts";

export const cardFormat = "vivaseal-card";
export const cardVersion = "1.0";
export const cardType = "application/vnd.vivaseal.card+json";

/** Whose keys a card or keyring holds: 评审电脑 or 评委会办公室. */
export type Role = "station" | "office";

/** The payload of a card. */
export const cardSchema = z.strictObject({
  format: z.literal(cardFormat),
  version: z.literal(cardVersion),
  role: z.enum(["station", "office"]),
  name: nameSchema,
  recipient: recipientSchema,
  signingKey: signingKeySchema,
});

export type CardPayload = Readonly<z.infer<typeof cardSchema>>;

/** A card that its own key has signed. Whether it is its owner's, only the check code says. */
export interface Card {
  readonly role: Role;
  readonly keys: PublicKeys;
  readonly checkCode: CheckCode;
  readonly payload: CardPayload;
}

/** The bytes of a `.vscard`. The same keys and name always give the same bytes. */
export function writeCard(payload: CardPayload, signer: Signer): Uint8Array {
  return signEnvelope(cardType, asJson(payload), [signer]);
}

/**
 * Reads a card. Refuses with TOO_LARGE, ENVELOPE_MALFORMED, SIGNATURE_INVALID,
 * PAYLOAD_NOT_CANONICAL, FORMAT_VERSION_UNKNOWN, CARD_MALFORMED.
 */
export function readCard(bytes: Uint8Array): Outcome<Card> {
  return settleNow(() => {
    if (bytes.length > bounds.cardBytes)
      throw fault("TOO_LARGE", { what: ".vscard", limit: bounds.cardBytes });
    const { payload, signers } = openEnvelope(bytes, cardType);
    checkFormat(payload, cardFormat, cardVersion);
    const parsed = cardSchema.safeParse(payload);
    if (!parsed.success) throw fault("CARD_MALFORMED", { where: whereOf(parsed.error) });
    if (signers.length !== 1 || signers[0] !== parsed.data.signingKey)
      throw fault("CARD_MALFORMED", { where: "signatures" });
    return cardOf(parsed.data);
  });
}

/**
 * Reads a card of `role` and compares it with the check code that was typed in. Refuses as
 * `readCard`, and with CARD_NOT_OF_OFFICE, CARD_NOT_OF_STATION, CHECK_CODE_INCOMPLETE and
 * CHECK_CODE_WRONG.
 */
export function readCheckedCard(bytes: Uint8Array, role: Role, typedCode: string): Outcome<Card> {
  const read = readCard(bytes);
  if (!read.ok) return read;
  return settleNow(() => {
    const { name } = read.value.keys;
    if (read.value.role !== role)
      throw role === "office"
        ? fault("CARD_NOT_OF_OFFICE", { name })
        : fault("CARD_NOT_OF_STATION", { name });
    const code = readCheckCode(typedCode);
    if (code === undefined) throw fault("CHECK_CODE_INCOMPLETE");
    if (!sameCheckCode(code, read.value.checkCode.hex)) throw fault("CHECK_CODE_WRONG");
    return read.value;
  });
}

/** A card as seen from its payload. */
export function cardOf(payload: CardPayload): Card {
  const { role, name, recipient, signingKey } = payload;
  const bytes = utf8ToBytes(canonicalJson(asJson(payload)));
  return {
    role,
    keys: { name, recipient, signingKey },
    checkCode: checkCodeOf(sha256(bytes)),
    payload,
  };
}
