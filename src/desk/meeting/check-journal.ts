import { basename } from "node:path";
import { parseCanonicalJson, type Json } from "../../core/canonical-json.ts";
import { chainStart, lineHash, recordLine, type JournalRecord } from "../../core/journal/record.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { isTornTail } from "../journal/frame.ts";
import { readJournalBytes, unlockJournal } from "../journal/journal-file.ts";
import { isJournalFile, type StationKeys } from "../journal/journal-header.ts";
import { readFrames } from "../journal/read-frames.ts";
import { endOfContent } from "../journal/reserved-space.ts";
import type { JournalCrypto } from "../journal/journal-crypto.ts";
import { utf8Text } from "../sealed/utf8-text.ts";
import { readRecord } from "./record-schema.ts";

/** A journal that was only looked at: its file is left as it is. */
export interface CheckedJournal {
  readonly meetingId: string;
  /** Without line ends. */
  readonly lines: readonly string[];
  /** Hash of the last line; of none, the chain's start. */
  readonly head: string;
  /** Of a station's file: bytes of a torn last write, and of space that is reserved behind it. */
  readonly tornBytes: number;
  readonly reservedBytes: number;
}

export interface JournalToCheck {
  readonly files: FileLayer;
  readonly path: string;
  /** For a station's file; a result package's lines need none. */
  readonly keys: StationKeys | undefined;
  readonly crypto: JournalCrypto;
}

/**
 * Checks a journal, a station's file or the `journal.jsonl` of a result package: its chain and the
 * form of every line. Whether the facts can be is the recount's to judge, which needs the bundle.
 * Refuses JOURNAL_NEEDS_STATION, JOURNAL_LINE_BAD, JOURNAL_CHAIN_BROKEN, and as `openJournal` does.
 */
export async function checkJournal(wanted: JournalToCheck): Promise<Outcome<CheckedJournal>> {
  const bytes = await readJournalBytes(wanted.files, wanted.path);
  if (!bytes.ok) return bytes;
  return isJournalFile(bytes.value) ? checkFile(bytes.value, wanted) : checkText(bytes.value);
}

async function checkFile(
  bytes: Uint8Array,
  { path, keys, crypto }: JournalToCheck,
): Promise<Outcome<CheckedJournal>> {
  const file = basename(path);
  if (!keys) return refuse("JOURNAL_NEEDS_STATION", { file });
  const unlocked = await unlockJournal(bytes, file, keys);
  if (!unlocked.ok) return unlocked;
  const { header, meetingKey } = unlocked.value;
  const { records, head, end } = readFrames(bytes, header, meetingKey, crypto);
  const contentEnd = endOfContent(bytes, end);
  if (end < contentEnd && !isTornTail(bytes, end, contentEnd, crypto.hashing.hex))
    return refuse("JOURNAL_DAMAGED", { file, offset: end });
  const bad = records.findIndex((record) => !readRecord(record as unknown as Json));
  if (bad >= 0) return refuse("JOURNAL_LINE_BAD", { line: bad + 1 });
  const lines = records.map(recordLine);
  const rest = { tornBytes: contentEnd - end, reservedBytes: bytes.length - contentEnd };
  return ok({ meetingId: header.meetingId, lines, head: head.hash, ...rest });
}

/** The first line tells the meeting, of whose id the chain starts. */
function checkText(bytes: Uint8Array): Outcome<CheckedJournal> {
  const text = utf8Text(bytes);
  if (!text?.endsWith("\n")) return refuse("JOURNAL_LINE_BAD", { line: 1 });
  const lines = text.slice(0, -1).split("\n");
  let meetingId = "";
  let head = "";
  for (const [index, line] of lines.entries()) {
    const record = recordOf(line);
    if (!record) return refuse("JOURNAL_LINE_BAD", { line: index + 1 });
    if (index === 0) {
      if (record.event.type !== "meetingOpened") return refuse("JOURNAL_LINE_BAD", { line: 1 });
      meetingId = record.event.bundleId;
      head = chainStart(meetingId);
    }
    if (record.seq !== index + 1 || record.prev !== head)
      return refuse("JOURNAL_CHAIN_BROKEN", { line: index + 1 });
    head = lineHash(line);
  }
  return ok({ meetingId, lines, head, tornBytes: 0, reservedBytes: 0 });
}

function recordOf(line: string): JournalRecord<MeetingEvent> | undefined {
  const value = parseCanonicalJson(line);
  return value === undefined ? undefined : readRecord(value);
}

/** How two journals stand to each other: how many lines they begin with in common. */
export const commonLines = (a: CheckedJournal, b: CheckedJournal): number => {
  const parting = a.lines.findIndex((line, index) => line !== b.lines[index]);
  return parting < 0 ? a.lines.length : parting;
};
