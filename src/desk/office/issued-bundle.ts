import type { BundleKind } from "../../core/bundle/manifest.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { FileLayer } from "../files/file-layer.ts";
import type { Keyring } from "../keys/keyring.ts";
import { openBundle } from "../sealed/bundle-reader.ts";
import { openFileSource } from "../sealed/file-source.ts";

/** Which issue of which bundle is to be sealed. */
export interface Issue {
  readonly bundleId: string;
  readonly serial: number;
}

/**
 * The next issue of a bundle that this office sealed earlier: the same id, the serial one higher,
 * so that stations take it in the place of the earlier one while its meeting has not begun.
 * Refuses as `openBundle` does, and with BUNDLE_KIND_DIFFERS: a rehearsal never becomes official.
 */
export async function nextIssue(
  files: FileLayer,
  path: string,
  office: Keyring,
  kind: BundleKind,
  passphrase?: string,
): Promise<Outcome<Issue>> {
  const source = await openFileSource(files, path);
  if (!source.ok) return source;
  const { identity, signer, card } = office;
  const opened = await openBundle({
    ...{ source: source.value, identity, trustedOffices: [card.keys] },
    ...(passphrase !== undefined && { passphrase }),
    ...{ signingKey: signer.signingKey, name: card.keys.name },
  });
  await source.value.close();
  if (!opened.ok) return opened;
  const { manifest } = opened.value;
  if (manifest.kind !== kind) return refuse("BUNDLE_KIND_DIFFERS");
  return ok({ bundleId: manifest.bundleId, serial: manifest.serial + 1 });
}
