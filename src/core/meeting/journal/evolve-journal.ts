import { progressOf, setProgress, writable, type Draft } from "../draft.ts";
import { must } from "../impossible-fact.ts";
import type { JournalRestored, MeetingMoved } from "./journal-events.ts";
import { newSession } from "../people/people-state.ts";
import type { Round } from "../state.ts";
import { sessionNow, stationOf } from "../who.ts";

/** Also after the lock: a finished meeting's journal can be lost before its result is made. */
export function applyRestoring(draft: Draft, event: JournalRestored): void {
  must(draft.phase !== "notOpened", "a journal restored before its first line");
  must(draft.people.has(event.chairId), "a journal restored by someone who never came");
  draft.restorations = [...draft.restorations, event];
}

/**
 * The meeting is as in a recess, and nobody has a key any more: what opens the keys of before lies
 * on the other station. What was counted in its memory is gone as well.
 */
export function applyMove(draft: Draft, { type: _, v: __, ...move }: MeetingMoved): void {
  must(move.fromStation === stationOf(draft), "a meeting moved from where it wasn't");
  draft.moves = [...draft.moves, { ...move, resumedBy: null }];
  writable(draft, "people").clear();
  draft.sessions = sessionsAfterMove(draft);
  draft.inRecess = true;
  draft.rounds = draft.rounds.map(withoutCounts);
  if (draft.called === null) return;
  const { clock } = progressOf(draft, draft.called);
  const paused = clock.part !== "notStarted";
  setProgress(draft, draft.called, { clock: { ...clock, paused } });
}

/** Everyone is counted anew; of a session that was still to be resumed the check-ins are void. */
function sessionsAfterMove(draft: Draft): Draft["sessions"] {
  const now = sessionNow(draft);
  return draft.inRecess
    ? [...draft.sessions.slice(0, -1), newSession(now.number)]
    : [...draft.sessions, newSession(now.number + 1)];
}

/** Void as interrupted, its roster kept. Printed papers, too: who takes them up checks in anew. */
function withoutCounts(round: Round): Round {
  if (!["opened", "voting", "closed"].includes(round.status)) return round;
  const resumption = round.resumption && { ...round.resumption, waiting: false };
  return { ...round, status: "void", resumption, voided: { because: "interrupted", note: "" } };
}
