/**
 * A snapshot: what a meeting had come to at one line of its journal, so that opening reads the lines
 * behind it only. An index: without it, or where it isn't of this journal, the journal is read whole.
 * Integers are unsigned, big-endian.
 *
 *     offset  size  content
 *     0       8     magic 89 56 53 4E 0D 0A 1A 0A
 *     8       2     major version, 1
 *     10      2     minor version, 0; a reader takes any minor of its major
 *     12      8     sequence number of the last line that it stands for
 *     20      24    nonce, random
 *     44      –     XChaCha20-Poly1305 ciphertext, the 16-byte tag at its end
 *
 * Key: the meeting key of the journal's header. Associated data:
 *
 *     "vivaseal journal snapshot v1\n"   29 bytes of ASCII
 *     SHA-256 of the journal's header    32 bytes; the meeting's id and the journal's key stand in it
 *     bytes 0 to 19 of the file          20 bytes
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { isSameBytes, uintAt, uintBytes } from "./byte-layout.ts";
import type { FrameCipher } from "./frame-cipher.ts";
import { NONCE_BYTES } from "./frame.ts";

/** The largest snapshot: it is read whole at every opening. */
export const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/** Which journal's, and with what. */
export interface SnapshotSealing {
  /** The bytes of the journal's header. */
  readonly header: Uint8Array;
  readonly meetingKey: Uint8Array;
  readonly cipher: FrameCipher;
}

/** Seals a snapshot of the journal up to line `seq`. The nonce is random and used once. */
export function sealSnapshot(
  { header, meetingKey, cipher }: SnapshotSealing,
  seq: number,
  nonce: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const start = concatBytes(magic, uintBytes(MAJOR_VERSION, 2), uintBytes(0, 2), uintBytes(seq, 8));
  const sealed = cipher.seal(meetingKey, nonce, associatedData(header, start), plaintext);
  return concatBytes(start, nonce, sealed);
}

/** The plaintext; `undefined` for what this journal's desk didn't write, or is of another version. */
export function openSnapshot(
  { header, meetingKey, cipher }: SnapshotSealing,
  bytes: Uint8Array,
): Uint8Array | undefined {
  if (claimedSeq(bytes) === undefined) return undefined;
  const start = bytes.subarray(0, START_BYTES);
  const nonce = bytes.subarray(START_BYTES, START_BYTES + NONCE_BYTES);
  const sealed = bytes.subarray(START_BYTES + NONCE_BYTES);
  return cipher.open(meetingKey, nonce, associatedData(header, start), sealed);
}

/** The line that the file says it stands for; `undefined` for no snapshot of a version known here. */
export function claimedSeq(bytes: Uint8Array): number | undefined {
  if (bytes.length < START_BYTES + NONCE_BYTES + TAG_BYTES) return undefined;
  if (!isSameBytes(bytes.subarray(0, magic.length), magic)) return undefined;
  if (uintAt(bytes, MAJOR_AT, 2) !== MAJOR_VERSION) return undefined;
  const seq = uintAt(bytes, SEQ_AT, 4) * 2 ** 32 + uintAt(bytes, SEQ_AT + 4, 4);
  return Number.isSafeInteger(seq) ? seq : undefined;
}

const magic = Uint8Array.of(0x89, 0x56, 0x53, 0x4e, 0x0d, 0x0a, 0x1a, 0x0a);
const MAJOR_VERSION = 1;
const MAJOR_AT = 8;
const SEQ_AT = 12;
const START_BYTES = 20;
const TAG_BYTES = 16;

const associatedData = (header: Uint8Array, start: Uint8Array): Uint8Array =>
  concatBytes(utf8ToBytes("vivaseal journal snapshot v1\n"), sha256(header), start);
