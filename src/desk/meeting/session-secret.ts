import { basename, dirname } from "node:path";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { RandomBytes } from "../journal/journal.ts";
import type { Keyring } from "../keys/keyring.ts";
import { openAgeFile, readWhole, sealToRecipients } from "../sealed/age-file.ts";
import { memorySource } from "../sealed/byte-ports.ts";
import { verifySignature } from "../sealed/ed25519.ts";
import { settle } from "../sealed/fault.ts";
import { sessionSecretBytes } from "./session-keys.ts";

/** Which meeting's secret, and where it lies. */
export interface SecretPlace {
  readonly path: string;
  readonly meetingId: string;
}

/**
 * Makes a meeting's session secret, signed by this station and sealed to it alone: a recipient is
 * public, so without the signature anybody could put a secret there that they know. One that is there already is
 * kept, and written anew: a desk that was killed, or whose sync failed, may have left it in the
 * cache only, and the journal must not be on the disk before it.
 */
export async function makeSessionSecret(
  files: FileLayer,
  { path, meetingId }: SecretPlace,
  { card, signer }: Keyring,
  random: RandomBytes,
): Promise<Outcome<void>> {
  const there = await onDisk(path, async () =>
    (await files.stat(path)) ? files.readFile(path) : undefined,
  );
  if (!there.ok) return there;
  if (there.value) return writeFileDurably(files, path, there.value);
  const secret = random(sessionSecretBytes);
  const signed = concatBytes(secret, signer.sign(secretMessage(meetingId, secret)));
  const sealed = await settle(() => sealToRecipients(signed, [card.keys.recipient]));
  return sealed.ok ? writeFileDurably(files, path, sealed.value) : sealed;
}

/** The secret; `undefined` once it was destroyed. Refuses with SESSION_SECRET_NOT_OWN, and as `openAgeFile`. */
export async function readSessionSecret(
  files: FileLayer,
  { path, meetingId }: SecretPlace,
  { identity, signer }: Keyring,
): Promise<Outcome<Uint8Array | undefined>> {
  const read = await onDisk(path, async () =>
    (await files.stat(path)) ? files.readFile(path) : undefined,
  );
  if (!read.ok || !read.value) return read;
  const sealed = memorySource(read.value);
  const opened = await settle(async () => {
    const plaintext = await openAgeFile(sealed, { kind: "identity", identity });
    return plaintext.sizeBytes === signedBytes ? readWhole(plaintext) : undefined;
  });
  if (!opened.ok) return opened;
  const secret = opened.value && ownSecret(meetingId, opened.value, signer.signingKey);
  return secret ? ok(secret) : refuse("SESSION_SECRET_NOT_OWN", { file: basename(path) });
}

const signedBytes = sessionSecretBytes + 64;

const secretMessage = (meetingId: string, secret: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes(`vivaseal session secret v1\n${meetingId}\n`), secret);

function ownSecret(
  meetingId: string,
  signed: Uint8Array,
  signingKey: string,
): Uint8Array | undefined {
  const secret = signed.slice(0, sessionSecretBytes);
  const signature = signed.subarray(sessionSecretBytes);
  const message = secretMessage(meetingId, secret);
  return verifySignature(signature, message, hexToBytes(signingKey)) ? secret : undefined;
}

/**
 * Overwrites and removes the secret, after which no PIN opens any session key. What a disk keeps
 * of old blocks is named in docs/SECURITY.md.
 */
export async function destroySessionSecret(files: FileLayer, path: string): Promise<Outcome<void>> {
  return onDisk(path, async () => {
    const facts = await files.stat(path);
    if (!facts) return;
    const file = await files.open(path, "write");
    try {
      await file.writeAt(0, new Uint8Array(facts.sizeBytes));
      await file.sync();
    } finally {
      await file.close();
    }
    await files.unlink(path);
    await files.syncFolder(dirname(path));
  });
}
