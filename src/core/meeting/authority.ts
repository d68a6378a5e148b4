import type { Expert, StaffRole } from "../bundle/manifest.ts";
import type { ApplicantId, PersonId } from "../ids.ts";
import { refuse, type Outcome } from "../refusals/refusal.ts";
import { ok } from "../result.ts";
import type { CommandInBrief } from "./commands.ts";
import { speakersOf } from "./grades/decide-conclusions.ts";
import { codeDestroyers } from "./round/decide-resumption.ts";
import { whoCorrectsConclusion, whoCorrectsGrade } from "./grades/decide-corrections.ts";
import type { SheetEntry } from "./grades/grade-events.ts";
import type { MeetingState } from "./state.ts";
import type { UndoableStep } from "./defense/undoable-step.ts";
import { nameOf } from "./people/person-name.ts";
import {
  chairBeside,
  currentRound,
  pinWitness,
  presidingChair,
  recusalChair,
  restoringChair,
  staffPresent,
} from "./who.ts";

/**
 * Whose PIN a command needs. The one table of who may do what: the screens read it to know whom
 * to ask, `decide` reads it to refuse. An empty list: the secretary's desk alone.
 */
export function whoAuthorizes(
  state: MeetingState,
  command: CommandInBrief,
): Outcome<readonly PersonId[]> {
  switch (command.type) {
    case "checkIdentity":
    case "recordAnswers":
    case "startStatement":
    case "startQuestions":
    case "pauseClock":
    case "continueClock":
    case "markLate":
    case "endDefense":
    case "printForms":
      return ok([]);
    case "recordDraws":
      return ok([command.witnessId]);
    case "noteFormsSigned":
    case "takeBackFormSigning":
    case "correctAnswers":
      return theSecretary(state);
    case "undoStep":
      return whoUndoes(state, command.step);
    case "leave":
      return whoLetsLeave(state);
    case "comeBack":
      return ok([command.expertId]);
    case "markAbsent":
    case "vetoApplication":
      return leaderOf(state, command.applicantId);
    case "staffLeave":
      return whoLetsLeave(state);
    case "staffComeBack":
      return ok([command.staffId]);
    case "checkIn":
    case "checkInAgain":
      return ok([command.personId]);
    case "resetPin":
      return whoResetsPin(state, command.personId);
    case "beginRecess":
    case "resumeMeeting":
      return theChair(state);
    case "callApplicant":
      return command.overrideReason === null ? ok([]) : theChair(state);
    case "enterSheets":
      // Each reading behind its own reader's PIN, so that no one person makes a grade.
      return ok([command.enteredBy]);
    case "submitGrade":
    case "handPaper":
      return ok([command.expertId]);
    case "keepPrivatePage":
      // The pages were opened against the PIN; the desk checks that they still are.
      return ok([]);
    case "returnPaper":
      // The paper was handed over against the PIN; the desk checks the paper itself.
      return ok([]);
    case "confirmCodes":
    case "resumeRound":
      // The codes were shown against their holders' PINs; who types both holds both slips.
      return ok([]);
    case "destroyCodes":
      return whoDestroysCodes(state, command.round);
    case "judgeMaterials":
      return ok([command.expertId]);
    case "checkOriginals":
      return ok([command.checkedBy]);
    case "confirmMaterialsVerdicts":
    case "confirmConclusions":
      return ok([command.confirmedBy]);
    case "correctMaterialsVerdict":
      return leaderAndSecretary(state, command.applicantId);
    case "declare":
      return ok([command.expertId]);
    case "moveUpReserve":
      return theChair(state);
    case "addExpert":
    case "annotateFact":
      return chairAndStaff(state, "secretary", "NO_SECRETARY_PRESENT");
    case "correctGrade":
      return whoCorrectsGrade(state, command.applicantId, command.expertId);
    case "correctConclusion":
      return twoOf(whoCorrectsConclusion(state, command.applicantId));
    case "signOpinions":
      return ok(command.signatures.map(({ personId }) => personId));
    case "decideRecusal":
      return one(recusalChair(state, command.expertId));
    case "restoreJournal":
      return one(restoringChair(state));
    case "moveMeeting":
      // No PIN can be checked on the spare station: whoever presides consents by resuming.
      return ok([]);
    case "postponeDefense":
    case "withdrawApplication":
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

/**
 * The secretary keeps the attendance. While a round runs it decides on base and quorum, so the
 * supervisor must agree.
 */
function whoLetsLeave(state: MeetingState): Outcome<readonly PersonId[]> {
  const secretary = theSecretary(state);
  const running = currentRound(state);
  if (!secretary.ok || !running || running.status === "tallied") return secretary;
  const supervisor = staffPresent(state, "supervisor");
  return supervisor ? ok([...secretary.value, supervisor]) : refuse("NO_SUPERVISOR_PRESENT");
}

/** A step is taken back by whoever authorized it. */
function whoUndoes(state: MeetingState, step: UndoableStep): Outcome<readonly PersonId[]> {
  switch (step.command) {
    case "checkIn":
    case "checkInAgain":
    case "comeBack":
    case "staffComeBack":
      return ok([step.personId]);
    case "leave":
    case "staffLeave":
      return whoLetsLeave(state);
    case "callApplicant": {
      const override = state.applicants.get(step.applicantId)?.override ?? null;
      return override === null ? ok([]) : theChair(state);
    }
    case "markAbsent":
      return leaderOf(state, step.applicantId);
    case "postponeDefense":
    case "withdrawApplication":
      return theChair(state);
    default:
      return ok([]);
  }
}

/** The chair and a witness, never the one who forgot, and never the secretary alone. */
function whoResetsPin(state: MeetingState, personId: PersonId): Outcome<readonly PersonId[]> {
  const chair = chairBeside(state, personId);
  if (!chair) return refuse("NO_OTHER_CHAIR_PRESENT", { name: nameOf(state, personId) });
  const witness = pinWitness(state, personId);
  return witness ? ok([chair.id, witness]) : refuse("NO_SUPERVISOR_PRESENT");
}

/** Absence and veto end an application for good: the panel's leader says it, or who presides. */
function leaderOf(state: MeetingState, applicantId: ApplicantId): Outcome<readonly PersonId[]> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const [leader] = speakersOf(state, applicant.panel, [applicantId]);
  return leader ? ok([leader]) : refuse("NO_CHAIR_PRESENT");
}

/** Two people stand behind a correction. */
function leaderAndSecretary(
  state: MeetingState,
  applicantId: ApplicantId,
): Outcome<readonly PersonId[]> {
  const leader = leaderOf(state, applicantId);
  const secretary = theSecretary(state);
  if (!leader.ok || !secretary.ok) return leader.ok ? secretary : leader;
  return ok([...leader.value, ...secretary.value]);
}

function theSecretary(state: MeetingState): Outcome<readonly PersonId[]> {
  const secretary = staffPresent(state, "secretary");
  return secretary ? ok([secretary]) : refuse("NO_SECRETARY_PRESENT");
}

function twoOf(
  named: Outcome<{ readonly leaderId: PersonId; readonly secondId: PersonId }>,
): Outcome<readonly PersonId[]> {
  return named.ok ? ok([named.value.leaderId, named.value.secondId]) : named;
}

const theChair = (state: MeetingState) => one(presidingChair(state));

function one(chair: Expert | undefined): Outcome<readonly PersonId[]> {
  return chair ? ok([chair.id]) : refuse("NO_CHAIR_PRESENT");
}

/** Whoever has seen a reading of a paper round knows its counts: voiding it is voiding a tally. */
function whoVoids(state: MeetingState): Outcome<readonly PersonId[]> {
  const isRead = (currentRound(state)?.readings.size ?? 0) > 0;
  return isRead ? chairAndStaff(state, "supervisor", "NO_SUPERVISOR_PRESENT") : theChair(state);
}

function whoDestroysCodes(state: MeetingState, number: number): Outcome<readonly PersonId[]> {
  const round = state.rounds[number - 1];
  return round ? codeDestroyers(state, round) : refuse("CODES_NONE_OUT");
}

function scrutineerAndTeller(state: MeetingState): Outcome<readonly PersonId[]> {
  const round = currentRound(state);
  return round ? ok([round.scrutineerId, round.tellerId]) : refuse("NO_ROUND");
}

/** `first` is the scrutineer's reading, `second` the teller's. */
function oneCounter(state: MeetingState, entry: SheetEntry): Outcome<readonly PersonId[]> {
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
