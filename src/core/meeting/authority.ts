import type { Expert, StaffRole } from "../bundle/manifest.ts";
import type { PersonId } from "../ids.ts";
import { refuse, type Outcome } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { MeetingCommand } from "./commands.ts";
import type { SheetEntry } from "./events.ts";
import type { MeetingState } from "./state.ts";
import {
  currentRound,
  presidingChair,
  recusalChair,
  staffPresent,
} from "./who.ts";

/**
 * Whose PIN a command needs. The one table of who may do what: the screens read it to know whom
 * to ask, `decide` reads it to refuse. An empty list: the secretary's desk alone.
 */
export function whoAuthorizes(
  state: MeetingState,
  command: MeetingCommand,
): Outcome<readonly PersonId[]> {
  switch (command.type) {
    case "leave":
    case "comeBack":
    case "markAbsent":
    case "endDefense":
      return ok([]);
    case "checkIn":
      return ok([command.personId]);
    case "callApplicant":
      return command.overrideReason === null ? ok([]) : theChair(state);
    case "enterSheets":
      // The secretary is at the desk anyway; the second reading must be someone else's.
      return ok(command.entry === "second" ? [command.enteredBy] : []);
    case "submitGrade":
    case "handPaper":
      return ok([command.expertId]);
    case "returnPaper":
      // The paper was handed over against the PIN; the desk checks the paper itself.
      return ok([]);
    case "confirmConclusions":
      return ok([command.confirmedBy]);
    case "decideRecusal":
      return one(recusalChair(state, command.expertId));
    case "acceptValidity":
    case "closeDiscussion":
    case "openRound":
    case "closeRound":
    case "announceOutcomes":
      return theChair(state);
    case "confirmEmptyBox":
    case "tallyRound":
      return scrutineerAndTeller(state);
    case "notePaperInBox":
      return oneCounter(state, "first");
    case "enterPaperCounts":
      return oneCounter(state, command.entry);
    case "voidRound":
      return whoVoids(state);
    case "voidTalliedRound":
      return chairAndStaff(state, "supervisor", "NO_SUPERVISOR_PRESENT");
    case "lockMeeting":
      return chairAndStaff(state, "secretary", "NO_SECRETARY_PRESENT");
  }
}

const theChair = (state: MeetingState) => one(presidingChair(state));

function one(chair: Expert | undefined): Outcome<readonly PersonId[]> {
  return chair ? ok([chair.id]) : refuse("NO_CHAIR_PRESENT");
}

/** Whoever has seen a reading of a paper round knows its counts: voiding it is voiding a tally. */
function whoVoids(state: MeetingState): Outcome<readonly PersonId[]> {
  const isRead = (currentRound(state)?.readings.size ?? 0) > 0;
  return isRead
    ? chairAndStaff(state, "supervisor", "NO_SUPERVISOR_PRESENT")
    : theChair(state);
}

function scrutineerAndTeller(
  state: MeetingState,
): Outcome<readonly PersonId[]> {
  const round = currentRound(state);
  return round ? ok([round.scrutineerId, round.tellerId]) : refuse("NO_ROUND");
}

/** `first` is the scrutineer's reading, `second` the teller's. */
function oneCounter(
  state: MeetingState,
  entry: SheetEntry,
): Outcome<readonly PersonId[]> {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  return ok([entry === "first" ? round.scrutineerId : round.tellerId]);
}

function chairAndStaff(
  state: MeetingState,
  role: StaffRole,
  missing: "NO_SECRETARY_PRESENT" | "NO_SUPERVISOR_PRESENT",
): Outcome<readonly PersonId[]> {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const member = staffPresent(state, role);
  return member ? ok([chair.id, member]) : refuse(missing);
}
