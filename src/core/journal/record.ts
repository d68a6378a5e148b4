import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../canonical-json.ts";

/**
 * One line of the chain: an event with its sequence number and the hash of the line before.
 * `at` is advisory wall time (RFC 3339, UTC) and is absent from ballot events, so that the
 * journal never says when anyone voted.
 */
export interface JournalRecord<Event = Json> {
  readonly v: 1;
  /** 1 for the first record of a meeting, then without gaps. */
  readonly seq: number;
  /** Hash of the line before, 64 hex digits; of the meeting's first line, `chainStart`. */
  readonly prev: string;
  /** The client's id of the command that this event came from (random, never derived from a mark). */
  readonly command: string;
  readonly event: Event;
  readonly at?: string;
}

/** The end of a chain: the next line is `seq + 1` and carries `hash` as its `prev`. */
export interface ChainHead {
  /** Sequence number of the last line. */
  readonly seq: number;
  /** Its hash, 64 hex digits. */
  readonly hash: string;
}

/**
 * The last wall time that lines have, as it stands there; `null` where none has any, as in a copy
 * that a stranger made: the format lets every line go without.
 */
export const lastTimeIn = (records: readonly JournalRecord<unknown>[]): string | null =>
  records.findLast(({ at }) => at !== undefined)?.at ?? null;

/** Where a chain begins: the hash of the meeting id, so that lines never move between meetings. */
export function chainStart(meetingId: string): string {
  return bytesToHex(sha256(utf8ToBytes(`vivaseal journal v1\n${meetingId}`)));
}

/** The line as it is hashed, stored and carried in a result package (without line end). */
export function recordLine(record: JournalRecord<unknown>): string {
  return canonicalJson(record as unknown as Json);
}

/** SHA-256 of bytes, 32 bytes: the reference, or a host's faster one. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The hash of a line: SHA-256 of its UTF-8 bytes, as 64 hex digits. */
export function lineHash(line: string, hash: Sha256 = sha256): string {
  return bytesToHex(hash(utf8ToBytes(line)));
}
