import type { Job, JournalCheck, MeetingRecord } from "../../contract/answers.ts";
import type { Json } from "../../core/canonical-json.ts";
import { chainStart } from "../../core/journal/record.ts";
import { clockAfter, noClock, type ClockMarks } from "../../core/meeting/defense/defense-clock.ts";
import { beginReplay } from "../../core/meeting/evolve.ts";
import { meetingFacts } from "../../core/meeting/facts.ts";
import { ImpossibleFact } from "../../core/meeting/impossible-fact.ts";
import { newMeeting, type MeetingState } from "../../core/meeting/state.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import { createJobRunner } from "../jobs/job.ts";
import type { UnreadJournal } from "../journal/journal-file.ts";
import type { FramePosition } from "../journal/journal.ts";
import { createFrameReader } from "../journal/read-frames.ts";
import { snapshotBytes } from "../journal/read-snapshot.ts";
import { isSameBytes } from "../journal/byte-layout.ts";
import { readRecord } from "./record-schema.ts";
import { commandsOf, snapshotContent, type SnapshotOrigin } from "./snapshot-content.ts";

/** The check of a journal that was opened from a snapshot, behind everybody's back. */
export interface WholeJournal {
  /** `none`: it was read whole when it was opened. Throws what the check threw: a bug. */
  readonly state: () => Job<JournalCheck, JournalCheck>;
  /** Waits for the end; refuses as the check has. */
  readonly ended: () => Promise<Outcome<unknown>>;
  /** Whether its journal is known to be sound, to the first line. Refuses JOURNAL_CHECK_RUNNING, and as the check has. */
  readonly sound: () => Outcome<null>;
  readonly stop: () => Promise<void>;
}

/** Of a journal that was read whole at once. */
export const readAtOnce: WholeJournal = {
  state: () => ({ state: "none" }),
  ended: () => Promise.resolve(ok(null)),
  sound: () => ok(null),
  stop: () => Promise.resolve(),
};

/** The lines that a snapshot stood for, once they are known to come to it. */
export interface EarlierLines {
  readonly records: readonly MeetingRecord[];
  readonly frames: readonly FramePosition[];
}

export interface CheckTools {
  readonly file: string;
  readonly origin: SnapshotOrigin;
  /** Told before the check ends well. */
  readonly take: (earlier: EarlierLines) => void;
  /** Told before it ends badly: the snapshots are not to be used again. */
  readonly dismiss: () => Promise<void>;
}

/**
 * Reads the journal from its first line up to the snapshot, in short turns between which the desk
 * answers: every frame, every line, and what they come to, which must be the snapshot to the byte.
 * Refuses JOURNAL_DAMAGED, JOURNAL_LINE_BAD, JOURNAL_IMPOSSIBLE as opening does, and
 * SNAPSHOT_DIFFERS where the journal is sound and the snapshot is not what it comes to.
 */
export function checkWhole(unread: UnreadJournal, tools: CheckTools): WholeJournal {
  const runner = createJobRunner<JournalCheck, JournalCheck>();
  const ofLines = unread.snapshot.head.seq;
  const ended = new Promise<Outcome<unknown>>((resolve, reject) => {
    runner.start({ lines: 0, ofLines }, async (report, signal) => {
      try {
        const read = await readBeginning(unread, tools, report, signal);
        if (read.ok) tools.take(read.value);
        else if (!signal.aborted) await tools.dismiss();
        resolve(read);
        return read.ok ? ok({ lines: ofLines, ofLines }) : read;
      } catch (error) {
        reject(error instanceof Error ? error : new Error("The check failed"));
        throw error;
      }
    });
  });
  // Who waits sees it, and so does whoever asks for the state.
  ended.catch(() => undefined);
  return {
    state: runner.state,
    ended: () => ended,
    sound: () => {
      const job = runner.state();
      if (job.state === "refused") return { ok: false, error: job.refusal };
      return job.state === "running" ? refuse("JOURNAL_CHECK_RUNNING") : ok(null);
    },
    stop: runner.stop,
  };
}

/** Of frames in one turn: some milliseconds. */
const turnBytes = 64 * 1024;

async function readBeginning(
  { snapshot, bytes, offset, opening }: UnreadJournal,
  { file, origin }: CheckTools,
  report: (check: JournalCheck) => void,
  signal: AbortSignal,
): Promise<Outcome<EarlierLines>> {
  const end = snapshot.last.offset + snapshot.last.sizeBytes;
  const start = { seq: 0, hash: chainStart(opening.meetingId) };
  const reader = createFrameReader(bytes, opening, start, offset);
  const following = followLines(origin);
  for (let read = reader.read(); read.end < end; read = reader.read()) {
    const turnEnd = Math.min(end, read.end + turnBytes);
    while (reader.read().end < turnEnd)
      if (!reader.readNext()) return refuse("JOURNAL_DAMAGED", { file, offset: reader.read().end });
    const followed = following.upTo(reader.read().records as unknown as readonly Json[]);
    if (!followed.ok) return followed;
    report({ lines: reader.read().head.seq, ofLines: snapshot.head.seq });
    await new Promise(setImmediate);
    if (signal.aborted) return refuse("MEETING_NOT_OPEN");
  }
  const { head, frames, framesWithBeside } = reader.read();
  const { records, state, clock } = following.end();
  const content = snapshotContent(origin, state, clock);
  const place = { head, last: frames.at(-1) ?? snapshot.last, beside: framesWithBeside };
  const again = { ...place, commands: commandsOf(records), content };
  return isSameBytes(snapshotBytes(again), snapshotBytes(snapshot))
    ? ok({ records, frames })
    : refuse("SNAPSHOT_DIFFERS");
}

interface FollowedLines {
  readonly records: readonly MeetingRecord[];
  readonly state: MeetingState;
  readonly clock: ClockMarks;
}

/** Lines of their form, one after the other, and what they come to. */
function followLines({ manifest }: SnapshotOrigin) {
  const records: MeetingRecord[] = [];
  const replaying = beginReplay(newMeeting(meetingFacts(manifest)));
  let clock = noClock;
  const follow = (record: MeetingRecord) => {
    replaying.follow(record.event);
    clock = clockAfter(clock, record);
    records.push(record);
  };
  return {
    /** `lines` are all so far. */
    upTo: (lines: readonly Json[]): Outcome<null> => {
      while (records.length < lines.length) {
        const record = readRecord(lines[records.length] ?? null);
        if (!record) return refuse("JOURNAL_LINE_BAD", { line: records.length + 1 });
        const impossible = impossibleIn(() => follow(record));
        if (impossible !== undefined) return refuse("JOURNAL_IMPOSSIBLE", { fact: impossible });
      }
      return ok(null);
    },
    end: (): FollowedLines => ({ records, clock, state: replaying.end() }),
  };
}

function impossibleIn(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ImpossibleFact) return error.message;
    throw error;
  }
}
