import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import {
  identityForm,
  isIdentity,
  openAgeFile,
  readWhole,
  sealWithPassphrase,
} from "../sealed/age-file.ts";
import { bounds } from "../sealed/bounds.ts";
import type { ByteSource } from "../sealed/byte-ports.ts";
import { whereOf } from "../sealed/dsse.ts";
import { fault, settle } from "../sealed/fault.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { readBoundedJson } from "../sealed/json-bounds.ts";
import { nameSchema } from "../sealed/manifest-schema.ts";
import { asJson, checkFormat } from "../sealed/signed-manifest.ts";
import { cardOf, cardSchema, type Role } from "./card.ts";

export const keyringFormat = "vivaseal-keyring";
export const keyringVersion = "1.0";

/** The plaintext of a keyring file: canonical JSON. */
export const keyringSchema = z.strictObject({
  format: z.literal(keyringFormat),
  version: z.literal(keyringVersion),
  role: z.enum(["station", "office"]),
  name: nameSchema,
  identity: z.string().regex(identityForm).refine(isIdentity, "age identity"),
  signingSeed: z.string().regex(/^[0-9a-f]{64}$/),
  trusted: z
    .array(
      z.strictObject({
        card: cardSchema,
        checkCode: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(bounds.trusted),
});

export type KeyringDocument = Readonly<z.infer<typeof keyringSchema>>;

/** Seals a keyring under a passphrase. Refuses with TOO_LARGE (too many trusted cards). */
export function sealKeyringDocument(
  document: KeyringDocument,
  passphrase: string,
  logN: number,
): Promise<Outcome<Uint8Array>> {
  return settle(async () => {
    if (document.trusted.length > bounds.trusted)
      throw fault("TOO_LARGE", { what: "keyring", limit: bounds.trusted });
    const plain = utf8ToBytes(canonicalJson(asJson(document)));
    return sealWithPassphrase(plain, passphrase, logN);
  });
}

/** Opens and checks a keyring file of `role`. No secret is ever part of a refusal. */
export async function openKeyringDocument(
  files: FileLayer,
  path: string,
  role: Role,
  passphrase: string,
): Promise<Outcome<KeyringDocument>> {
  const opened = await openFileSource(files, path);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    return await settle(() => readDocument(source, role, passphrase));
  } finally {
    await source.close();
  }
}

async function readDocument(
  source: ByteSource,
  role: Role,
  passphrase: string,
): Promise<KeyringDocument> {
  if (source.sizeBytes > bounds.keyringBytes)
    throw fault("TOO_LARGE", { what: "keyring", limit: bounds.keyringBytes });
  const plain = await openAgeFile(source, { kind: "passphrase", passphrase });
  const payload = readBoundedJson(await readWhole(plain), "keyring", bounds.jsonValues);
  if (payload === undefined) throw fault("KEYRING_MALFORMED", { where: "JSON" });
  checkFormat(payload, keyringFormat, keyringVersion);
  const parsed = keyringSchema.safeParse(payload);
  if (!parsed.success) throw fault("KEYRING_MALFORMED", { where: whereOf(parsed.error) });
  const wrong = problemOf(parsed.data, role);
  if (wrong !== undefined) throw fault("KEYRING_MALFORMED", { where: wrong });
  return parsed.data;
}

function problemOf(document: KeyringDocument, role: Role): string | undefined {
  if (document.role !== role) return "role";
  const bad = document.trusted.some(
    ({ card, checkCode }) => card.role === role || cardOf(card).checkCode.hex !== checkCode,
  );
  return bad ? "trusted" : undefined;
}
