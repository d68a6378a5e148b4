import type { BundleCheck, OfficeProgress, OfficeWork } from "../../contract/answers.ts";
import { currentRound } from "../../core/meeting/who.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { err, ok } from "../../core/result.ts";
import { createJobRunner, type JobRunner } from "../jobs/job.ts";
import type { TryGuard } from "../keys/try-guard.ts";
import type { Keyring } from "../keys/keyring.ts";
import type { MeetingSession } from "../meeting/meeting-session.ts";
import { startMirror, type JournalMirror, type MirrorParts } from "../mirror/journal-mirror.ts";
import { mirrorSource } from "../mirror/mirror-source.ts";
import type { OfferedReplica } from "../restore/offered-replica.ts";

/** What the desk holds between two calls, in memory only. */
export interface Held {
  /** Set while the station is unlocked. */
  keyring: Keyring | undefined;
  /** Set while a meeting is open. */
  session: MeetingSession | undefined;
  /** Of the open meeting's journal. */
  mirror: JournalMirror | undefined;
  /** Set while the office is unlocked. */
  office: Keyring | undefined;
  /** What the screens have handed over of their replica, to restore a journal from. */
  offeredReplica: OfferedReplica | undefined;
  /** Counts wrong PINs of a meeting that is being restored, from one try to the next. */
  restorePins: { readonly meetingId: string; readonly pins: TryGuard } | undefined;
  /** "Check every file". */
  readonly bundleCheck: JobRunner<BundleCheck, BundleCheck>;
  /** Checking or sealing a source folder. */
  readonly officeJob: JobRunner<OfficeProgress, OfficeWork>;
}

export function nothingHeld(): Held {
  return {
    ...{ keyring: undefined, session: undefined, mirror: undefined, office: undefined },
    ...{ offeredReplica: undefined, restorePins: undefined },
    bundleCheck: createJobRunner(),
    officeJob: createJobRunner(),
  };
}

/** Stops what runs beside, closes the meeting, forgets all keys. */
export async function letGo(held: Held): Promise<void> {
  await held.bundleCheck.clear();
  await held.officeJob.clear();
  await closeSession(held);
  held.offeredReplica = undefined;
  held.restorePins = undefined;
  held.keyring = undefined;
  held.office = undefined;
}

/** Runs calls that change something one after the other, in the order in which they came. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

export function heldKeyring({ keyring }: Held): Outcome<Keyring> {
  return keyring ? ok(keyring) : refuse("STATION_LOCKED");
}

export function heldOffice({ office }: Held): Outcome<Keyring> {
  return office ? ok(office) : refuse("OFFICE_LOCKED");
}

/** The open meeting. One whose journal turned out unsound is answered with that, whatever is asked of it. */
export function heldSession({ session }: Held): Outcome<MeetingSession> {
  if (!session) return refuse("MEETING_NOT_OPEN");
  const check = session.check.state();
  return check.state === "refused" ? err(check.refusal) : ok(session);
}

/** The open meeting, when all of its journal is known to be sound: nothing leaves the desk before. */
export function soundSession(held: Held): Outcome<MeetingSession> {
  const session = heldSession(held);
  if (!session.ok) return session;
  const sound = session.value.check.sound();
  return sound.ok ? session : sound;
}

/**
 * Whether closing the meeting now would interrupt a round on the station that isn't tallied yet. One
 * that waits for its codes is interrupted already.
 */
export function hasOpenRound({ session }: Held): boolean {
  const round = session && currentRound(session.state);
  if (round?.resumption?.waiting) return false;
  return round?.way === "station" && round.status !== "tallied";
}

/** Takes over a meeting that was opened; none is open. */
export function holdSession(held: Held, parts: MirrorParts, session: MeetingSession): void {
  held.session = session;
  held.mirror = startMirror(parts, mirrorSource(session), session.folder.mirror);
}

/** Closes the open meeting, if any: its journal, its bundle, and with them every count in memory. */
export async function closeSession(held: Held): Promise<void> {
  const { session, mirror } = held;
  held.session = undefined;
  held.mirror = undefined;
  await mirror?.stop();
  if (!session) return;
  session.sessionSecret?.fill(0);
  await session.check.stop();
  await session.snapshots.close(session);
  await session.slots.close();
  await session.journal.close();
  await session.closeBundle();
}
