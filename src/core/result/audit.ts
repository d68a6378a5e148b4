import type { Manifest } from "../bundle/manifest.ts";
import { canonicalJson, parseCanonicalJson, type Json } from "../canonical-json.ts";
import { chainStart, lineHash, type JournalRecord, type Sha256 } from "../journal/record.ts";
import type { MeetingEvent } from "../meeting/events.ts";
import { replayFrom } from "../meeting/evolve.ts";
import { meetingFacts } from "../meeting/facts.ts";
import { ImpossibleFact } from "../meeting/impossible-fact.ts";
import { newMeeting, type MeetingState } from "../meeting/state.ts";
import { refuse, type Outcome } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import { deriveResult } from "./derive-result.ts";
import type { ResultDocument } from "./result-document.ts";

/** Reads one chain line's record; `undefined` for what isn't a sound record of this version. */
export type ReadRecord = (value: Json) => JournalRecord<MeetingEvent> | undefined;

export interface AuditedJournal {
  readonly records: readonly JournalRecord<MeetingEvent>[];
  readonly state: MeetingState;
  /** Hash of the last line. */
  readonly head: string;
}

/**
 * Checks a journal line by line (canonical, numbered without gaps, each naming the hash of the
 * one before) and replays it. Refuses JOURNAL_LINE_BAD, JOURNAL_CHAIN_BROKEN, JOURNAL_IMPOSSIBLE.
 */
export function auditJournal(
  manifest: Manifest,
  lines: readonly string[],
  readRecord: ReadRecord,
  sha256?: Sha256,
): Outcome<AuditedJournal> {
  let head = chainStart(manifest.bundleId);
  const records: JournalRecord<MeetingEvent>[] = [];
  for (const [index, line] of lines.entries()) {
    const value = parseCanonicalJson(line);
    const record = value === undefined ? undefined : readRecord(value);
    if (!record) return refuse("JOURNAL_LINE_BAD", { line: index + 1 });
    if (record.seq !== index + 1 || record.prev !== head) {
      return refuse("JOURNAL_CHAIN_BROKEN", { line: index + 1 });
    }
    records.push(record);
    head = lineHash(line, sha256);
  }
  const state = replayRecords(newMeeting(meetingFacts(manifest)), records);
  return state.ok ? ok({ records, state: state.value, head }) : state;
}

/** The state that records come to behind `before`, whose chain was checked already. Refuses JOURNAL_IMPOSSIBLE. */
export function replayRecords(
  before: MeetingState,
  records: readonly JournalRecord<MeetingEvent>[],
): Outcome<MeetingState> {
  try {
    const events = records.map(({ event }) => event);
    return ok(replayFrom(before, events));
  } catch (error) {
    if (error instanceof ImpossibleFact)
      return refuse("JOURNAL_IMPOSSIBLE", { fact: error.message });
    throw error;
  }
}

/**
 * Recounts a result: everything it states about the meeting must be what the journal's lines
 * come to under the office's own manifest. Refuses RESULT_DIFFERS with the first field that does.
 */
export function auditResult(
  manifest: Manifest,
  bundleHash: string,
  document: ResultDocument,
  journal: AuditedJournal,
): Outcome<null> {
  const { station, exportedAt, files } = document;
  const counted = { lines: journal.records.length, head: journal.head };
  const circumstances = { bundleHash, station, exportedAt, files, journal: counted };
  const expected = deriveResult(manifest, journal.state, circumstances);
  const differing = (Object.keys(expected) as (keyof ResultDocument)[]).find(
    (field) => text(expected[field]) !== text(document[field]),
  );
  if (differing) return refuse("RESULT_DIFFERS", { field: differing });
  if (journal.state.phase !== "locked") return refuse("RESULT_NOT_LOCKED");
  return ok(null);
}

const text = (value: unknown): string => canonicalJson(value as Json);
