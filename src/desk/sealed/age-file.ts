import { Decrypter, Encrypter, type Recipient, type Stanza } from "age-encryption";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { chunkLayout, referenceCipher, tagBytes, type ChunkCipher } from "./age-chunks.ts";
import { createChunkWriter, type ChunkWriter } from "./chunk-writer.ts";
import { openPayload } from "./age-payload.ts";
import { readAgeHeader, type AgeHeader } from "./age-header.ts";
import { bounds } from "./bounds.ts";
import { joinBytes, type ByteSink, type ByteSource } from "./byte-ports.ts";
import { Fault, fault } from "./fault.ts";
import { refusal, type Refusal } from "../../core/refusals/refusal.ts";

const nonceBytes = 16;
const noMatch = "no identity matched any of the file's recipients";

/**
 * What opens an age file: a station's or office's identity, a passphrase, or the file's own key
 * as `unwrapAgeFile` gave it.
 */
export type AgeKey =
  | { readonly kind: "identity"; readonly identity: string }
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "fileKey"; readonly fileKey: Uint8Array };

/** What closes one: X25519 recipients (`age1…`), or one passphrase. */
export type AgeLock = readonly string[] | PassphraseLock;

export interface PassphraseLock {
  readonly passphrase: string;
  /** log2 of scrypt's N. */
  readonly logN: number;
}

/**
 * Starts an age v1 file in `out`, to recipients or under a passphrase; what is written to the result
 * is sealed as it comes, and `end` closes the file. File key and nonces come from the system's
 * random source and from nowhere else, so that nothing can steer them.
 * Throws RECIPIENT_INVALID for a recipient that isn't a plain X25519 one.
 */
export async function startAgeFile(
  lock: AgeLock,
  out: ByteSink,
  cipher: ChunkCipher = referenceCipher,
): Promise<ChunkWriter> {
  const { header, fileKey } = await ("passphrase" in lock
    ? passphraseHeader(lock)
    : makeHeader(lock));
  const nonce = randomBytes(nonceBytes);
  await out.write(header);
  await out.write(nonce);
  return createChunkWriter(payloadKey(fileKey, nonce), out, cipher);
}

/** A small file under a passphrase, whole in memory. `logN` is log2 of scrypt's N. */
export function sealWithPassphrase(
  plaintext: Uint8Array,
  passphrase: string,
  logN: number,
): Promise<Uint8Array> {
  return encrypterOf({ passphrase, logN }).encrypt(plaintext);
}

function encrypterOf({ passphrase, logN }: PassphraseLock): Encrypter {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(logN);
  return encrypter;
}

/**
 * Opens an age v1 file for reading anywhere in its plaintext. Reads the header and the last
 * chunk, whose flag shows that nothing was cut off; each read later opens only its own chunks.
 * Throws faults: NOT_A_SEALED_FILE, TOO_LARGE, WORK_FACTOR_TOO_HIGH,
 * NOT_FOR_THIS_STATION_OR_DAMAGED or PASSPHRASE_WRONG, SEALED_FILE_DAMAGED.
 */
export async function openAgeFile(
  source: ByteSource,
  key: AgeKey,
  cipher: ChunkCipher = referenceCipher,
): Promise<ByteSource> {
  const header = await readAgeHeader(source);
  const payloadStart = header.bytes.length + nonceBytes;
  const layout = chunkLayout(source.sizeBytes - payloadStart);
  if (layout === undefined) throw fault("SEALED_FILE_DAMAGED");
  const fileKey = await unwrapFileKey(header, key);
  const nonce = await source.read(header.bytes.length, nonceBytes);
  return openPayload({
    ...{ source, cipher, start: payloadStart, ...layout },
    key: payloadKey(fileKey, nonce),
  });
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return hkdf(sha256, fileKey, nonce, utf8ToBytes("payload"), 32);
}

interface MadeHeader {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}

/** age allows no other stanza beside a passphrase's, so the file key is unwrapped again. */
async function passphraseHeader(lock: PassphraseLock): Promise<MadeHeader> {
  const header = headerOf(await encrypterOf(lock).encrypt(new Uint8Array()));
  const decrypter = new Decrypter();
  decrypter.addPassphrase(lock.passphrase);
  return { header, fileKey: await decrypter.decryptHeader(header) };
}

