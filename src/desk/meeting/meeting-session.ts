import type { MeetingRecord, OpenedMeeting } from "../../contract/answers.ts";
import type { PersonId } from "../../core/ids.ts";
import { hasWallTime, type MeetingEvent } from "../../core/meeting/events.ts";
import { evolve } from "../../core/meeting/evolve.ts";
import { currentRound } from "../../core/meeting/who.ts";
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

/** One open meeting: the bundle's facts, the journal, and what follows from them. */
export interface MeetingSession {
  readonly folder: MeetingFolder;
  readonly bundle: OpenBundle;
  readonly closeBundle: () => Promise<void>;
  readonly journal: Journal;
  readonly recovered: OpenedMeeting["recovered"];
  readonly records: MeetingRecord[];
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
  // Impossible facts must be found before they are written: `evolve` throws on them.
  const next = facts.reduce((state, { event }) => evolve(state, event), session.state);
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

/** From the opening of a round to its tally or its end as void. */
export function isVoting(state: MeetingState): boolean {
  const round = currentRound(state);
  return round !== undefined && round.status !== "tallied";
}
