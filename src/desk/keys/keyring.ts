import { basename, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { bytesToHex, hexToBytes, randomBytes } from "@noble/hashes/utils.js";
import type { PublicKeys } from "../../core/bundle/manifest.ts";
import { err, ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { onDisk } from "../files/disk-refusal.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { makeFolderDurably, settleNames, writeFileDurably } from "../files/write-durably.ts";
import { createSigner, type Signer } from "../sealed/ed25519.ts";
import { nameSchema } from "../sealed/manifest-schema.ts";
import {
  cardFormat,
  cardOf,
  cardVersion,
  readCheckedCard,
  writeCard,
  type Card,
  type CardPayload,
  type Role,
} from "./card.ts";
import {
  openKeyringDocument,
  sealKeyringDocument,
  keyringFormat,
  keyringVersion,
  type KeyringDocument,
} from "./keyring-document.ts";

/** What an unlocked station or office holds. Lives in memory only, never in a log or an error. */
export interface Keyring {
  readonly role: Role;
  readonly card: Card;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  readonly signer: Signer;
  /** Of a station: the offices that it trusts. Of an office: the stations that it has enrolled. */
  readonly trusted: readonly PublicKeys[];
  /** The same with their check codes, for people to compare. */
  readonly trustedCards: readonly Card[];
}

/** Where a keyring is, and what opens it. */
export interface KeyringPlace {
  readonly files: FileLayer;
  readonly folder: string;
  readonly role: Role;
  readonly passphrase: string;
  /** log2 of scrypt's N for writing; 18 takes about a second and 256 MiB. */
  readonly logN?: number;
}

/** log2 of scrypt's N where none is given: age's own default. */
export const defaultLogN = 18;
export const leastPassphraseLength = 8;

/** `station.vscard` or `office.vscard`. */
export const cardFileName = (role: Role): string => `${role}.vscard`;
/** `station.keyring.age` or `office.keyring.age`. */
export const keyringFileName = (role: Role): string => `${role}.keyring.age`;

/**
 * Makes the keys of a new station or office in `folder` (made if missing) and writes keyring and
 * card. Keys come from the system's random source. Refuses with NAME_UNUSABLE,
 * PASSPHRASE_TOO_SHORT, ALREADY_INITIALISED (nothing is changed then) and DISK_* codes.
 */
export async function initKeyring(place: KeyringPlace, name: string): Promise<Outcome<Card>> {
  const { files, folder, role, passphrase } = place;
  if (!nameSchema.safeParse(name).success || name.trim() !== name) return refuse("NAME_UNUSABLE");
  if (passphrase.length < leastPassphraseLength)
    return refuse("PASSPHRASE_TOO_SHORT", { least: leastPassphraseLength });
  const made = await makeFolderDurably(files, folder);
  if (!made.ok) return made;
  const taken = await holdsKeys(files, folder);
  if (!taken.ok) return taken;
  if (taken.value) return refuse("ALREADY_INITIALISED", { folder: basename(folder) });
  const document: KeyringDocument = {
    format: keyringFormat,
    version: keyringVersion,
    role,
    name,
    identity: await generateX25519Identity(),
    signingSeed: bytesToHex(randomBytes(32)),
    trusted: [],
  };
  const written = await writeKeyring(place, document);
  if (!written.ok) return written;
  // The card follows from the keyring: opening writes it again if a crash came between.
  return writeMissingCard(place, await keyringOf(document));
}

/**
 * Opens the keyring in `folder`. Refuses with KEYS_MISSING, PASSPHRASE_WRONG,
 * WORK_FACTOR_TOO_HIGH, TOO_LARGE, KEYRING_MALFORMED, FORMAT_VERSION_UNKNOWN and DISK_* codes.
 */
export async function openKeyring(place: KeyringPlace): Promise<Outcome<Keyring>> {
  const read = await readDocument(place);
  if (!read.ok) return read;
  const keyring = await keyringOf(read.value);
  const card = await writeMissingCard(place, keyring);
  return card.ok ? ok(keyring) : card;
}

/**
 * Enrols a station (in an office's keyring) or trusts an office (in a station's) by its card and
 * the check code that was typed in. The list lives inside the sealed keyring, so who has the
 * laptop but not the passphrase can't add to it. A card with a key that is already there takes
 * that one's place. Refuses as `openKeyring` and `readCheckedCard` do.
 */
export async function trustCard(
  place: KeyringPlace,
  cardBytes: Uint8Array,
  typedCode: string,
): Promise<Outcome<Card>> {
  const wanted: Role = place.role === "station" ? "office" : "station";
  const checked = readCheckedCard(cardBytes, wanted, typedCode);
  if (!checked.ok) return checked;
  const read = await readDocument(place);
  if (!read.ok) return read;
  const { payload, checkCode } = checked.value;
  const others = read.value.trusted.filter(
    ({ card }) => card.signingKey !== payload.signingKey && card.recipient !== payload.recipient,
  );
  const written = await writeKeyring(place, {
    ...read.value,
    trusted: [...others, { card: payload, checkCode: checkCode.hex }],
  });
  return written.ok ? checked : written;
}

/**
 * Seals the keyring of `place`, opened with its present passphrase, under `newPassphrase`: keys and
 * card stay what they are. Until this returns the old passphrase holds, and copies made before go on
 * opening with it. Refuses as `openKeyring` does, and with PASSPHRASE_TOO_SHORT and
 * PASSPHRASE_UNCHANGED.
 */
export async function changePassphrase(
  place: KeyringPlace,
  newPassphrase: string,
): Promise<Outcome<Card>> {
  if (newPassphrase.length < leastPassphraseLength)
    return refuse("PASSPHRASE_TOO_SHORT", { least: leastPassphraseLength });
  const read = await readDocument(place);
  if (!read.ok) return read;
  if (newPassphrase === place.passphrase) return refuse("PASSPHRASE_UNCHANGED");
  const renewed = { ...place, passphrase: newPassphrase };
  const written = await writeKeyring(renewed, read.value);
  if (!written.ok) return written;
  // What was written opens, before anybody is told to forget the old one.
  const opened = await openKeyring(renewed);
  return opened.ok ? ok(opened.value.card) : opened;
}

async function holdsKeys(files: FileLayer, folder: string): Promise<Outcome<boolean>> {
  return onDisk(folder, async () => {
    const names = await files.list(folder);
    return names.some((name) => name.endsWith(".keyring.age") || name.endsWith(".vscard"));
  });
}

async function readDocument({
  files,
  folder,
  role,
  passphrase,
}: KeyringPlace): Promise<Outcome<KeyringDocument>> {
  const file = keyringFileName(role);
  const path = join(folder, file);
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (facts.value?.kind !== "file")
    return refuse("KEYS_MISSING", { folder: basename(folder), file });
  // What is done with these keys must not outlive them.
  const settled = await onDisk(folder, () => settleNames(files, folder));
  if (!settled.ok) return settled;
  return openKeyringDocument(files, path, role, passphrase);
}

async function writeKeyring(
  { files, folder, role, passphrase, logN }: KeyringPlace,
  document: KeyringDocument,
): Promise<Outcome<void>> {
  const sealed = await sealKeyringDocument(document, passphrase, logN ?? defaultLogN);
  if (!sealed.ok) return sealed;
  return writeFileDurably(files, join(folder, keyringFileName(role)), sealed.value);
}

async function keyringOf(document: KeyringDocument): Promise<Keyring> {
  const signer = createSigner(hexToBytes(document.signingSeed));
  const payload: CardPayload = {
    format: cardFormat,
    version: cardVersion,
    role: document.role,
    name: document.name,
    recipient: await identityToRecipient(document.identity),
    signingKey: signer.signingKey,
  };
  return {
    role: document.role,
    card: cardOf(payload),
    identity: document.identity,
    signer,
    trusted: document.trusted.map(({ card }) => cardOf(card).keys),
    trustedCards: document.trusted.map(({ card }) => cardOf(card)),
  };
}

async function writeMissingCard(
  { files, folder, role }: KeyringPlace,
  { card, signer }: Keyring,
): Promise<Outcome<Card>> {
  const path = join(folder, cardFileName(role));
  const facts = await onDisk(path, () => files.stat(path));
  if (!facts.ok) return facts;
  if (facts.value !== undefined) return ok(card);
  const bytes = writeCard(card.payload, signer);
  const written = await writeFileDurably(files, path, bytes);
  return written.ok ? ok(card) : err(written.error);
}
