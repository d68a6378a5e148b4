import type { PersonId } from "../ids.ts";
import { refuse } from "../refusals/refusal.ts";
import { err, unreachable } from "../result.ts";
import { whoAuthorizes } from "./authority.ts";
import type { MeetingCommand } from "./commands.ts";
import type { Decided } from "./decided.ts";
import {
  callApplicant,
  checkIdentity,
  correctAnswers,
  endDefense,
  recordAnswers,
  runClock,
} from "./defense/decide-defense.ts";
import { recordDraws } from "./defense/decide-draws.ts";
import { confirmConclusions } from "./grades/decide-conclusions.ts";
import { correctConclusion, correctGrade } from "./grades/decide-corrections.ts";
import { closeDiscussion, signOpinions } from "./discussion/decide-discussion.ts";
import { noteFormsSigned, printForms, takeBackFormSigning } from "./forms/decide-forms.ts";
import { enterSheets, submitGrade } from "./grades/decide-grades.ts";
import { acceptValidity, lockMeeting } from "./journal/decide-opening.ts";
import {
  markAbsent,
  markLate,
  postponeDefense,
  withdrawApplication,
} from "./defense/decide-turns.ts";
import { decidePeople } from "./people/decide-people.ts";
import { keepPrivatePage } from "./reading/decide-private-pages.ts";
import { confirmCodes, destroyCodes, resumeRound } from "./round/decide-resumption.ts";
import { decideReading } from "./reading/decide-reading.ts";
import {
  closeRound,
  confirmEmptyBox,
  handPaper,
  notePaperInBox,
  openRound,
  returnPaper,
} from "./round/decide-round.ts";
import { announceOutcomes, enterPaperCounts, tallyRound } from "./round/decide-tally.ts";
import { voidRound, voidTalliedRound } from "./round/decide-voids.ts";
import { moveMeeting, restoreJournal } from "./journal/decide-journal.ts";
import { undoStep } from "./defense/decide-undo.ts";
import { whyNot } from "./order-of-things.ts";
import { nameOf } from "./people/person-name.ts";
import type { MeetingState } from "./state.ts";

/**
 * Decide: may this happen? Changes nothing. `authorized` holds whose PIN the desk has just
 * checked; who is missing is refused with AUTHORITY_MISSING.
 */
export function decide(
  state: MeetingState,
  command: MeetingCommand,
  authorized: ReadonlySet<PersonId>,
): Decided {
  const untimely = whyNot(state, command.type);
  if (untimely) return err(untimely);
  const wanted = whoAuthorizes(state, command);
  if (!wanted.ok) return wanted;
  const missing = wanted.value.find((id) => !authorized.has(id));
  if (missing !== undefined) return refuse("AUTHORITY_MISSING", { name: nameOf(state, missing) });
  return decideAuthorized(state, command);
}

function decideAuthorized(state: MeetingState, command: MeetingCommand): Decided {
  switch (command.type) {
    case "restoreJournal":
      return restoreJournal(state, command);
    case "moveMeeting":
      return moveMeeting(state, command);
    case "acceptValidity":
      return acceptValidity(state, command);
    case "checkIn":
    case "checkInAgain":
    case "leave":
    case "comeBack":
    case "staffLeave":
    case "staffComeBack":
    case "beginRecess":
    case "resumeMeeting":
    case "resetPin":
    case "declare":
    case "moveUpReserve":
    case "addExpert":
    case "annotateFact":
    case "decideRecusal":
      return decidePeople(state, command);
    case "judgeMaterials":
    case "confirmMaterialsVerdicts":
    case "correctMaterialsVerdict":
    case "checkOriginals":
    case "vetoApplication":
      return decideReading(state, command);
    case "recordDraws":
      return recordDraws(state, command);
    case "callApplicant":
      return callApplicant(state, command);
    case "checkIdentity":
      return checkIdentity(state, command);
    case "startStatement":
    case "startQuestions":
    case "pauseClock":
    case "continueClock":
      return runClock(state, command);
    case "recordAnswers":
      return recordAnswers(state, command);
    case "correctAnswers":
      return correctAnswers(state, command);
    case "markLate":
      return markLate(state, command);
    case "postponeDefense":
      return postponeDefense(state, command);
    case "withdrawApplication":
      return withdrawApplication(state, command);
    case "undoStep":
      return undoStep(state, command);
    case "markAbsent":
      return markAbsent(state, command);
    case "endDefense":
      return endDefense(state, command);
    case "enterSheets":
      return enterSheets(state, command);
    case "submitGrade":
      return submitGrade(state, command);
    case "keepPrivatePage":
      return keepPrivatePage(state, command);
    case "confirmConclusions":
      return confirmConclusions(state, command);
    case "correctGrade":
      return correctGrade(state, command);
    case "correctConclusion":
      return correctConclusion(state, command);
    case "signOpinions":
      return signOpinions(state, command);
    case "closeDiscussion":
      return closeDiscussion(state, command);
    case "printForms":
      return printForms(state, command);
    case "noteFormsSigned":
      return noteFormsSigned(state, command);
    case "takeBackFormSigning":
      return takeBackFormSigning(state, command);
    case "openRound":
      return openRound(state, command);
    case "confirmEmptyBox":
      return confirmEmptyBox(state, command);
    case "handPaper":
      return handPaper(state, command);
    case "returnPaper":
      return returnPaper(state, command);
    case "confirmCodes":
      return confirmCodes(state, command);
    case "resumeRound":
      return resumeRound(state);
    case "destroyCodes":
      return destroyCodes(state, command);
    case "notePaperInBox":
      return notePaperInBox(state, command);
    case "closeRound":
      return closeRound(state, command);
    case "enterPaperCounts":
      return enterPaperCounts(state, command);
    case "tallyRound":
      return tallyRound(state, command);
    case "voidRound":
      return voidRound(state, command);
    case "voidTalliedRound":
      return voidTalliedRound(state, command);
    case "announceOutcomes":
      return announceOutcomes(state);
    case "lockMeeting":
      return lockMeeting(state, command);
    default:
      return unreachable(command);
  }
}
