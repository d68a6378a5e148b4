import type { MeetingCommand } from "../meeting/commands.ts";
import type { AnswersEvent, DefenseEvent } from "../meeting/defense/defense-events.ts";
import type { DiscussionEvent } from "../meeting/discussion/discussion-events.ts";
import type { MeetingEvent } from "../meeting/events.ts";
import type { FormEvent } from "../meeting/forms/form-events.ts";
import type { CorrectionEvent, GradeEvent } from "../meeting/grades/grade-events.ts";
import type { OpeningEvent } from "../meeting/journal/opening-events.ts";
import type { PeopleEvent } from "../meeting/people/people-events.ts";
import type { ReadingEvent } from "../meeting/reading/reading-events.ts";
import type { MeetingState } from "../meeting/state.ts";
import { roundBehind } from "./round-behind.ts";

/** The command that an event answers; `undefined` for what the desk says itself. */
export function commandBehind(
  state: MeetingState,
  event: MeetingEvent,
): MeetingCommand | undefined {
  switch (event.type) {
    case "journalRestored": {
      const { source, because, restored, replaced, reason } = event;
      return { type: "restoreJournal", source, because, restored, replaced, reason };
    }
    case "meetingMoved": {
      const { toStation, taken, takenAt, passedOver, reason } = event;
      return { type: "moveMeeting", toStation, taken, takenAt, passedOver, reason };
    }
    case "meetingOpened":
    case "validityDoubted":
    case "validityAccepted":
    case "meetingLocked":
      return openingBehind(event);
    case "personCheckedIn":
    case "personCheckedInAgain":
    case "expertLeft":
    case "expertCameBack":
    case "staffLeft":
    case "staffCameBack":
    case "recessBegan":
    case "meetingResumed":
    case "pinReset":
    case "declarationMade":
    case "reserveMovedUp":
    case "expertAdded":
    case "factAnnotated":
    case "recusalDecided":
    case "gradeStruck":
      return peopleBehind(event);
    case "materialsJudged":
    case "materialsVerdictsConfirmed":
    case "materialsVerdictCorrected":
    case "originalsChecked":
    case "applicationVetoed":
      return readingBehind(event);
    case "applicantCalled":
    case "applicantAbsent":
    case "defenseEnded":
    case "drawsRecorded":
    case "identityChecked":
    case "statementStarted":
    case "questionsStarted":
    case "clockPaused":
    case "clockContinued":
    case "answersRecorded":
    case "answersCorrected":
    case "applicantLate":
    case "defensePostponed":
    case "applicationWithdrawn":
    case "stepUndone":
      return defenseBehind(event);
    case "sheetsEntered":
    case "gradeRecorded":
    case "conclusionsConfirmed":
      return gradeBehind(event);
    case "privatePageKept": {
      const { authorId, purpose, applicantId, commitment } = event;
      return { type: "keepPrivatePage", authorId, purpose, applicantId, commitment };
    }
    case "gradeCorrected":
    case "conclusionCorrected":
      return correctionBehind(event);
    case "opinionsSigned":
    case "discussionClosed":
      return discussionBehind(event);
    case "formsPrinted":
    case "formsSigned":
    case "formSigningTakenBack":
      return formsBehind(event);
    default:
      return roundBehind(state, event);
  }
}

function openingBehind(event: OpeningEvent): MeetingCommand | undefined {
  switch (event.type) {
    case "meetingOpened":
    case "validityDoubted":
      return undefined;
    case "validityAccepted":
      return { type: "acceptValidity", reason: event.reason };
    case "meetingLocked":
      return { type: "lockMeeting", note: event.note };
  }
}

function peopleBehind(event: PeopleEvent): MeetingCommand | undefined {
  switch (event.type) {
    case "personCheckedIn":
      return { type: "checkIn", personId: event.personId, sessionKey: event.sessionKey };
    case "expertLeft":
      return { type: "leave", expertId: event.expertId };
    case "expertCameBack":
      return { type: "comeBack", expertId: event.expertId };
    case "personCheckedInAgain":
      return { type: "checkInAgain", personId: event.personId };
    case "staffLeft":
      return { type: "staffLeave", staffId: event.staffId };
    case "staffCameBack":
      return { type: "staffComeBack", staffId: event.staffId };
    case "recessBegan":
      return { type: "beginRecess" };
    case "meetingResumed":
      return { type: "resumeMeeting" };
    case "pinReset":
      return { type: "resetPin", personId: event.personId, sessionKey: event.sessionKey };
    case "declarationMade":
      return { type: "declare", expertId: event.expertId, related: event.related };
    case "reserveMovedUp": {
      const { expertId, replaces, panel, reason } = event;
      return { type: "moveUpReserve", expertId, replaces, panel, reason };
    }
    case "expertAdded": {
      const { name, employer, title, field, panel, replaces, reason, documentNumber } = event;
      const facts = { name, employer, title, field, panel, replaces, reason, documentNumber };
      return { type: "addExpert", ...facts, idNumber: "" };
    }
    case "factAnnotated": {
      const { subject, subjectId, fact, correct, reason } = event;
      return { type: "annotateFact", subject, subjectId, fact, correct, reason };
    }
    case "gradeStruck":
      // Never by itself: it follows from the recusal before it.
      return undefined;
    case "recusalDecided": {
      const { expertId, applicantId, recused, reason } = event;
      return { type: "decideRecusal", expertId, applicantId, recused, reason };
    }
  }
}

