import type { MeetingRecord, OpenedMeeting } from "../../contract/answers.ts";
import type { PersonId } from "../../core/ids.ts";
import { hasWallTime, type MeetingEvent } from "../../core/meeting/events.ts";
import { replayFrom } from "../../core/meeting/evolve.ts";
import { isVoting } from "../../core/meeting/who.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import type { Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";
import type { Json } from "../../core/canonical-json.ts";
import type { Clock } from "../clock.ts";
import type { JsonObject } from "../journal/batch.ts";
import type { Journal } from "../journal/journal.ts";
import type { TryGuard } from "../keys/try-guard.ts";
import type { OpenBundle } from "../sealed/bundle-reader.ts";
import type { AnswerBook } from "./answer-book.ts";
import type { BallotKeeper, Carried } from "./ballot-keeper.ts";
import type { CountSlots } from "./count-slots.ts";
import type { MeetingFolder } from "./meeting-folder.ts";
import type { PrivatePages } from "./private-pages.ts";
import type { WrappedKey } from "./session-keys.ts";
import { isAmong, type SnapshotContent } from "./snapshot-content.ts";
import type { SnapshotKeeper } from "./snapshot-keeper.ts";
import type { WholeJournal } from "./whole-journal.ts";

/** One open meeting: the bundle's facts, the journal, and what follows from them. */
export interface MeetingSession {
  readonly folder: MeetingFolder;
  readonly bundle: OpenBundle;
  readonly closeBundle: () => Promise<void>;
  readonly journal: Journal;
  readonly recovered: OpenedMeeting["recovered"];
  /** Every line; only those behind the snapshot (`from`) until the check has read the others. */
  records: MeetingRecord[];
  /** What it was opened from, where it wasn't read whole. */
  readonly from: BeginningOfSession | undefined;
  check: WholeJournal;
  readonly snapshots: SnapshotKeeper;
  readonly answers: AnswerBook;
  readonly ballots: BallotKeeper;
  /** Of rounds that have 断电续投. */
  readonly slots: CountSlots;
  /** By person. */
  readonly pins: TryGuard;
  readonly wrappedKeys: Map<PersonId, WrappedKey>;
  readonly privatePages: PrivatePages;
  /** `undefined` once the session keys were destroyed. */
  sessionSecret: Uint8Array | undefined;
  state: MeetingState;
}

/** The lines that a snapshot stood for when the meeting was opened. */
export interface BeginningOfSession {
  readonly seq: number;
  /** The ids of their commands, see `isAmong`. */
  readonly commands: string;
  readonly content: SnapshotContent;
}

/** The lines after line `seq`. Waits for those of them that are still being read; refuses as the check has. */
export async function recordsAfter(
  session: MeetingSession,
  seq: number,
): Promise<Outcome<readonly MeetingRecord[]>> {
  if (seq < (session.from?.seq ?? 0)) {
    const ended = await session.check.ended();
    if (!ended.ok) return ended;
  }
  const first = session.records[0]?.seq ?? 1;
  return ok(session.records.slice(Math.max(0, seq + 1 - first)));
}

/** Whether a command of this id has a line here, also one that is still to be read. */
export const isKnownCommand = ({ from, records }: MeetingSession, id: string): boolean =>
  (from !== undefined && isAmong(from.commands, id)) ||
  records.some(({ command }) => command === id);

/** One event to keep, with the private payload that lies beside it. */
export interface Fact {
  readonly event: MeetingEvent;
  readonly beside?: JsonObject;
}

/**
 * Journals the facts of one command and, only when they are on the disk, lets state and box
 * follow. Refuses as `Journal.append` does; nothing has changed then.
 */
export async function keep(
  session: MeetingSession,
  clock: Clock,
  command: string,
  facts: readonly Fact[],
  carried: Carried = {},
): Promise<Outcome<readonly MeetingRecord[]>> {
  if (facts.length === 0) return ok([]);
  // Impossible facts must be found before they are written: `replayFrom` throws on them.
  const next = replayFrom(
    session.state,
    facts.map(({ event }) => event),
  );
  const at = clock.now().toISOString();
  // Who leaves during a round would otherwise date the papers around it.
  const timed = !isVoting(session.state);
  const events = facts.map(({ event, beside }) => ({
    event: event as unknown as Json,
    ...(timed && hasWallTime(event) ? { at } : {}),
    ...(beside ? { beside } : {}),
  }));
  const appended = await session.journal.append({ command, events });
  if (!appended.ok) return appended;
  const records = appended.value.records as unknown as readonly MeetingRecord[];
  session.records.push(...records);
  session.state = next;
  for (const { event } of facts) {
    session.ballots.follow(event, carried);
    await session.slots.follow(event);
  }
  return ok(records);
}
