import { clockAfter, noClock } from "../../core/meeting/defense-clock.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { snapshotBytes } from "../journal/read-snapshot.ts";
import type { Pauses } from "../pauses.ts";
import { isVoting, type MeetingSession } from "./meeting-session.ts";
import { commandsOf, snapshotContent, type SnapshotOrigin } from "./snapshot-content.ts";
import { writeSnapshot } from "./snapshot-files.ts";

/** How often snapshots are written. */
export interface SnapshotPace {
  /** Fewer lines than this aren't worth one: they are read in no time. */
  readonly everyLines: number;
  /** Without a command for so long, nobody waits for an answer. */
  readonly pauseMs: number;
}

export const usualPace: SnapshotPace = { everyLines: 1_000, pauseMs: 2_000 };

/**
 * Writes the meeting's snapshots, when nobody waits for the desk and never while a round is open: the
 * time at which a file was written would say when the last paper came back. And only of a journal that
 * was read whole, so that no snapshot rests on another.
 */
export interface SnapshotKeeper {
  /** The desk has answered a command. Writes in the next pause, if there is enough to write. */
  readonly rest: (session: MeetingSession) => void;
  /** Writes if there is enough; the meeting is about to be closed. */
  readonly close: (session: MeetingSession) => Promise<void>;
  /** Writes no more: after a bug nobody can vouch for the state in memory. */
  readonly giveUp: () => void;
}

export interface SnapshotPorts {
  readonly files: FileLayer;
  readonly pauses: Pauses;
  readonly snapshotPace: SnapshotPace;
}

/** `keptSeq` is what the newest snapshot stands for, 0 where there is none. */
export function createSnapshotKeeper(
  { files, pauses, snapshotPace: pace }: SnapshotPorts,
  origin: SnapshotOrigin,
  keptSeq: number,
): SnapshotKeeper {
  let kept = keptSeq;
  let givenUp = false;
  let writing: Promise<void> = Promise.resolve();
  let callOff: () => void = () => undefined;
  const isDue = (session: MeetingSession): boolean => {
    const lines = session.journal.head().seq - kept;
    if (givenUp || lines < pace.everyLines || isVoting(session.state)) return false;
    const { state } = session.check.state();
    return !session.journal.hasStopped() && (state === "none" || state === "done");
  };
  const write = async (session: MeetingSession) => {
    if (!isDue(session)) return;
    const sealed = sealedNow(session, origin);
    if (!sealed) return;
    // Also where it fails: a disk that has no room now isn't asked again at every pause.
    kept = session.journal.head().seq;
    await writeSnapshot(files, session.folder, sealed);
  };
  const inTurn = (session: MeetingSession) => {
    writing = writing.then(() => write(session));
    return writing;
  };
  return {
    rest: (session) => {
      callOff();
      callOff = isDue(session)
        ? pauses.after(pace.pauseMs, () => inTurn(session))
        : () => undefined;
    },
    close: (session) => {
      callOff();
      return inTurn(session);
    },
    giveUp: () => {
      givenUp = true;
    },
  };
}

/** All in one go, so that no command comes in between. */
function sealedNow(
  { state, records, journal }: MeetingSession,
  origin: SnapshotOrigin,
): Uint8Array | undefined {
  const place = journal.place();
  if (!place) return undefined;
  const clock = records.reduce(clockAfter, noClock);
  const content = snapshotContent(origin, state, clock);
  const plaintext = snapshotBytes({ ...place, commands: commandsOf(records), content });
  return journal.sealSnapshot(place.head.seq, plaintext);
}
