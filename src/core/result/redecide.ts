import type { Manifest } from "../bundle/manifest.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import { lastTimeIn, type ChainHead, type JournalRecord } from "../journal/record.ts";
import type { MeetingCommand } from "../meeting/commands.ts";
import { decide } from "../meeting/decide.ts";
import { hasWallTime, type MeetingEvent } from "../meeting/events.ts";
import { evolve } from "../meeting/evolve.ts";
import { meetingFacts } from "../meeting/facts.ts";
import { newMeeting, type MeetingState } from "../meeting/state.ts";
import { isVoting } from "../meeting/who.ts";
import { refuse, type Outcome } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import { commandBehind } from "./command-behind.ts";

/**
 * Takes every command of a replayed journal up again: the rules, asked anew with everyone's
 * consent, must come to just the facts that stand there. So a journal can't hold a call without
 * the exam, a stranger's grade, a lock by two who don't preside, or a time in a round, whoever wrote
 * it.
 * Refuses JOURNAL_AGAINST_RULES with the line. The records' chain and replay were checked before.
 */
export function redecide(
  manifest: Manifest,
  records: readonly JournalRecord<MeetingEvent>[],
): Outcome<null> {
  let state = newMeeting(meetingFacts(manifest));
  for (const group of byCommand(records)) {
    const events = group.map(({ event }) => event);
    const dated = group.find((record) => isDatedInRound(state, record));
    if (dated) return refuse("JOURNAL_AGAINST_RULES", { line: dated.seq });
    const command = commandOf(state, events);
    if (command) {
      const decided = decide(state, command, everyone(state));
      const isSame = decided.ok && text(decided.value) === text(events);
      if (!isSame || !isWhereItStands(manifest, records, group[0])) {
        return refuse("JOURNAL_AGAINST_RULES", { line: group[0]?.seq ?? 0 });
      }
    } else if (!events.every(isDesksOwn)) {
      return refuse("JOURNAL_AGAINST_RULES", { line: group[0]?.seq ?? 0 });
    }
    for (const event of events) state = evolve(state, event);
  }
  return ok(null);
}

/** Times in a round would tell who voted when. A station of ours writes none, so another one did. */
const isDatedInRound = (state: MeetingState, { event, at }: JournalRecord<MeetingEvent>): boolean =>
  at !== undefined && (isVoting(state) || !hasWallTime(event));

const everyone = ({ facts }: MeetingState) =>
  new Set([...facts.experts.keys(), ...facts.staff.keys()]);

/**
 * A journal that was restored, or that another station took over, goes on behind just the line that
 * it says; and it was taken over by a station that the bundle is for.
 */
function isWhereItStands(
  { stations }: Manifest,
  records: readonly JournalRecord<MeetingEvent>[],
  record: JournalRecord<MeetingEvent> | undefined,
): boolean {
  const event = record?.event;
  if (event?.type === "journalRestored") return isBehind(event.restored, record);
  if (event?.type !== "meetingMoved") return true;
  const isNamed = stations.some(({ signingKey }) => signingKey === event.toStation);
  const isLastTime = lastTimeIn(records.slice(0, event.taken.seq)) === event.takenAt;
  return isNamed && isLastTime && isBehind(event.taken, record);
}

const isBehind = (
  { seq, hash }: ChainHead,
  record: JournalRecord<MeetingEvent> | undefined,
): boolean => record?.seq === seq + 1 && record.prev === hash;

const text = (events: readonly MeetingEvent[]): string => canonicalJson(events as unknown as Json);

/** Neighbours with one command id. */
function byCommand(
  records: readonly JournalRecord<MeetingEvent>[],
): readonly (readonly JournalRecord<MeetingEvent>[])[] {
  const groups: JournalRecord<MeetingEvent>[][] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last?.[0]?.command === record.command) last.push(record);
    else groups.push([record]);
  }
  return groups;
}

/** What the desk itself says when a meeting is opened, asked by nobody. */
export function isDesksOwn(event: MeetingEvent): boolean {
  return (
    event.type === "meetingOpened" ||
    event.type === "validityDoubted" ||
    event.type === "roundInterrupted" ||
    (event.type === "roundVoided" && event.because === "interrupted")
  );
}

/** The command that the first of these events answers; `undefined` where the desk spoke itself. */
function commandOf(
  state: MeetingState,
  [event]: readonly MeetingEvent[],
): MeetingCommand | undefined {
  return event && !isDesksOwn(event) ? commandBehind(state, event) : undefined;
}
