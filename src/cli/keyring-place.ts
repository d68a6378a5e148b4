import { basename } from "node:path";
import { err, ok, type Result } from "../core/result.ts";
import { refusal, type Outcome } from "../core/refusals/refusal.ts";
import type { Role } from "../desk/keys/card.ts";
import { openKeyring, type Keyring, type KeyringPlace } from "../desk/keys/keyring.ts";
import { createPassphraseTries } from "../desk/keys/passphrase-tries.ts";
import { bounds } from "../desk/sealed/bounds.ts";
import { settle } from "../desk/sealed/fault.ts";
import { openFileSource } from "../desk/sealed/file-source.ts";
import type { Given } from "./arguments.ts";
import { refused, type CommandContext, type NotDone } from "./command.ts";
import { readPassphrase } from "./passphrase.ts";

/** Where the keys of `role` lie, with the passphrase that the call gives for them. */
export async function keyringPlace(
  folder: string,
  role: Role,
  given: Given,
  context: CommandContext,
): Promise<Result<KeyringPlace, NotDone>> {
  const passphrase = await readPassphrase(given, context);
  if (!passphrase.ok) return passphrase;
  const { files, logN } = context;
  return ok({ files, folder, role, passphrase: passphrase.value, logN });
}

/**
 * Makes one try at the passphrase of `place`. After wrong ones it first waits, as long as the count
 * in the folder asks for: starting the command again gains nothing.
 */
export async function tryPassphrase<T>(
  place: KeyringPlace,
  context: CommandContext,
  open: () => Promise<Outcome<T>>,
): Promise<Result<T, NotDone>> {
  const { wait, terminal } = context;
  // The whole wait counts from here: a command has no other run to measure by.
  let waited = 0;
  const tries = createPassphraseTries(place, () => waited);
  const seconds = await tries.secondsLeft();
  if (seconds > 0) {
    terminal.tell(
      `口令此前连续输错，等待 ${seconds} 秒 The passphrase was wrong before; waiting ${seconds} s`,
    );
    await wait(seconds * 1000);
    waited = seconds * 1000;
  }
  return orRefused(await tries.attempt(open));
}

/** Opens the keys in `folder`. */
export async function unlock(
  folder: string,
  role: Role,
  given: Given,
  context: CommandContext,
): Promise<Result<Keyring, NotDone>> {
  const place = await keyringPlace(folder, role, given, context);
  if (!place.ok) return place;
  return tryPassphrase(place.value, context, () => openKeyring(place.value));
}

/** The bytes of a card's file, bounded. Refuses with TOO_LARGE and DISK_* codes. */
export async function cardBytes(
  path: string,
  context: CommandContext,
): Promise<Result<Uint8Array, NotDone>> {
  const opened = await openFileSource(context.files, path);
  if (!opened.ok) return err(refused(opened.error));
  const source = opened.value;
  try {
    if (source.sizeBytes > bounds.cardBytes)
      return err(refused(refusal("TOO_LARGE", { what: basename(path), limit: bounds.cardBytes })));
    return orRefused(await settle(() => source.read(0, source.sizeBytes)));
  } finally {
    await source.close();
  }
}

/** The outcome with its refusal as a command's. */
export function orRefused<T>(outcome: Outcome<T>): Result<T, NotDone> {
  return outcome.ok ? outcome : err(refused(outcome.error));
}
