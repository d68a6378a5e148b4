import type { MeetingRecord } from "../../contract/answers.ts";
import { clockAfter, noClock } from "../../core/meeting/defense/defense-clock.ts";
import type { FileLayer } from "../files/file-layer.ts";
import { snapshotBytes } from "../journal/read-snapshot.ts";
import type { Pauses } from "../pauses.ts";
import type { MeetingSession } from "./meeting-session.ts";
import { isVoting } from "../../core/meeting/who.ts";
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
  const listed = createCommandList();
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
    const { state, records, journal } = session;
    const place = journal.place();
    if (!place) return;
    // Of this moment, whatever comes while it is being made.
    const clock = records.reduce(clockAfter, noClock);
    const commands = await listed(records, records.length);
    const content = snapshotContent(origin, state, clock);
    const plaintext = snapshotBytes({ ...place, commands, content });
    if (!isDue(session)) return;
    // Also where it fails: a disk that has no room now isn't asked again at every pause.
    kept = place.head.seq;
    await writeSnapshot(files, session.folder, journal.sealSnapshot(kept, plaintext));
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

/** Of lines in one turn. */
const turnLines = 2_000;

/** The ids of the commands behind the first `count` records: goes on where it last ended, in short turns. */
function createCommandList() {
  let text = "";
  let upTo = 0;
  return async (records: readonly MeetingRecord[], count: number): Promise<string> => {
    while (upTo < count) {
      const next = Math.min(count, upTo + turnLines);
      text += commandsOf(records.slice(upTo, next), records[upTo - 1]?.command);
      upTo = next;
      await new Promise(setImmediate);
    }
    return text;
  };
}
