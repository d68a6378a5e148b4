import type { Json } from "../../core/canonical-json.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Clock } from "../clock.ts";
import { onDisk } from "../files/disk-refusal.ts";
import {
  createJournal,
  openJournal,
  type ExistingJournal,
  type OpenedJournal,
  type TornTail,
  type UnreadJournal,
} from "../journal/journal-file.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { OpenBundle } from "../sealed/bundle-reader.ts";
import { checkNotLost, markBegun } from "./begun-mark.ts";
import { meetingFolder, type MeetingFolder } from "./meeting-folder.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { releaseSpace, reserveSpace, type SpaceNeeded } from "./meeting-space.ts";
import { beginCheck, originOf, sessionOf, type SessionPorts } from "./session-of-journal.ts";
import { isOwnContent } from "./snapshot-content.ts";
import { readSnapshots } from "./snapshot-files.ts";
import { startMeeting } from "./start-meeting.ts";
import { openStoredBundle, type BundlePorts, type StoredBundle } from "./stored-bundle.ts";
import { destroySessionSecret, makeSessionSecret, readSessionSecret } from "./session-secret.ts";

export interface MeetingPorts extends BundlePorts, SessionPorts {
  readonly clock: Clock;
  readonly spaceNeeded: SpaceNeeded;
}

/** How a meeting is opened. */
export interface OpeningWishes {
  readonly tornTail: TornTail;
  /** May begin with a snapshot; the rest of the journal is then read behind everybody's back. */
  readonly fromSnapshot: boolean;
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
  wishes: OpeningWishes = { tornTail: "cut", fromSnapshot: false },
): Promise<Outcome<MeetingSession>> {
  const folder = meetingFolder(stationFolder, meetingId);
  const opened = await openStoredBundle(ports, folder.bundle, keyring);
  if (!opened.ok) return opened;
  const { bundleId } = opened.value.bundle.manifest;
  const session =
    bundleId === meetingId
      ? await openSession(ports, folder, keyring, opened.value, wishes)
      : refuse("BUNDLE_IN_OTHER_FOLDER");
  if (!session.ok) await opened.value.close();
  return session;
}

async function openSession(
  ports: MeetingPorts,
  folder: MeetingFolder,
  keyring: Keyring,
  stored: StoredBundle,
  wishes: OpeningWishes,
): Promise<Outcome<MeetingSession>> {
  const notLost = await checkNotLost(ports.files, folder);
  if (!notLost.ok) return notLost;
  const secret = await readySecret(ports, folder, keyring, stored.bundle);
  if (!secret.ok) return secret;
  const opened = await readMeeting(ports, folder, keyring, stored, wishes);
  if (!opened.ok) return opened;
  const session = { ...opened.value.session, sessionSecret: secret.value };
  const space = await spaceToStart(session, ports);
  const marked = space.ok ? await markBegun(ports.files, folder) : space;
  const started = marked.ok ? await startMeeting(session, ports.clock, keyring) : marked;
  if (!started.ok) {
    await session.journal.close();
    return started;
  }
  if (opened.value.unread) beginCheck(session, opened.value.unread, ports);
  return ok(session);
}

interface ReadMeeting {
  readonly session: MeetingSession;
  readonly unread: UnreadJournal | undefined;
}

/** Opens the journal, and the meeting with it: from a snapshot where that is wished and leads to one, else whole. */
async function readMeeting(
  ports: MeetingPorts,
  folder: MeetingFolder,
  keyring: Keyring,
  stored: StoredBundle,
  { tornTail, fromSnapshot }: OpeningWishes,
): Promise<Outcome<ReadMeeting>> {
  const origin = originOf(ports, stored.bundle);
  const snapshots = fromSnapshot
    ? {
        files: await readSnapshots(ports.files, folder),
        isUsable: (content: Json) => isOwnContent(origin, content),
      }
    : undefined;
  const opened = await openOrCreateJournal(ports, folder, keyring, stored.bundle, {
    tornTail,
    ...(snapshots ? { snapshots } : {}),
  });
  if (!opened.ok) return opened;
  const session = sessionOf(ports, folder, stored, opened.value);
  if (session.ok) return ok({ session: session.value, unread: opened.value.unread });
  await opened.value.journal.close();
  // What a snapshot led to says nothing of the journal.
  const whole = { tornTail, fromSnapshot: false };
  return opened.value.unread ? readMeeting(ports, folder, keyring, stored, whole) : session;
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
  wishes: Pick<ExistingJournal, "tornTail" | "snapshots">,
): Promise<Outcome<OpenedJournal>> {
  const path = folder.journal;
  const meetingId = manifest.bundleId;
  const opening = { files, path, meetingId, random, crypto };
  const there = await onDisk(path, () => files.stat(path));
  if (!there.ok) return there;
  const { signingKey } = signer;
  if (there.value) {
    const existing = { ...opening, identity, signingKey, ...wishes };
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
  const nothing = { records: [], beside: [], recovered: undefined, unread: undefined };
  return ok({ journal: journal.value, ...nothing });
}
