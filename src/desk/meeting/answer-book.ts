import type { ActAnswer, MeetingRecord } from "../../contract/answers.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import type { MeetingEvent } from "../../core/meeting/events.ts";
import { refuse, type Outcome } from "../../core/refusals/refusal.ts";
import { ok } from "../../core/result.ts";

type RequestType = MeetingRequest["type"];

/**
 * The first answer to every command, so that a repeated command id gets it again. After a restart
 * the journal tells: records carry the id of their command. What was asked is known by its type
 * only; anything more would keep something that depends on a mark.
 */
export interface AnswerBook {
  /** The answer given before; `undefined` for a new id. Refuses COMMAND_ID_REUSED. */
  readonly find: (id: string, type: RequestType) => Outcome<ActAnswer | undefined>;
  readonly note: (id: string, type: RequestType, answer: ActAnswer) => void;
  /** Takes in records from before those found, once they were read. */
  readonly takeEarlier: (records: readonly MeetingRecord[]) => void;
}

/** `records` are those found when the meeting was opened; `note` is told of what comes later. */
export function createAnswerBook(records: readonly MeetingRecord[]): AnswerBook {
  const noted = new Map<string, KnownAnswer>();
  let found = [...records];
  // Made when it is first asked: opening a long journal doesn't wait for it.
  let places: ReadonlyMap<string, number> | undefined;
  const before = (id: string): KnownAnswer | undefined => {
    places ??= firstPlaces(found);
    const place = places.get(id);
    return place === undefined ? undefined : answerAt(found, place);
  };
  return {
    find: (id, type) => {
      const known = noted.get(id) ?? before(id);
      if (!known) return ok(undefined);
      return known.first === firstEventOf[type] ? ok(known.answer) : refuse("COMMAND_ID_REUSED");
    },
    takeEarlier: (earlier) => {
      found = [...earlier, ...found];
      places = undefined;
    },
    // Without the paper: its token is for whoever has just shown the PIN, never for a repeat.
    note: (id, type, { records: kept }) =>
      void noted.set(id, { first: firstEventOf[type], answer: { records: kept, paper: null } }),
  };
}

interface KnownAnswer {
  readonly first: MeetingEvent["type"];
  readonly answer: ActAnswer;
}

/** Index of each command's first record. */
function firstPlaces(records: readonly MeetingRecord[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { command }] of records.entries())
    if (!places.has(command)) places.set(command, index);
  return places;
}

/** The events of one command are neighbours: they were written as one frame. */
function answerAt(records: readonly MeetingRecord[], place: number): KnownAnswer {
  const [first, ...rest] = records.slice(place);
  if (!first) throw new Error(`No record at ${place}`);
  const end = rest.findIndex(({ command }) => command !== first.command);
  const kept = [first, ...(end < 0 ? rest : rest.slice(0, end))];
  return { first: first.event.type, answer: { records: kept, paper: null } };
}

/** The event that a request of this type appends first. */
const firstEventOf: Readonly<Record<RequestType, MeetingEvent["type"]>> = {
  checkIn: "personCheckedIn",
  acceptValidity: "validityAccepted",
  leave: "expertLeft",
  comeBack: "expertCameBack",
  checkInAgain: "personCheckedInAgain",
  staffLeave: "staffLeft",
  staffComeBack: "staffCameBack",
  beginRecess: "recessBegan",
  resumeMeeting: "meetingResumed",
  resetPin: "pinReset",
  declare: "declarationMade",
  moveUpReserve: "reserveMovedUp",
  addExpert: "expertAdded",
  annotateFact: "factAnnotated",
  decideRecusal: "recusalDecided",
  judgeMaterials: "materialsJudged",
  confirmMaterialsVerdicts: "materialsVerdictsConfirmed",
  correctMaterialsVerdict: "materialsVerdictCorrected",
  checkOriginals: "originalsChecked",
  vetoApplication: "applicationVetoed",
  recordDraws: "drawsRecorded",
  callApplicant: "applicantCalled",
  checkIdentity: "identityChecked",
  startStatement: "statementStarted",
  startQuestions: "questionsStarted",
  pauseClock: "clockPaused",
  continueClock: "clockContinued",
  recordAnswers: "answersRecorded",
  correctAnswers: "answersCorrected",
  markLate: "applicantLate",
  postponeDefense: "defensePostponed",
  withdrawApplication: "applicationWithdrawn",
  undoStep: "stepUndone",
  markAbsent: "applicantAbsent",
  endDefense: "defenseEnded",
  enterSheets: "sheetsEntered",
  submitGrade: "gradeRecorded",
  confirmConclusions: "conclusionsConfirmed",
  keepPrivatePage: "privatePageKept",
  correctGrade: "gradeCorrected",
  correctConclusion: "conclusionCorrected",
  signOpinions: "opinionsSigned",
  closeDiscussion: "discussionClosed",
  printForms: "formsPrinted",
  noteFormsSigned: "formsSigned",
  takeBackFormSigning: "formSigningTakenBack",
  openRound: "roundOpened",
  confirmEmptyBox: "emptyBoxConfirmed",
  handPaper: "paperHanded",
  castPaper: "paperReturned",
  notePaperInBox: "paperReturned",
  confirmCodes: "roundCodesConfirmed",
  resumeRound: "roundResumed",
  destroyCodes: "roundCodesDestroyed",
  closeRound: "roundClosed",
  enterPaperCounts: "paperCountsEntered",
  tallyRound: "roundTallied",
  voidRound: "roundVoided",
  voidTalliedRound: "talliedRoundVoided",
  announceOutcomes: "outcomesAnnounced",
  lockMeeting: "meetingLocked",
};
