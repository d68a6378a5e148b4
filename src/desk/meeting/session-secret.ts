import { dirname } from "node:path";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { writeFileDurably } from "../files/write-durably.ts";
import type { RandomBytes } from "../journal/journal.ts";
import { openAgeFile, readWhole, sealToRecipients } from "../sealed/age-file.ts";
import { memorySource } from "../sealed/byte-ports.ts";
import { settle } from "../sealed/fault.ts";
import { sessionSecretBytes } from "./session-keys.ts";

/**
 * Makes a meeting's session secret, sealed to this station alone. One that is there already is
 * kept, and written anew: a desk that was killed, or whose sync failed, may have left it in the
 * cache only, and the journal must not be on the disk before it.
 */
export async function makeSessionSecret(
  files: FileLayer,
  path: string,
  recipient: string,
  random: RandomBytes,
): Promise<Outcome<void>> {
  const there = await onDisk(path, async () =>
    (await files.stat(path)) ? files.readFile(path) : undefined,
  );
  if (!there.ok) return there;
  if (there.value) return writeFileDurably(files, path, there.value);
  const sealed = await settle(() => sealToRecipients(random(sessionSecretBytes), [recipient]));
  return sealed.ok ? writeFileDurably(files, path, sealed.value) : sealed;
}

/** The secret; `undefined` once it was destroyed. */
export async function readSessionSecret(
  files: FileLayer,
  path: string,
  identity: string,
): Promise<Outcome<Uint8Array | undefined>> {
  const read = await onDisk(path, async () =>
    (await files.stat(path)) ? files.readFile(path) : undefined,
  );
  if (!read.ok || !read.value) return read;
  const sealed = memorySource(read.value);
  return settle(async () => readWhole(await openAgeFile(sealed, { kind: "identity", identity })));
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
