import type { Json } from "../../core/canonical-json.ts";
import type { MeetingRecord } from "../../contract/answers.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { newMeeting, type MeetingState } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { replayRecords } from "../../core/result/audit.ts";
import type { Clock, SteadyClock } from "../clock.ts";
import { onDisk } from "../files/disk-refusal.ts";
import {
  createJournal,
  openJournal,
  type OpenedJournal,
  type TornTail,
} from "../journal/journal-file.ts";
import type { RandomBytes } from "../journal/journal.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { OpenBundle } from "../sealed/bundle-reader.ts";
import { createAnswerBook } from "./answer-book.ts";
import { checkNotLost, markBegun } from "./begun-mark.ts";
import { createBallotKeeper } from "./ballot-keeper.ts";
import { createCountSlots } from "./count-slots.ts";
import { meetingFolder, type MeetingFolder } from "./meeting-folder.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { releaseSpace, reserveSpace, type SpaceNeeded } from "./meeting-space.ts";
import { pinTries } from "./pin-tries.ts";
import { createPrivatePages, sealedPageOf } from "./private-pages.ts";
import { readRecord } from "./record-schema.ts";
import { wrappedKeysIn } from "./session-keys.ts";
import type { SlotCipher } from "./slot-content.ts";
import { startMeeting } from "./start-meeting.ts";
import { openStoredBundle, type BundlePorts, type StoredBundle } from "./stored-bundle.ts";
import { destroySessionSecret, makeSessionSecret, readSessionSecret } from "./session-secret.ts";

export interface MeetingPorts extends BundlePorts {
  readonly clock: Clock;
  readonly steady: SteadyClock;
  readonly random: RandomBytes;
  readonly slotCipher: SlotCipher;
  readonly spaceNeeded: SpaceNeeded;
}

/**
 * Opens a meeting whose bundle is on this station: the bundle, the journal (made the first time),
 * and the state that follows from them. A round that was under way is void, its counts were in
 * memory only; or, with 断电续投, it waits for its two codes. Refuses as `openBundle`, `openJournal` and `replayRecords` do, and with
 * JOURNAL_LINE_BAD, JOURNAL_OF_OTHER_BUNDLE, BUNDLE_IN_OTHER_FOLDER and JOURNAL_LOST.
 */
export async function openMeeting(
  ports: MeetingPorts,
  stationFolder: string,
  keyring: Keyring,
  meetingId: string,
  tornTail: TornTail = "cut",
): Promise<Outcome<MeetingSession>> {
  const folder = meetingFolder(stationFolder, meetingId);
  const opened = await openStoredBundle(ports, folder.bundle, keyring);
  if (!opened.ok) return opened;
  const { bundleId } = opened.value.bundle.manifest;
  const session =
    bundleId === meetingId
      ? await openSession(ports, folder, keyring, opened.value, tornTail)
      : refuse("BUNDLE_IN_OTHER_FOLDER");
  if (!session.ok) await opened.value.close();
  return session;
}

async function openSession(
  ports: MeetingPorts,
  folder: MeetingFolder,
  keyring: Keyring,
  { bundle, close }: StoredBundle,
  tornTail: TornTail,
): Promise<Outcome<MeetingSession>> {
  const notLost = await checkNotLost(ports.files, folder);
  if (!notLost.ok) return notLost;
  const secret = await readySecret(ports, folder, keyring, bundle);
  if (!secret.ok) return secret;
  const journal = await openOrCreateJournal(ports, folder, keyring, bundle, tornTail);
  if (!journal.ok) return journal;
  const session = sessionOf(ports, folder, { bundle, close }, journal.value, secret.value);
  const space = session.ok ? await spaceToStart(session.value, ports) : session;
  const marked = space.ok ? await markBegun(ports.files, folder) : space;
  const started =
    session.ok && marked.ok ? await startMeeting(session.value, ports.clock, keyring) : marked;
  if (!started.ok) await journal.value.journal.close();
  return started.ok ? session : started;
}

/** A meeting isn't begun on a disk without room for it; one that was goes on in what was reserved then. */
async function spaceToStart(
  session: MeetingSession,
  ports: MeetingPorts,
): Promise<Outcome<unknown>> {
  if (session.state.phase === "locked") return ok(undefined);
  const space = await reserveSpace(session, ports);
  const goesOn =
    session.state.phase === "open" && !space.ok && space.error.code === "SPACE_NOT_RESERVED";
  return goesOn ? ok(undefined) : space;
}

