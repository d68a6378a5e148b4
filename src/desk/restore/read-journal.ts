import type { Manifest } from "../../core/bundle/manifest.ts";
import type { Json } from "../../core/canonical-json.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { newMeeting, type MeetingState } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { replayRecords } from "../../core/result/audit.ts";
import type { MeetingRecord } from "../../contract/answers.ts";
import type { JournalCrypto } from "../journal/journal-crypto.ts";
import { readHeader, unwrapKeyOf, type JournalHeader } from "../journal/journal-header.ts";
import { readFrames, type ReadFrames } from "../journal/read-frames.ts";
import type { Keyring } from "../keys/keyring.ts";
import { readRecord } from "../meeting/record-schema.ts";

/** Whose journal it must be. */
export interface JournalOwner {
  readonly keyring: Keyring;
  readonly manifest: Manifest;
  readonly bundleHash: string;
  readonly crypto: JournalCrypto;
}

/** A journal's bytes as far as their frames check out, and what they come to. Only looked at. */
export interface ReadJournal {
  readonly header: JournalHeader;
  readonly meetingKey: Uint8Array;
  readonly frames: ReadFrames;
  readonly records: readonly MeetingRecord[];
  readonly state: MeetingState;
}

/**
 * Reads a journal, or a copy of one, without changing anything: its header under this station's
 * keys, each frame at its place, the lines' form, and the replay. Bytes behind the last good frame
 * are the caller's to judge (`frames.end`). `name` is for the sentences; `makers` are the stations
 * (Ed25519 keys, 64 hex digits) whose journal it may be, by default this one alone. Refuses as `readHeader`,
 * `unwrapKey` and `replayRecords` do, and JOURNAL_OTHER_MEETING, JOURNAL_LINE_BAD,
 * JOURNAL_OF_OTHER_BUNDLE.
 */
export async function readJournal(
  bytes: Uint8Array,
  name: string,
  { keyring, manifest, bundleHash, crypto }: JournalOwner,
  makers: ReadonlySet<string> = new Set([keyring.signer.signingKey]),
): Promise<Outcome<ReadJournal>> {
  const header = readHeader(bytes, name);
  if (!header.ok) return header;
  if (header.value.meetingId !== manifest.bundleId)
    return refuse("JOURNAL_OTHER_MEETING", { file: name });
  const meetingKey = await unwrapKeyOf(makers, header.value, keyring.identity, name);
  if (!meetingKey.ok) return meetingKey;
  const frames = readFrames(bytes, header.value, meetingKey.value, crypto);
  const records: MeetingRecord[] = [];
  for (const [index, record] of frames.records.entries()) {
    const known = readRecord(record as unknown as Json);
    if (!known) return refuse("JOURNAL_LINE_BAD", { line: index + 1 });
    records.push(known);
  }
  const state = replayRecords(newMeeting(meetingFacts(manifest)), records);
  if (!state.ok) return state;
  const { opened } = state.value;
  if (opened && opened.bundleHash !== bundleHash) return refuse("JOURNAL_OF_OTHER_BUNDLE");
  return ok({
    ...{ header: header.value, meetingKey: meetingKey.value, frames, records },
    state: state.value,
  });
}
