import { join } from "node:path";
import type { DrillLine, ExportReceipt, KeysStatus, KnownCard } from "../../contract/answers.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { DeskParts } from "../desk-parts.ts";
import { driveFile, driveFolder, type DrivePlaces } from "../drives/drives.ts";
import { onDisk } from "../files/disk-refusal.ts";
import { readCard, type Role } from "../keys/card.ts";
import { drillKeyring } from "../keys/key-drill.ts";
import {
  cardFileName,
  changePassphrase,
  initKeyring,
  keyringFileName,
  openKeyring,
  trustCard,
  type Keyring,
  type KeyringPlace,
} from "../keys/keyring.ts";
import { createPassphraseTries } from "../keys/passphrase-tries.ts";
import { bounds } from "../sealed/bounds.ts";
import { copyFile } from "../station/copy-file.ts";

/**
 * The keys of one role as screens reach them: a station's and an office's alike. The first use of
 * them claims their folder for this desk: FOLDER_OPEN_ELSEWHERE. Everything that takes a passphrase refuses with PASSPHRASE_TOO_MANY after too many wrong ones, as `openKeyring`
 * does, and leaves the keys unlocked where it succeeds.
 */
export interface KeysDoor {
  readonly status: () => Promise<Outcome<KeysStatus>>;
  readonly create: (name: string, passphrase: string) => Promise<Outcome<Keyring>>;
  readonly unlock: (passphrase: string) => Promise<Outcome<Keyring>>;
  readonly change: (passphrase: string, newPassphrase: string) => Promise<Outcome<Keyring>>;
  readonly trust: (wanted: TrustWish) => Promise<Outcome<Keyring>>;
  readonly drill: (passphrase: string) => Promise<Outcome<readonly DrillLine[]>>;
  readonly exportCard: (driveId: string) => Promise<Outcome<ExportReceipt>>;
}

export interface TrustWish {
  readonly driveId: string;
  readonly fileName: string;
  readonly checkCode: string;
  readonly passphrase: string;
}

interface DoorParts {
  readonly role: Role;
  readonly folder: string;
  readonly drives: DrivePlaces;
  readonly held: () => Keyring | undefined;
  readonly hold: (keyring: Keyring) => void;
}

export function createKeysDoor(parts: DeskParts, door: DoorParts): KeysDoor {
  const { files, keyringLogN, freeBytes, claims } = parts;
  const { role, folder, drives, hold } = door;
  const tries = createPassphraseTries({ files, folder, role }, parts.steady);
  const place = (passphrase: string): KeyringPlace => ({
    ...{ files, folder, role, passphrase },
    ...(keyringLogN === undefined ? {} : { logN: keyringLogN }),
  });
  const unlock = async (passphrase: string): Promise<Outcome<Keyring>> => {
    const claimed = await claims.claim(folder);
    if (!claimed.ok) return claimed;
    const opened = await tries.attempt(() => openKeyring(place(passphrase)));
    if (opened.ok) hold(opened.value);
    return opened;
  };
  return {
    status: () => statusOf(parts, door),
    unlock,
    create: async (name, passphrase) => {
      const made = await initKeyring(place(passphrase), name);
      return made.ok ? unlock(passphrase) : made;
    },
    change: async (passphrase, newPassphrase) => {
      const claimed = await claims.claim(folder);
      if (!claimed.ok) return claimed;
      const at = place(passphrase);
      const changed = await tries.attempt(() => changePassphrase(at, newPassphrase));
      return changed.ok ? unlock(newPassphrase) : changed;
    },
    trust: async ({ driveId, fileName, checkCode, passphrase }) => {
      const card = await readCardFile(parts, drives, driveId, fileName);
      if (!card.ok) return card;
      const claimed = await claims.claim(folder);
      if (!claimed.ok) return claimed;
      const trusting = () => trustCard(place(passphrase), card.value, checkCode);
      const trusted = await tries.attempt(trusting);
      return trusted.ok ? unlock(passphrase) : trusted;
    },
    drill: async (passphrase) => {
      const opened = await unlock(passphrase);
      return opened.ok
        ? ok(await drillKeyring({ files, folder, freeBytes }, opened.value))
        : opened;
    },
    exportCard: (driveId) => exportCard(parts, door, driveId),
  };
}

/** As the screens list a keyring's cards. */
export const knownCards = (keyring: Keyring | undefined): readonly KnownCard[] =>
  keyring?.trustedCards.map(({ keys, checkCode }) => ({
    name: keys.name,
    checkCode: checkCode.hex,
  })) ?? [];

async function statusOf(
  { files, version }: DeskParts,
  { role, folder, held }: DoorParts,
): Promise<Outcome<KeysStatus>> {
  const path = join(folder, cardFileName(role));
  const read = await onDisk(path, async () => {
    const keys = await files.stat(join(folder, keyringFileName(role)));
    return { keys, card: (await files.stat(path)) ? await files.readFile(path) : undefined };
  });
  if (!read.ok) return read;
  const keyring = held();
  const card = read.value.card ? readCard(read.value.card) : undefined;
  const named = card?.ok ? card.value : keyring?.card;
  const locked = read.value.keys ? "locked" : "new";
  return ok({
    version,
    state: keyring ? "unlocked" : locked,
    name: named?.keys.name ?? null,
    checkCode: named?.checkCode.hex ?? null,
    checkWords: named?.checkCode.words ?? null,
  });
}

async function exportCard(
  { files }: DeskParts,
  { role, folder, drives, held }: DoorParts,
  driveId: string,
): Promise<Outcome<ExportReceipt>> {
  const keyring = held();
  if (!keyring) return refuse(role === "station" ? "STATION_LOCKED" : "OFFICE_LOCKED");
  const to = await driveFolder(drives, driveId);
  if (!to.ok) return to;
  const fileName = `${role}-${keyring.card.checkCode.hex.slice(0, 8)}.vscard`;
  const from = join(folder, cardFileName(role));
  const written = await copyFile(files, from, join(to.value, fileName));
  return written.ok ? ok({ fileName, ...written.value }) : written;
}

async function readCardFile(
  { files }: DeskParts,
  drives: DrivePlaces,
  driveId: string,
  fileName: string,
): Promise<Outcome<Uint8Array>> {
  const path = await driveFile(drives, driveId, fileName);
  if (!path.ok) return path;
  const facts = await onDisk(fileName, () => files.stat(path.value));
  if (!facts.ok) return facts;
  if (facts.value?.kind !== "file") return refuse("DISK_FILE_MISSING", { file: fileName });
  if (facts.value.sizeBytes > bounds.cardBytes) {
    return refuse("TOO_LARGE", { what: fileName, limit: bounds.cardBytes });
  }
  return onDisk(fileName, () => files.readFile(path.value));
}
