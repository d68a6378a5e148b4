import type { JournalRecord } from "../journal/record.ts";
import type { DefenseEvent } from "./defense/defense-events.ts";
import type { MeetingEvent } from "./events.ts";
import type { PeopleEvent } from "./people/people-events.ts";
import { isSameStep, type ApplicantStep, type UndoableStep } from "./defense/undoable-step.ts";

/** A fact that can be taken back. */
export type StepEvent =
  | Exclude<
      DefenseEvent,
      { type: "drawsRecorded" | "stepUndone" | "answersRecorded" | "answersCorrected" }
    >
  | Extract<
      PeopleEvent,
      {
        type:
          | "personCheckedIn"
          | "personCheckedInAgain"
          | "expertLeft"
          | "expertCameBack"
          | "staffLeft"
          | "staffCameBack";
      }
    >;

/** The step that a fact was, as it is named where it is taken back. */
export function stepOf(event: StepEvent): UndoableStep {
  switch (event.type) {
    case "personCheckedIn":
      return { command: "checkIn", personId: event.personId };
    case "personCheckedInAgain":
      return { command: "checkInAgain", personId: event.personId };
    case "staffLeft":
      return { command: "staffLeave", personId: event.staffId };
    case "staffCameBack":
      return { command: "staffComeBack", personId: event.staffId };
    case "expertLeft":
      return { command: "leave", personId: event.expertId };
    case "expertCameBack":
      return { command: "comeBack", personId: event.expertId };
    default:
      return { command: commandOf[event.type], applicantId: event.applicantId };
  }
}

const commandOf: Readonly<Record<Exclude<StepEvent["type"], PeopleEvent["type"]>, ApplicantStep>> =
  {
    applicantCalled: "callApplicant",
    identityChecked: "checkIdentity",
    statementStarted: "startStatement",
    questionsStarted: "startQuestions",
    clockPaused: "pauseClock",
    clockContinued: "continueClock",
    defenseEnded: "endDefense",
    applicantLate: "markLate",
    applicantAbsent: "markAbsent",
    defensePostponed: "postponeDefense",
    applicationWithdrawn: "withdrawApplication",
  };

/** The records that hold: without the steps that were taken back, and without the taking back. */
export function withoutUndone(
  records: readonly JournalRecord<MeetingEvent>[],
): readonly JournalRecord<MeetingEvent>[] {
  const kept: JournalRecord<MeetingEvent>[] = [];
  for (const record of records) {
    const { event } = record;
    if (event.type !== "stepUndone") {
      kept.push(record);
      continue;
    }
    const at = kept.findLastIndex(
      (one) => isStep(one.event) && isSameStep(stepOf(one.event), event.step),
    );
    if (at >= 0) kept.splice(at, 1);
  }
  return kept;
}

const isStep = (event: MeetingEvent): event is StepEvent =>
  Object.hasOwn(commandOf, event.type) || personSteps.has(event.type);

const personSteps: ReadonlySet<MeetingEvent["type"]> = new Set([
  ...(["personCheckedIn", "personCheckedInAgain", "expertLeft", "expertCameBack"] as const),
  ...(["staffLeft", "staffCameBack"] as const),
]);
