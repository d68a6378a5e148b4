import { ok } from "../../core/result.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { DeskCrypto } from "../crypto/desk-crypto.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import { openBundle, type OpenBundle, type OpenBundleInput } from "../sealed/bundle-reader.ts";
import type { ByteSource } from "../sealed/byte-ports.ts";
import { openFileSource } from "../sealed/file-source.ts";
import { keptBundleKey } from "./bundle-key.ts";

export interface BundlePorts {
  readonly files: FileLayer;
  readonly crypto: DeskCrypto;
}

export interface StoredBundle {
  readonly bundle: OpenBundle;
  readonly source: ByteSource;
  readonly close: () => Promise<void>;
}

/** What opens a bundle that is sealed under a passphrase, where no key of it was kept. */
export type BundleSecret = Pick<OpenBundleInput, "passphrase" | "fileKey">;

/** A bundle on a disk or stick, open for reading materials. Refuses as `openBundle`, and with DISK_* codes. */
export async function openStoredBundle(
  { files, crypto }: BundlePorts,
  path: string,
  keyring: Keyring,
  secret: BundleSecret = {},
): Promise<Outcome<StoredBundle>> {
  const source = await openFileSource(files, path);
  if (!source.ok) return source;
  const { identity, signer, card, trusted } = keyring;
  const given = secret.passphrase !== undefined || secret.fileKey !== undefined;
  const kept = given ? undefined : await keptBundleKey(files, path, source.value, keyring);
  const bundle = await openBundle({
    ...(kept ? { fileKey: kept } : secret),
    ...{ source: source.value, identity, trustedOffices: trusted, crypto },
    ...{ signingKey: signer.signingKey, name: card.keys.name },
  });
  const close = () => source.value.close();
  if (bundle.ok) return ok({ bundle: bundle.value, source: source.value, close });
  await source.value.close();
  return bundle;
}

/** What an office has signed of a bundle on a disk or stick. Refuses as `openStoredBundle`. */
export async function readSigned(
  ports: BundlePorts,
  path: string,
  keyring: Keyring,
  secret: BundleSecret = {},
): Promise<Outcome<OpenBundle>> {
  const opened = await openStoredBundle(ports, path, keyring, secret);
  if (!opened.ok) return opened;
  await opened.value.close();
  return ok(opened.value.bundle);
}
