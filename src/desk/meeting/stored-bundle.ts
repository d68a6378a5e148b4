import { ok } from "../../core/result.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { DeskCrypto } from "../crypto/desk-crypto.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import { openBundle, type OpenBundle } from "../sealed/bundle-reader.ts";
import { openFileSource } from "../sealed/file-source.ts";

export interface BundlePorts {
  readonly files: FileLayer;
  readonly crypto: DeskCrypto;
}

export interface StoredBundle {
  readonly bundle: OpenBundle;
  readonly close: () => Promise<void>;
}

/** A bundle on a disk or stick, open for reading materials. */
export async function openStoredBundle(
  { files, crypto }: BundlePorts,
  path: string,
  keyring: Keyring,
): Promise<Outcome<StoredBundle>> {
  const source = await openFileSource(files, path);
  if (!source.ok) return source;
  const { identity, signer, card, trusted } = keyring;
  const bundle = await openBundle({
    ...{ source: source.value, identity, trustedOffices: trusted, crypto },
    ...{ signingKey: signer.signingKey, name: card.keys.name },
  });
  if (bundle.ok) return ok({ bundle: bundle.value, close: () => source.value.close() });
  await source.value.close();
  return bundle;
}
