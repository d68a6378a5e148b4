import { dirname, join } from "node:path";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Outcome } from "../../core/refusals/refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { Keyring } from "../keys/keyring.ts";
import { openAgeFile, readWhole, sealToRecipients } from "../sealed/age-file.ts";
import { readAgeHeader } from "../sealed/age-header.ts";
import { bounds } from "../sealed/bounds.ts";
import { memorySource, type ByteSource } from "../sealed/byte-ports.ts";
import { settle } from "../sealed/fault.ts";

/**
 * A station keeps no bundle's passphrase. What it keeps of a bundle that is sealed under one is
 * the key of that one file, sealed to the station itself, beside the bundle: whoever can't unlock
 * the station can't open the bundle, and opening asks nobody and runs no scrypt.
 *
 * Its name follows from the age header, so that a key never meets another issue of the bundle,
 * also where a crash came between the two.
 */
async function keyPath(bundlePath: string, source: ByteSource): Promise<string> {
  const { bytes } = await readAgeHeader(source);
  const name = `${keyNameStart}${bytesToHex(sha256(bytes)).slice(0, 16)}.age`;
  return join(dirname(bundlePath), name);
}

const keyNameStart = "bundle-key-";

/** The key that was kept for the bundle in `source`; `undefined` where there is none that opens. */
export async function keptBundleKey(
  files: FileLayer,
  bundlePath: string,
  source: ByteSource,
  { identity }: Keyring,
): Promise<Uint8Array | undefined> {
  const kept = await settle(async () => {
    const path = await keyPath(bundlePath, source);
    const facts = await files.stat(path).catch(() => undefined);
    if (facts?.kind !== "file" || facts.sizeBytes > bounds.ageHeaderBytes) return undefined;
    const sealed = memorySource(await files.readFile(path));
    return readWhole(await openAgeFile(sealed, { kind: "identity", identity }));
  });
  return kept.ok ? kept.value : undefined;
}

/** Keeps the key of the bundle in `source`, which will lie at `bundlePath`. Refuses with DISK_* codes. */
export async function keepBundleKey(
  files: FileLayer,
  bundlePath: string,
  source: ByteSource,
  { card }: Keyring,
  key: Uint8Array,
): Promise<Outcome<void>> {
  const path = await settle(() => keyPath(bundlePath, source));
  if (!path.ok) return path;
  const sealed = await sealToRecipients(key, [card.keys.recipient]);
  return writeFileDurably(files, path.value, sealed);
}