/**
 * The secret is made before the journal, so a journal without one had its keys destroyed; and
 * destroyed only behind the finished result, so one that can't be read beside a result is what a
 * crash left of it.
 */
async function readySecret(
  { files, random }: MeetingPorts,
  { journal, sessionSecret: path, result }: MeetingFolder,
  keyring: Keyring,
  { manifest }: OpenBundle,
): Promise<Outcome<Uint8Array | undefined>> {
  const place = { path, meetingId: manifest.bundleId };
  const begun = await onDisk(journal, () => files.stat(journal));
  if (!begun.ok) return begun;
  if (!begun.value) {
    const made = await makeSessionSecret(files, place, keyring, random);
    if (!made.ok) return made;
  }
  const secret = await readSessionSecret(files, place, keyring);
  if (secret.ok) return secret;
  const finished = await onDisk(result, () => files.stat(result));
  if (!finished.ok || !finished.value) return finished.ok ? secret : finished;
  const destroyed = await destroySessionSecret(files, path);
  return destroyed.ok ? ok(undefined) : destroyed;
}

async function openOrCreateJournal(
  { files, random, crypto }: MeetingPorts,
  folder: MeetingFolder,
  { identity, card, signer }: Keyring,
  { manifest }: OpenBundle,
  tornTail: TornTail,
): Promise<Outcome<OpenedJournal>> {
  const path = folder.journal;
  const meetingId = manifest.bundleId;
  const opening = { files, path, meetingId, random, crypto };
  const there = await onDisk(path, () => files.stat(path));
  if (!there.ok) return there;
  const { signingKey } = signer;
  if (there.value) {
    const existing = { ...opening, identity, signingKey, tornTail };
    const opened = await openJournal(existing);
    if (opened.ok || opened.error.code !== "DISK_FULL") return opened;
    // A torn end must be copied before it is cut: that is what space was kept for, too.
    const released = await releaseSpace(files, folder);
    return released.ok ? openJournal(existing) : released;
  }
  // A bundle under a passphrase names no stations: the journal is then this one's alone.
  const stations = manifest.stations.length > 0 ? manifest.stations : [card.keys];
  const recipients = stations.map(({ recipient }) => recipient);
  const journal = await createJournal({ ...opening, recipients, signer });
  if (!journal.ok) return journal;
  const nothing = { records: [], beside: [], recovered: undefined };
  return ok({ journal: journal.value, ...nothing });
}

function sessionOf(
  { files, random, steady, slotCipher }: MeetingPorts,
  folder: MeetingFolder,
  { bundle, close }: Pick<StoredBundle, "bundle" | "close">,
  { journal, records: read, beside, recovered }: OpenedJournal,
  sessionSecret: Uint8Array | undefined,
): Outcome<MeetingSession> {
  // The journal's own reader has checked the chain; here the events are checked and followed.
  const records: MeetingRecord[] = [];
  for (const [index, record] of read.entries()) {
    const known = readRecord(record as unknown as Json);
    if (!known) return refuse("JOURNAL_LINE_BAD", { line: index + 1 });
    records.push(known);
  }
  const replayed = replayRecords(bundle.manifest, records);
  if (!replayed.ok) return replayed;
  const opened = replayed.value.opened;
  if (opened && opened.bundleHash !== bundle.manifestHash) return refuse("JOURNAL_OF_OTHER_BUNDLE");
  const pages = beside.flatMap(({ payload }) => sealedPageOf(payload) ?? []);
  const { bundleId: meetingId } = bundle.manifest;
  return ok({
    ...{ folder, bundle, closeBundle: close, journal, records, sessionSecret },
    recovered: recovered ?? null,
    answers: createAnswerBook(records),
    ballots: createBallotKeeper(random),
    slots: createCountSlots({ files, path: folder.slots, meetingId, random, cipher: slotCipher }),
    pins: pinTries(files, folder, steady),
    privatePages: createPrivatePages(random, pages),
    wrappedKeys: keysOfCheckedIn(beside, replayed.value),
    state: records.length > 0 ? replayed.value : newMeeting(meetingFacts(bundle.manifest)),
  });
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
