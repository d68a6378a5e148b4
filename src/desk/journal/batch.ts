/**
 * The plaintext of a frame, UTF-8, every line ended by "\n":
 *
 *     one or more lines of the chain (RFC 8785), in order
 *     then, only if there are any: an empty line, and one line per private payload that lies
 *     beside the chain, {"payload":{…},"seq":n} (RFC 8785), n ascending, each a line of this batch
 */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, parseCanonicalJson, type Json } from "../../core/canonical-json.ts";
import type { HexHash } from "../crypto/desk-crypto.ts";
import { referenceHashing } from "../crypto/reference-crypto.ts";
import { lineHash, recordLine, type JournalRecord } from "../../core/journal/record.ts";

/** The end of a chain: the next line is `seq + 1` and carries `hash` as its `prev`. */
export interface JournalHead {
  /** Sequence number of the last line, 0 before the first. */
  readonly seq: number;
  /** Hash of the last line, 64 hex digits; before the first, the chain's start. */
  readonly hash: string;
}

export type JsonObject = Readonly<Record<string, Json | undefined>>;

/** A private payload beside line `seq`, which holds only a salted commitment to it. */
export interface BesidePayload {
  readonly seq: number;
  readonly payload: JsonObject;
}

/** One event to append. `beside` is the private payload that this event commits to. */
export interface NewEvent {
  readonly event: Json;
  readonly at?: string;
  readonly beside?: JsonObject;
}

export interface Batch {
  readonly records: readonly JournalRecord[];
  readonly lines: readonly string[];
  readonly beside: readonly BesidePayload[];
  /** The chain's end behind this batch. */
  readonly head: JournalHead;
}

/** Chains `events` of one command behind `head`. */
export function chainBatch(head: JournalHead, command: string, events: readonly NewEvent[]): Batch {
  const records: JournalRecord[] = [];
  const lines: string[] = [];
  const beside: BesidePayload[] = [];
  let { seq, hash } = head;
  for (const { event, at, beside: payload } of events) {
    seq += 1;
    const stamped = at === undefined ? {} : { at };
    const record = {
      v: 1,
      seq,
      prev: hash,
      command,
      event,
      ...stamped,
    } as const;
    const line = recordLine(record);
    records.push(record);
    lines.push(line);
    if (payload) beside.push({ seq, payload });
    hash = lineHash(line);
  }
  return { records, lines, beside, head: { seq, hash } };
}

/** The plaintext of a batch. */
export function batchBytes({ lines, beside }: Pick<Batch, "lines" | "beside">): Uint8Array {
  const privateLines = beside.map(({ seq, payload }) => canonicalJson({ payload, seq }));
  const all = privateLines.length === 0 ? lines : [...lines, "", ...privateLines];
  return utf8ToBytes(`${all.join("\n")}\n`);
}

/** How the lines of a batch are read. */
export interface BatchReading {
  /** The host's, where it is faster than the reference. */
  readonly hex?: HexHash;
  /**
   * The plaintext was opened under the meeting key, so it is what a desk wrote: canonical JSON,
   * which isn't made a second time to compare (half of what a restart takes).
   */
  readonly isAuthentic?: boolean;
}

/** Reads a plaintext that must continue the chain at `head`; `undefined` where it doesn't. */
export function readBatch(
  plaintext: Uint8Array,
  head: JournalHead,
  reading: BatchReading = {},
): Batch | undefined {
  const lineEnd = plaintext.indexOf(LINE_FEED);
  if (lineEnd === plaintext.length - 1) return readOnly(plaintext.subarray(0, -1), head, reading);
  const text = utf8Text(plaintext);
  if (!text?.endsWith("\n")) return undefined;
  const all = text.slice(0, -1).split("\n");
  const gap = all.indexOf("");
  const lines = gap < 0 ? all : all.slice(0, gap);
  const chained = readLines(lines, head, reading);
  const beside = gap < 0 ? [] : readBeside(all.slice(gap + 1), head, lines.length);
  return chained && beside && { ...chained, lines, beside };
}

/** Most batches are one line, of which the bytes to hash are there already. */
function readOnly(
  bytes: Uint8Array,
  head: JournalHead,
  { hex = referenceHashing.hex, isAuthentic = false }: BatchReading,
): Batch | undefined {
  const line = utf8Text(bytes);
  const record = line === undefined ? undefined : readLine(line, head, isAuthentic);
  if (line === undefined || !record) return undefined;
  const { seq } = record;
  return { records: [record], lines: [line], beside: [], head: { seq, hash: hex(bytes) } };
}

/** The record of a line that must continue the chain at `head`; `undefined` where it doesn't. */
function readLine(
  line: string,
  { seq, hash }: JournalHead,
  isAuthentic: boolean,
): JournalRecord | undefined {
  const record = readRecord(isAuthentic ? parseJson(line) : parseCanonicalJson(line));
  return record?.seq === seq + 1 && record.prev === hash ? record : undefined;
}

const LINE_FEED = 0x0a;

function readLines(
  lines: readonly string[],
  head: JournalHead,
  { hex = referenceHashing.hex, isAuthentic = false }: BatchReading,
): Pick<Batch, "records" | "head"> | undefined {
  const records: JournalRecord[] = [];
  let { seq, hash } = head;
  for (const line of lines) {
    const record = readLine(line, { seq, hash }, isAuthentic);
    if (!record) return undefined;
    records.push(record);
    seq += 1;
    hash = hex(line);
  }
  return records.length === 0 ? undefined : { records, head: { seq, hash } };
}

const recordKeys = new Set(["v", "seq", "prev", "command", "event", "at"]);

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function readRecord(value: Json | undefined): JournalRecord | undefined {
  if (!isObject(value)) return undefined;
  const { v, seq, prev, command, event, at } = value as Partial<Record<keyof JournalRecord, Json>>;
  if (v !== 1 || typeof seq !== "number" || typeof prev !== "string") return undefined;
  if (typeof command !== "string" || event === undefined) return undefined;
  if (at !== undefined && typeof at !== "string") return undefined;
  if (!Object.keys(value).every((key) => recordKeys.has(key))) return undefined;
  return value as unknown as JournalRecord;
}

function readBeside(
  lines: readonly string[],
  { seq: before }: JournalHead,
  count: number,
): readonly BesidePayload[] | undefined {
  const beside: BesidePayload[] = [];
  let last = before;
  for (const line of lines) {
    const value = parseCanonicalJson(line);
    if (!isObject(value)) return undefined;
    const { seq, payload } = value as Partial<Record<string, Json>>;
    if (typeof seq !== "number" || !isObject(payload)) return undefined;
    if (Object.keys(value).length !== 2) return undefined;
    if (seq <= last || seq > before + count) return undefined;
    beside.push({ seq, payload });
    last = seq;
  }
  return beside.length === 0 ? undefined : beside;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// Without ignoreBOM it would drop a leading U+FEFF, and the text be another one.
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
