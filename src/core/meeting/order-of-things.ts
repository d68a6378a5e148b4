import { refusal, type Refusal } from "../refusals/refusal.ts";
import type { MeetingCommand } from "./commands.ts";
import { roundWithCodesOut } from "./round/decide-resumption.ts";
import { lastStep } from "./defense/decide-undo.ts";
import type { MeetingEvent } from "./events.ts";
import type { MeetingState } from "./state.ts";
import { currentRound, isAdmitted, isVoting, presentExperts, quorumNeeded } from "./who.ts";

/**
 * Which command is possible when: the one table of it. `decide` asks it before it looks at whom or
 * what a command is about, and the screens ask it why a button can't be pressed.
 */
export function whyNot(state: MeetingState, type: MeetingCommand["type"]): Refusal | null {
  for (const condition of [...always(type), ...(conditions[type] ?? [])]) {
    const refused = condition(state);
    if (refused) return refused;
  }
  return null;
}

/** `null` where it holds. */
type Condition = (state: MeetingState) => Refusal | null;

/** What holds for every command, in the order in which a secretary meets it. */
function always(type: MeetingCommand["type"]): readonly Condition[] {
  return [
    ({ phase }) => (phase === "notOpened" ? refusal("MEETING_NOT_OPEN") : null),
    ({ phase }) => (phase === "locked" && !afterLock.has(type) ? refusal("MEETING_LOCKED") : null),
    ({ validity }) => {
      if (typeof validity !== "object" || beforeAcceptance.has(type)) return null;
      return validityRefusal(validity);
    },
    ({ inRecess }) => (inRecess && !duringRecess.has(type) ? refusal("MEETING_IN_RECESS") : null),
  ];
}

/**
 * A locked meeting's journal can be lost as well, and its result be still to make. Its papers are
 * printed and signed when nothing that they say can change any more.
 */
const afterLock: ReadonlySet<MeetingCommand["type"]> = new Set([
  "restoreJournal",
  "printForms",
  "noteFormsSigned",
  "takeBackFormSigning",
]);

/** Why the bundle may not be used until the chair has decided. */
export function validityRefusal({
  because,
  clockDate,
  validUntil,
}: Pick<ValidityDoubted, "because" | "clockDate" | "validUntil">): Refusal {
  const code = because === "clockBehind" ? "CLOCK_BEHIND_SEALING" : "VALIDITY_DOUBTED";
  return refusal(code, { clockDate, validUntil });
}

type ValidityDoubted = Extract<MeetingEvent, { readonly type: "validityDoubted" }>;

/** What goes on while the bundle's validity is doubted: the people who can settle it must get in. */
const beforeAcceptance: ReadonlySet<MeetingCommand["type"]> = new Set([
  "restoreJournal",
  "moveMeeting",
  "acceptValidity",
  "checkIn",
  "checkInAgain",
  "leave",
  "comeBack",
  "undoStep",
  "staffLeave",
  "staffComeBack",
  "resetPin",
  "declare",
  // What those who come in sign.
  "printForms",
]);

/** What goes on in a recess: checking in for the next session, and what that may need. */
const duringRecess: ReadonlySet<MeetingCommand["type"]> = new Set([
  ...beforeAcceptance,
  "resumeMeeting",
]);

const noRound: Condition = (state) => (currentRound(state) ? refusal("ROUND_IN_PROGRESS") : null);
const aRound: Condition = (state) => (currentRound(state) ? null : refusal("NO_ROUND"));
/** A time in the journal would date the ballot papers around it. */
const noBallotUnderWay: Condition = (state) =>
  isVoting(state) ? refusal("FORMS_WAIT_FOR_ROUND") : null;
const aTalliedRound: Condition = (state) =>
  currentRound(state)?.status === "tallied" ? null : refusal("ROUND_NOT_TALLIED");
/** Slips with the codes of a round that is over: what they open must not outlive the tally. */
const noCodesOut: Condition = (state) => {
  const owing = roundWithCodesOut(state);
  return owing ? refusal("CODES_NOT_DESTROYED", { round: owing.number }) : null;
};
const quorumMet: Condition = (state) => {
  const present = presentExperts(state).length;
  const needed = quorumNeeded(state);
  return present < needed ? refusal("QUORUM_NOT_MET", { present, needed }) : null;
};
const defensesHere: Condition = ({ facts }) =>
  facts.part === "materialsReview" ? refusal("NO_DEFENSE_IN_THIS_MEETING") : null;
const someoneToDiscuss: Condition = (state) => {
  const waiting = [...state.applicants].some(
    ([id, progress]) => isAdmitted(progress) && !state.discussed.has(id),
  );
  return waiting ? null : refusal("NOBODY_TO_DISCUSS");
};
const aStepToUndo: Condition = (state) => {
  const last = lastStep(state);
  return last.ok ? null : last.error;
};
const doubt: Condition = ({ validity }) =>
  typeof validity === "object" ? null : refusal("VALIDITY_NOT_DOUBTED");

/** What else must hold, whatever the command is about. */
const conditions: Partial<Readonly<Record<MeetingCommand["type"], readonly Condition[]>>> = {
  acceptValidity: [doubt],
  callApplicant: [defensesHere],
  printForms: [noBallotUnderWay],
  noteFormsSigned: [noBallotUnderWay],
  takeBackFormSigning: [noBallotUnderWay],
  undoStep: [aStepToUndo],
  closeDiscussion: [someoneToDiscuss],
  openRound: [noRound, noCodesOut, quorumMet],
  confirmEmptyBox: [aRound],
  handPaper: [aRound],
  returnPaper: [aRound],
  notePaperInBox: [aRound],
  closeRound: [aRound],
  enterPaperCounts: [aRound],
  tallyRound: [aRound],
  voidRound: [aRound],
  confirmCodes: [aRound],
  resumeRound: [aRound],
  announceOutcomes: [aTalliedRound, noCodesOut],
  lockMeeting: [noRound, noCodesOut],
};
