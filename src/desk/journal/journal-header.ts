/**
 * The head of a journal file. Integers are unsigned, big-endian.
 *
 *     offset  size  content
 *     0       8     magic 89 56 53 4A 0D 0A 1A 0A (spoiled by any transfer as text)
 *     8       2     major version, 1
 *     10      2     minor version, 0; a reader takes any minor of its major
 *     12      2     M, length of the meeting id: 1 ≤ M ≤ 1024
 *     14      M     meeting id, UTF-8
 *     14+M    4     W, length of the wrapped key: 1 ≤ W ≤ 256 KiB
 *     18+M    W     age v1 file (binary, one X25519 recipient per station) of 128 bytes:
 *                   the meeting key (32) ‖ the signing key of the station that made it (32) ‖
 *                   that station's Ed25519 signature (64) over
 *                   "vivaseal journal key v1\n" ‖ meeting id ‖ "\n" ‖ meeting key
 *     18+M+W  8     checksum: first 8 bytes of SHA-256 over all bytes before it
 *
 * The first frame follows at once. The signature is there because recipients are public: anybody
 * could seal a key of their own to a station and wait until it writes a meeting under it.
 */
import { Decrypter, Encrypter } from "age-encryption";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { ok } from "../../core/result.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { verifySignature, type Signer } from "../sealed/ed25519.ts";
import { CHECKSUM_BYTES, checksumOf, isSameBytes, uintAt, uintBytes } from "./byte-layout.ts";

export const MEETING_KEY_BYTES = 32;
export const MAX_MEETING_ID_BYTES = 1024;
/** Room for some 2,500 stations. */
export const MAX_WRAPPED_KEY_BYTES = 256 * 1024;
export const MAX_HEADER_BYTES = 18 + MAX_MEETING_ID_BYTES + MAX_WRAPPED_KEY_BYTES + CHECKSUM_BYTES;

/** What a station opens its own journals with. */
export interface StationKeys {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** Its Ed25519 public key, 64 hex digits. */
  readonly signingKey: string;
}

export interface JournalHeader {
  readonly meetingId: string;
  readonly wrappedKey: Uint8Array;
  /** The header as it stands in the file; the first frame begins behind it. */
  readonly bytes: Uint8Array;
}

/** Signs the meeting key, wraps both to the stations' age recipients (`age1…`), and builds the header. */
export async function sealHeader(
  meetingId: string,
  meetingKey: Uint8Array,
  recipients: readonly string[],
  signer: Signer,
): Promise<JournalHeader> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const wrappedKey = await encrypter.encrypt(signedKey(meetingId, meetingKey, signer));
  const id = utf8ToBytes(meetingId);
  if (id.length === 0 || id.length > MAX_MEETING_ID_BYTES)
    throw new Error(`A meeting id can't have ${id.length} bytes`);
  if (wrappedKey.length > MAX_WRAPPED_KEY_BYTES)
    throw new Error(`${recipients.length} stations don't fit the header`);
  const start = concatBytes(
    magic,
    uintBytes(MAJOR_VERSION, 2),
    uintBytes(MINOR_VERSION, 2),
    uintBytes(id.length, 2),
    id,
    uintBytes(wrappedKey.length, 4),
    wrappedKey,
  );
  const bytes = concatBytes(start, checksumOf(start));
  return { meetingId, wrappedKey, bytes };
}

/**
 * Reads the header of a journal file. `file` is its name, for the sentences.
 * Refuses with JOURNAL_NOT_RECOGNIZED, JOURNAL_VERSION_UNKNOWN or JOURNAL_DAMAGED.
 */
export function readHeader(bytes: Uint8Array, file: string): Outcome<JournalHeader> {
  if (!isSameBytes(bytes.subarray(0, magic.length), magic))
    return refuse("JOURNAL_NOT_RECOGNIZED", { file });
  const version = uintAt(bytes, MAJOR_AT, 2);
  if (version !== MAJOR_VERSION) return refuse("JOURNAL_VERSION_UNKNOWN", { file, version });
  const header = splitHeader(bytes);
  return header ? ok(header) : refuse("JOURNAL_DAMAGED", { file, offset: 0 });
}

