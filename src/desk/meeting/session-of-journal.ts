import type { MeetingRecord } from "../../contract/answers.ts";
import type { Json } from "../../core/canonical-json.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { stateOfForm } from "../../core/meeting/state-form.ts";
import { newMeeting, type MeetingState } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { replayRecords } from "../../core/result/audit.ts";
import { basename } from "node:path";
import type { SteadyClock } from "../clock.ts";
import type { OpenedJournal, UnreadJournal } from "../journal/journal-file.ts";
import type { RandomBytes } from "../journal/journal.ts";
import type { OpenBundle } from "../sealed/bundle-reader.ts";
import { createAnswerBook } from "./answer-book.ts";
import { createBallotKeeper } from "./ballot-keeper.ts";
import { createCountSlots } from "./count-slots.ts";
import type { MeetingFolder } from "./meeting-folder.ts";
import type { BeginningOfSession, MeetingSession } from "./meeting-session.ts";
import { pinTries } from "./pin-tries.ts";
import { createPrivatePages, sealedPageOf } from "./private-pages.ts";
import { readRecord } from "./record-schema.ts";
import { wrappedKeysIn } from "./session-keys.ts";
import type { SlotCipher } from "./slot-content.ts";
import type { SnapshotContent, SnapshotOrigin } from "./snapshot-content.ts";
import { removeSnapshots } from "./snapshot-files.ts";
import { createSnapshotKeeper, type SnapshotPorts } from "./snapshot-keeper.ts";
import type { StoredBundle } from "./stored-bundle.ts";
import { checkWhole, readAtOnce } from "./whole-journal.ts";

export interface SessionPorts extends SnapshotPorts {
  readonly steady: SteadyClock;
  readonly random: RandomBytes;
  readonly slotCipher: SlotCipher;
  /** The program's version: it begins with no other's snapshot. */
  readonly version: string;
}

export const originOf = (
  { version: program }: Pick<SessionPorts, "version">,
  { manifest, manifestHash: bundleHash }: OpenBundle,
): SnapshotOrigin => ({ program, manifest, bundleHash });

/**
 * The meeting that an opened journal comes to, still without the session secret. The journal's own
 * reader has checked the chain, of what it has read; here the events are checked and followed.
 */
export function sessionOf(
  ports: SessionPorts,
  folder: MeetingFolder,
  { bundle, close }: StoredBundle,
  { journal, records: read, beside, recovered, unread }: OpenedJournal,
): Outcome<MeetingSession> {
  const { files, random, steady, slotCipher } = ports;
  const from = unread && beginningOf(unread);
  const records = knownRecords(read, from?.seq ?? 0);
  if (!records.ok) return records;
  const facts = meetingFacts(bundle.manifest);
  const before = from ? stateOfForm(from.content.state, facts) : newMeeting(facts);
  const replayed = replayRecords(before, records.value);
  if (!replayed.ok) return replayed;
  const opened = replayed.value.opened;
  if (opened && opened.bundleHash !== bundle.manifestHash) return refuse("JOURNAL_OF_OTHER_BUNDLE");
  const pages = beside.flatMap(({ payload }) => sealedPageOf(payload) ?? []);
  const { bundleId: meetingId } = bundle.manifest;
  return ok({
    ...{ folder, bundle, closeBundle: close, journal, from, records: records.value },
    ...{ sessionSecret: undefined, recovered: recovered ?? null, check: readAtOnce },
    snapshots: createSnapshotKeeper(ports, originOf(ports, bundle), from?.seq ?? 0),
    answers: createAnswerBook(records.value),
    ballots: createBallotKeeper(random),
    slots: createCountSlots({
      ...{ files, path: folder.slots, spacePath: folder.slotSpace },
      ...{ meetingId, random, cipher: slotCipher },
    }),
    pins: pinTries(files, folder, steady),
    privatePages: createPrivatePages(random, pages),
    wrappedKeys: keysOfCheckedIn(beside, replayed.value),
    state: replayed.value,
  });
}

/** Begins to read what the snapshot stood for. */
export function beginCheck(
  session: MeetingSession,
  unread: UnreadJournal,
  ports: Pick<SessionPorts, "files" | "version">,
): void {
  session.check = checkWhole(unread, {
    file: basename(session.folder.journal),
    origin: originOf(ports, session.bundle),
    take: ({ records, frames }) => {
      session.records = [...records, ...session.records];
      session.answers.takeEarlier(records);
      session.journal.takeEarlier(frames);
    },
    dismiss: () => removeSnapshots(ports.files, session.folder),
  });
}

function beginningOf({ snapshot }: UnreadJournal): BeginningOfSession {
  const { head, commands, content } = snapshot;
  // Genuine, and found to be of this program and shape.
  return { seq: head.seq, commands, content: content as unknown as SnapshotContent };
}

function knownRecords(read: OpenedJournal["records"], before: number): Outcome<MeetingRecord[]> {
  const records: MeetingRecord[] = [];
  for (const [index, record] of read.entries()) {
    const known = readRecord(record as unknown as Json);
    if (!known) return refuse("JOURNAL_LINE_BAD", { line: before + index + 1 });
    records.push(known);
  }
  return ok(records);
}

/** A check-in that was taken back leaves its line, and no key that anything takes. */
function keysOfCheckedIn(
  beside: Parameters<typeof wrappedKeysIn>[0],
  { people }: MeetingState,
): ReturnType<typeof wrappedKeysIn> {
  const keys = wrappedKeysIn(beside);
  for (const personId of keys.keys()) if (!people.has(personId)) keys.delete(personId);
  return keys;
}