function readingBehind(event: ReadingEvent): MeetingCommand {
  switch (event.type) {
    case "materialsJudged": {
      const { applicantId, expertId, verdict, reason } = event;
      return { type: "judgeMaterials", applicantId, expertId, verdict, reason };
    }
    case "materialsVerdictsConfirmed": {
      const { panelId, leaderId, verdicts } = event;
      return { type: "confirmMaterialsVerdicts", panelId, confirmedBy: leaderId, verdicts };
    }
    case "materialsVerdictCorrected": {
      const { applicantId, to, reason } = event;
      return { type: "correctMaterialsVerdict", applicantId, to, reason };
    }
    case "originalsChecked": {
      const { applicantId, checkedBy, originals, agree, remark } = event;
      return { type: "checkOriginals", applicantId, checkedBy, originals, agree, remark };
    }
    case "applicationVetoed": {
      const { applicantId, reason, evidence } = event;
      return { type: "vetoApplication", applicantId, reason, evidence };
    }
  }
}

function defenseBehind(event: DefenseEvent): MeetingCommand {
  switch (event.type) {
    case "drawsRecorded": {
      const { panelId, witnessId, draws, reason } = event;
      return { type: "recordDraws", panelId, witnessId, draws, reason };
    }
    case "applicantCalled": {
      const overrideReason = event.override?.reason ?? null;
      return { type: "callApplicant", applicantId: event.applicantId, overrideReason };
    }
    case "identityChecked": {
      const { applicantId, checkedBy, document } = event;
      return { type: "checkIdentity", applicantId, checkedBy, document };
    }
    case "answersRecorded":
      return { type: "recordAnswers", ...answersOf(event) };
    case "answersCorrected":
      return { type: "correctAnswers", ...answersOf(event), reason: event.reason };
    case "defensePostponed": {
      const { applicantId, reason } = event;
      return { type: "postponeDefense", applicantId, reason };
    }
    case "applicationWithdrawn": {
      const { applicantId, document, reason } = event;
      return { type: "withdrawApplication", applicantId, document, reason };
    }
    case "stepUndone":
      return { type: "undoStep", step: event.step, reason: event.reason };
    default:
      return { type: plainDefense[event.type], applicantId: event.applicantId };
  }
}

const answersOf = ({ applicantId, rows }: AnswersEvent) => ({ applicantId, rows });

/** Commands that name an applicant and nothing else. */
const plainDefense = {
  statementStarted: "startStatement",
  questionsStarted: "startQuestions",
  clockPaused: "pauseClock",
  clockContinued: "continueClock",
  applicantLate: "markLate",
  applicantAbsent: "markAbsent",
  defenseEnded: "endDefense",
} as const;

function gradeBehind(event: GradeEvent): MeetingCommand {
  switch (event.type) {
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
  }
}

function correctionBehind(event: CorrectionEvent): MeetingCommand {
  const { applicantId, reason } = event;
  if (event.type === "conclusionCorrected") {
    return { type: "correctConclusion", applicantId, grade: event.new, reason };
  }
  const { expertId, signature } = event;
  return { type: "correctGrade", applicantId, expertId, score: event.new, reason, signature };
}

function discussionBehind(event: DiscussionEvent): MeetingCommand {
  if (event.type === "opinionsSigned") {
    const { panelId, opinions, signatures } = event;
    return { type: "signOpinions", panelId, opinions, signatures };
  }
  return { type: "closeDiscussion", note: event.note };
}

function formsBehind(event: FormEvent): MeetingCommand {
  const { form, blank } = event;
  switch (event.type) {
    case "formsPrinted": {
      const papers = event.papers.map(({ of, sha256 }) => ({ of, sha256 }));
      return { type: "printForms", form, blank, papers };
    }
    case "formsSigned": {
      const { papers, signers, note } = event;
      return { type: "noteFormsSigned", form, blank, papers, signers, note };
    }
    case "formSigningTakenBack": {
      const { papers, reason } = event;
      return { type: "takeBackFormSigning", form, blank, papers, reason };
    }
  }
}
