import type { Manifest } from "../bundle/manifest.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import type { JournalRecord } from "../journal/record.ts";
import type { MeetingCommand } from "../meeting/commands.ts";
import { decide } from "../meeting/decide.ts";
import type { MeetingEvent } from "../meeting/events.ts";
import { evolve } from "../meeting/evolve.ts";
import { meetingFacts } from "../meeting/facts.ts";
import { newMeeting, type MeetingState } from "../meeting/state.ts";
import { currentRound } from "../meeting/who.ts";
import { refuse, type Outcome } from "../refusals/refusal.ts";
import { ok, unreachable } from "../result.ts";

/**
 * Takes every command of a replayed journal up again: the rules, asked anew with everyone's
 * consent, must come to just the facts that stand there. So a journal can't hold a call without
 * the exam, a stranger's grade or a lock by two who don't preside, whoever wrote it.
 * Refuses JOURNAL_AGAINST_RULES with the line. The records' chain and replay were checked before.
 */
export function redecide(
  manifest: Manifest,
  records: readonly JournalRecord<MeetingEvent>[],
): Outcome<null> {
  let state = newMeeting(meetingFacts(manifest));
  const everyone = new Set([...state.facts.experts.keys(), ...state.facts.staff.keys()]);
  for (const group of byCommand(records)) {
    const events = group.map(({ event }) => event);
    const command = commandOf(state, events);
    if (command) {
      const decided = decide(state, command, everyone);
      if (!decided.ok || text(decided.value) !== text(events)) {
        return refuse("JOURNAL_AGAINST_RULES", { line: group[0]?.seq ?? 0 });
      }
    } else if (!events.every(isDesksOwn)) {
      return refuse("JOURNAL_AGAINST_RULES", { line: group[0]?.seq ?? 0 });
    }
    for (const event of events) state = evolve(state, event);
  }
  return ok(null);
}

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
function isDesksOwn(event: MeetingEvent): boolean {
  return (
    event.type === "meetingOpened" ||
    event.type === "validityDoubted" ||
    (event.type === "roundVoided" && event.because === "interrupted")
  );
}

/** The command that the first of these events answers; `undefined` where the desk spoke itself. */
function commandOf(
  state: MeetingState,
  [event]: readonly MeetingEvent[],
): MeetingCommand | undefined {
  if (!event || isDesksOwn(event)) return undefined;
  switch (event.type) {
    case "meetingOpened":
    case "validityDoubted":
      return undefined;
    case "personCheckedIn":
      return { type: "checkIn", personId: event.personId, sessionKey: event.sessionKey };
    case "validityAccepted":
      return { type: "acceptValidity", reason: event.reason };
    case "expertLeft":
      return { type: "leave", expertId: event.expertId };
    case "expertCameBack":
      return { type: "comeBack", expertId: event.expertId };
    case "recusalDecided": {
      const { expertId, applicantId, recused, reason } = event;
      return { type: "decideRecusal", expertId, applicantId, recused, reason };
    }
    case "applicantCalled": {
      const overrideReason = event.override?.reason ?? null;
      return { type: "callApplicant", applicantId: event.applicantId, overrideReason };
    }
    case "applicantAbsent":
      return { type: "markAbsent", applicantId: event.applicantId };
    case "defenseEnded":
      return { type: "endDefense", applicantId: event.applicantId };
    case "sheetsEntered": {
      const { applicantId, entry, enteredBy, sheets } = event;
      return { type: "enterSheets", applicantId, entry, enteredBy, sheets };
    }
    case "gradeRecorded": {
      const { applicantId, expertId, score, signature } = event;
      return { type: "submitGrade", applicantId, expertId, score, signature: signature ?? "" };
    }
    case "conclusionsConfirmed": {
      const { panelId, leaderId, conclusions } = event;
      return { type: "confirmConclusions", panelId, confirmedBy: leaderId, conclusions };
    }
    case "discussionClosed":
      return { type: "closeDiscussion", note: event.note };
    case "meetingLocked":
      return { type: "lockMeeting", note: event.note };
    default:
      return roundCommandOf(state, event);
  }
}

type RoundFact = Extract<MeetingEvent, { readonly round: number }>;

function roundCommandOf(state: MeetingState, event: RoundFact): MeetingCommand {
  switch (event.type) {
    case "roundOpened": {
      const { way, scrutineerId, tellerId } = event;
      const motions = event.motions.map(({ applicantId }) => applicantId);
      return { type: "openRound", way, motions, scrutineerId, tellerId };
    }
    case "emptyBoxConfirmed":
      return { type: "confirmEmptyBox", projectorChecked: event.projectorChecked };
    case "paperHanded":
      return { type: "handPaper", expertId: event.expertId, projectorChecked: true };
    case "paperReturned": {
      const onPaper = currentRound(state)?.way === "paper";
      return { type: onPaper ? "notePaperInBox" : "returnPaper", expertId: event.expertId };
    }
    case "roundClosed":
      return { type: "closeRound", reason: event.reason };
    case "paperCountsEntered": {
      const { entry, papers, counts } = event;
      return { type: "enterPaperCounts", entry, papers, counts };
    }
    case "roundTallied":
      return { type: "tallyRound", counts: event.counts };
    case "roundVoided":
      return { type: "voidRound", note: event.note };
    case "talliedRoundVoided":
      return { type: "voidTalliedRound", round: event.round, note: event.note };
    case "outcomesAnnounced":
      return { type: "announceOutcomes" };
    default:
      return unreachable(event);
  }
}