/**
 * The library makes the header; its empty payload (one tag) is cut off again, and the stream that
 * follows has a nonce and so a key of its own.
 */
const headerOf = (empty: Uint8Array): Uint8Array =>
  empty.subarray(0, empty.length - nonceBytes - tagBytes);

async function makeHeader(recipients: readonly string[]): Promise<MadeHeader> {
  if (recipients.length === 0 || recipients.length > bounds.recipients)
    throw fault("TOO_LARGE", { what: "recipients", limit: bounds.recipients });
  for (const recipient of recipients) await checkRecipient(recipient);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const listener = createKeyListener();
  encrypter.addRecipient(listener);
  const header = headerOf(await encrypter.encrypt(new Uint8Array()));
  return { header, fileKey: listener.heard() };
}

/** A recipient without a stanza: it only learns the file key that the library has drawn. */
function createKeyListener(): Recipient & { readonly heard: () => Uint8Array } {
  let key: Uint8Array | undefined;
  return {
    wrapFileKey: (fileKey: Uint8Array): Stanza[] => {
      key = fileKey.slice();
      return [];
    },
    heard: () => {
      if (key === undefined) throw new Error("No file key was drawn");
      return key;
    },
  };
}

/** Tries the recipient alone: a point of small order has the right form and yet wraps no key. */
async function checkRecipient(recipient: string): Promise<void> {
  if (!isRecipient(recipient)) throw fault("RECIPIENT_INVALID", { recipient });
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  try {
    await encrypter.encrypt(new Uint8Array());
  } catch {
    throw fault("RECIPIENT_INVALID", { recipient });
  }
}

/** Whether the text is an X25519 recipient, its Bech32 checksum included. */
export function isRecipient(text: string): boolean {
  if (!recipientForm.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is an X25519 identity, its Bech32 checksum included. */
export function isIdentity(text: string): boolean {
  if (!identityForm.test(text)) return false;
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    return false;
  }
}

/** What recipients and identities look like; their checksums are the library's to check. */
export const recipientForm = /^age1[02-9ac-hj-np-z]{58}$/;
export const identityForm = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;

/** An age file's header, and the key that it wraps for `key`. Throws faults as `openAgeFile`. */
export async function unwrapAgeFile(source: ByteSource, key: AgeKey): Promise<Uint8Array> {
  return unwrapFileKey(await readAgeHeader(source), key);
}

async function unwrapFileKey(header: AgeHeader, key: AgeKey): Promise<Uint8Array> {
  if (key.kind === "fileKey") return key.fileKey;
  const decrypter = new Decrypter();
  if (key.kind === "identity") decrypter.addIdentity(key.identity);
  else decrypter.addPassphrase(key.passphrase);
  const logN = header.scryptLogN;
  if (logN !== undefined && logN > bounds.scryptLogN)
    throw fault("WORK_FACTOR_TOO_HIGH", { logN, limit: bounds.scryptLogN });
  // A passphrase stands alone: beside another stanza it would let its holder pass for that one's.
  if (header.recipientTypes.includes("scrypt") && header.recipientTypes.length > 1)
    throw fault("SEALED_FILE_DAMAGED");
  try {
    return await decrypter.decryptHeader(header.bytes);
  } catch (error) {
    throw new Fault(cannotUnwrap(error, key));
  }
}

/**
 * The library tells only by its message that the header is whole and yet nothing in it is for this
 * key. Everything else (a header or stanza out of form, a MAC that doesn't fit) is damage.
 */
function cannotUnwrap(error: unknown, key: AgeKey): Refusal {
  const whole = error instanceof Error && error.message === noMatch;
  if (!whole) return refusal("SEALED_FILE_DAMAGED");
  return key.kind === "identity"
    ? refusal("NOT_FOR_THIS_STATION_OR_DAMAGED")
    : refusal("PASSPHRASE_WRONG");
}

/** Reads the whole plaintext of a small file. */
export function readWhole(source: ByteSource): Promise<Uint8Array> {
  return source.read(0, source.sizeBytes);
}

/** Encrypts `plaintext` whole to `recipients`. */
export async function sealToRecipients(
  plaintext: Uint8Array,
  recipients: readonly string[],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const write = (bytes: Uint8Array) => {
    parts.push(bytes);
    return Promise.resolve();
  };
  const file = await startAgeFile(recipients, { write });
  await file.write(plaintext);
  await file.end();
  return joinBytes(parts);
}
