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
}

export function createAnswerBook(records: readonly MeetingRecord[]): AnswerBook {
  const answers = new Map<string, { readonly first: string; readonly answer: ActAnswer }>();
  for (const record of records) {
    const known = answers.get(record.command);
    const kept = [...(known?.answer.records ?? []), record];
    const first = known?.first ?? record.event.type;
    answers.set(record.command, { first, answer: { records: kept, paper: null } });
  }
  return {
    find: (id, type) => {
      const known = answers.get(id);
      if (!known) return ok(undefined);
      return known.first === firstEventOf[type] ? ok(known.answer) : refuse("COMMAND_ID_REUSED");
    },
    // Without the paper: its token is for whoever has just shown the PIN, never for a repeat.
    note: (id, type, { records: kept }) =>
      void answers.set(id, {
        first: firstEventOf[type],
        answer: { records: kept, paper: null },
      }),
  };
}

/** The event that a request of this type appends first. */
const firstEventOf: Readonly<Record<RequestType, MeetingEvent["type"]>> = {
  checkIn: "personCheckedIn",
  acceptValidity: "validityAccepted",
  leave: "expertLeft",
  comeBack: "expertCameBack",
  decideRecusal: "recusalDecided",
  callApplicant: "applicantCalled",
  markAbsent: "applicantAbsent",
  endDefense: "defenseEnded",
  enterSheets: "sheetsEntered",
  submitGrade: "gradeRecorded",
  confirmConclusions: "conclusionsConfirmed",
  keepPrivatePage: "privatePageKept",
  closeDiscussion: "discussionClosed",
  openRound: "roundOpened",
  confirmEmptyBox: "emptyBoxConfirmed",
  handPaper: "paperHanded",
  castPaper: "paperReturned",
  notePaperInBox: "paperReturned",
  closeRound: "roundClosed",
  enterPaperCounts: "paperCountsEntered",
  tallyRound: "roundTallied",
  voidRound: "roundVoided",
  voidTalliedRound: "talliedRoundVoided",
  announceOutcomes: "outcomesAnnounced",
  lockMeeting: "meetingLocked",
};