/**
 * The meeting key, or JOURNAL_NOT_FOR_STATION where `identity` (`AGE-SECRET-KEY-1…`) is of no
 * recipient, or JOURNAL_KEY_NOT_OWN where the key wasn't made under `signingKey` for this meeting.
 */
export const unwrapKey = (
  header: JournalHeader,
  { identity, signingKey }: StationKeys,
  file: string,
): Promise<Outcome<Uint8Array>> => unwrapKeyOf(new Set([signingKey]), header, identity, file);

/** The same where any of `makers` (Ed25519 keys, 64 hex digits) may have made the key. */
export async function unwrapKeyOf(
  makers: ReadonlySet<string>,
  header: JournalHeader,
  identity: string,
  file: string,
): Promise<Outcome<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    const plaintext = await decrypter.decrypt(header.wrappedKey);
    const meetingKey = keyMadeBy(makers, header.meetingId, plaintext);
    return meetingKey ? ok(meetingKey) : refuse("JOURNAL_KEY_NOT_OWN", { file });
  } catch {
    // The checksum held, so the age file is the one that was written: what is wrong is the key.
    return refuse("JOURNAL_NOT_FOR_STATION", { file });
  }
}

/** Whether a file begins as a station's journal does. */
export const isJournalFile = (bytes: Uint8Array): boolean =>
  isSameBytes(bytes.subarray(0, magic.length), magic);

const magic = Uint8Array.of(0x89, 0x56, 0x53, 0x4a, 0x0d, 0x0a, 0x1a, 0x0a);
const MAJOR_VERSION = 1;
const MINOR_VERSION = 0;
const MAJOR_AT = 8;
const ID_LENGTH_AT = 12;
const SIGNATURE_AT = MEETING_KEY_BYTES + 32;
const WRAPPED_BYTES = SIGNATURE_AT + 64;

const keyMessage = (meetingId: string, meetingKey: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes(`vivaseal journal key v1\n${meetingId}\n`), meetingKey);

function signedKey(meetingId: string, meetingKey: Uint8Array, signer: Signer): Uint8Array {
  const signature = signer.sign(keyMessage(meetingId, meetingKey));
  return concatBytes(meetingKey, hexToBytes(signer.signingKey), signature);
}

function keyMadeBy(
  makers: ReadonlySet<string>,
  meetingId: string,
  plaintext: Uint8Array,
): Uint8Array | undefined {
  if (plaintext.length !== WRAPPED_BYTES) return undefined;
  const meetingKey = plaintext.slice(0, MEETING_KEY_BYTES);
  const maker = plaintext.subarray(MEETING_KEY_BYTES, SIGNATURE_AT);
  const signature = plaintext.subarray(SIGNATURE_AT);
  if (!makers.has(bytesToHex(maker))) return undefined;
  const message = keyMessage(meetingId, meetingKey);
  return verifySignature(signature, message, maker) ? meetingKey : undefined;
}

function splitHeader(bytes: Uint8Array): JournalHeader | undefined {
  const idLength = uintAt(bytes, ID_LENGTH_AT, 2);
  const idAt = ID_LENGTH_AT + 2;
  const keyLength = uintAt(bytes, idAt + idLength, 4);
  const keyAt = idAt + idLength + 4;
  const end = keyAt + keyLength;
  if (idLength === 0 || idLength > MAX_MEETING_ID_BYTES) return undefined;
  if (keyLength === 0 || keyLength > MAX_WRAPPED_KEY_BYTES) return undefined;
  const checksum = bytes.subarray(end, end + CHECKSUM_BYTES);
  if (!isSameBytes(checksum, checksumOf(bytes.subarray(0, end)))) return undefined;
  return {
    meetingId: new TextDecoder().decode(bytes.subarray(idAt, idAt + idLength)),
    wrappedKey: bytes.subarray(keyAt, end),
    bytes: bytes.subarray(0, end + CHECKSUM_BYTES),
  };
}
