import type { ApplicantId, PersonId } from "../ids.ts";
import type { Grade, Score } from "../rules/grade.ts";
import { ApplicantTable } from "./applicant-table.ts";
import type { AnswerRow } from "./defense/defense-events.ts";
import type { MeetingEvent } from "./events.ts";
import type { SheetEntry } from "./grades/grade-events.ts";
import type { MotionCount, RoundMotion, VoidReason, WayOfVoting } from "./round/round-events.ts";
import { unread, type ReadingProgress } from "./reading/reading-progress.ts";
import type { MeetingFacts } from "./facts.ts";
import type { Relation } from "./people/people-events.ts";
import {
  newSession,
  type Annotation,
  type JoinedExpert,
  type PinReset,
  type Session,
  type StruckGrade,
} from "./people/people-state.ts";
import type { JournalRestored, MeetingMoved } from "./journal/journal-events.ts";
import type { Read } from "./round/paper-counts.ts";
import type { PaperKind } from "./round/paper-kinds.ts";
import type { PrintedPaper } from "./forms/printed-papers.ts";
import type { UndoableStep } from "./defense/undoable-step.ts";

/** Everything that follows from the bundle's facts and the events so far. Immutable. */
export interface MeetingState {
  readonly facts: MeetingFacts;
  readonly phase: "notOpened" | "open" | "locked";
  readonly opened: Extract<MeetingEvent, { type: "meetingOpened" }> | null;
  /** Whether the bundle may be used today, as far as the station's clock can tell. */
  readonly validity: "sound" | "accepted" | Extract<MeetingEvent, { type: "validityDoubted" }>;
  readonly people: ReadonlyMap<PersonId, Attendance>;
  /** First to last; the last one is that of now, or of after the recess. */
  readonly sessions: readonly Session[];
  readonly inRecess: boolean;
  readonly pinResets: readonly PinReset[];
  /** Of every expert who made one, with the relations declared so far. */
  readonly declarations: ReadonlyMap<PersonId, readonly Relation[]>;
  /** Reserves moved up and experts added at the venue, in that order of the meeting. */
  readonly joined: readonly JoinedExpert[];
  readonly annotations: readonly Annotation[];
  readonly struckGrades: readonly StruckGrade[];
  /** Keyed by `recusalKey`. */
  readonly recusals: ReadonlyMap<string, RecusalDecision>;
  readonly applicants: ReadonlyMap<ApplicantId, ApplicantProgress>;
  /** Who stands before the panel now. */
  readonly called: ApplicantId | null;
  /** Who was called last, whether still standing there or not. */
  readonly lastCalled: ApplicantId | null;
  /** 抽签号 recorded at the venue; they go before the roster's. */
  readonly draws: ReadonlyMap<ApplicantId, number>;
  readonly undo: UndoLog;
  /** Admitted applicants whose 集体讨论 the chair has closed. */
  readonly discussed: ReadonlySet<ApplicantId>;
  readonly rounds: readonly Round[];
  /** Papers to sign as they were last printed, by `paperKey`. */
  readonly printed: ReadonlyMap<string, PrintedPaper>;
  /** How often the journal went on from a copy, and how each time. */
  readonly restorations: readonly JournalRestored[];
  /** How often another station went on from a mirror, and how each time. */
  readonly moves: readonly Move[];
  /** Why it was locked with business left undone. */
  readonly lockNote: string | null;
}

/** 转机: what `meetingMoved` says, and who consented by resuming; `null` until then. */
export type Move = Omit<MeetingMoved, "type" | "v"> & { readonly resumedBy: PersonId | null };

export interface Attendance {
  /** Ed25519 key of this session, 64 hex digits. */
  readonly sessionKey: string;
  readonly present: boolean;
}

export interface RecusalDecision {
  readonly expertId: PersonId;
  readonly applicantId: ApplicantId;
  readonly recused: boolean;
  readonly reason: string;
}

/** Steps since the last call that may be taken back, the last one at the end. */
export interface UndoLog {
  readonly steps: readonly UndoableEntry[];
  /** What made earlier steps final; the words for a refusal to take one back. */
  readonly barredBy: "call" | "grade" | "round" | "other" | null;
}

export interface UndoableEntry {
  readonly step: UndoableStep;
  readonly before: StepBefore;
}

/** What a step changed, as it was before. */
export type StepBefore =
  | {
      readonly kind: "person";
      readonly personId: PersonId;
      /** `undefined`: not checked in. */
      readonly attendance: Attendance | undefined;
      readonly sessions: MeetingState["sessions"];
      /** Who had heard whoever stood before the panel. */
      readonly heardBy: ReadonlySet<PersonId> | null;
    }
  | {
      readonly kind: "applicant";
      readonly applicantId: ApplicantId;
      readonly standing: DefenseStanding;
      readonly called: ApplicantId | null;
      readonly lastCalled: ApplicantId | null;
    };

/** Where an applicant's defense stands. */
export interface DefenseStanding {
  readonly defense: "notCalled" | "called" | "ended" | "absent" | "postponed" | "withdrawn";
  readonly override: {
    readonly chairId: PersonId;
    readonly reason: string;
  } | null;
  /** Who was in the room at any moment of the defense: only they may grade. */
  readonly heardBy: ReadonlySet<PersonId>;
  readonly identity: {
    readonly checkedBy: PersonId;
    readonly document: string;
  } | null;
  readonly clock: {
    readonly part: "notStarted" | "statement" | "questions";
    readonly paused: boolean;
  };
  /** Place among those who came late, from 1: they are called after everyone else. */
  readonly late: number | null;
  /** 缓: by whom and why. Stands until the applicant is called after all. */
  readonly postponed: {
    readonly chairId: PersonId;
    readonly reason: string;
  } | null;
  /** 撤回申报. */
  readonly withdrawn: {
    readonly chairId: PersonId;
    readonly document: string;
    readonly reason: string;
  } | null;
}

export interface ApplicantProgress extends DefenseStanding {
  readonly reading: ReadingProgress;
  /** 答辩记录, as last recorded. */
  readonly answers: readonly AnswerRow[];
  readonly firstEntry: ReadonlyMap<PersonId, Score>;
  readonly secondEntry: ReadonlyMap<PersonId, Score>;
  readonly grades: ReadonlyMap<PersonId, RecordedGrade>;
  readonly conclusion: RecordedConclusion | null;
  /** What the conclusion rests on was corrected since: it has to be confirmed anew. */
  readonly conclusionStale: boolean;
  readonly gradeCorrections: readonly GradeCorrection[];
  readonly conclusionCorrections: readonly ConclusionCorrection[];
  /** 评议意见, as last signed. */
  readonly opinion: SignedOpinion | null;
}

export interface RecordedGrade {
  readonly score: Score;
  readonly source: "paper" | "pin";
}

export interface RecordedConclusion {
  readonly grade: Grade;
  readonly reason: string | null;
  readonly confirmedBy: PersonId;
}

export type GradeCorrection = Pick<
  Extract<MeetingEvent, { type: "gradeCorrected" }>,
  "expertId" | "old" | "new" | "reason" | "leaderId"
>;

export type ConclusionCorrection = Pick<
  Extract<MeetingEvent, { type: "conclusionCorrected" }>,
  "old" | "new" | "reason" | "leaderId" | "secondId"
>;

export interface SignedOpinion {
  readonly text: string;
  readonly signers: readonly PersonId[];
}

export interface Round {
  readonly number: number;
  /**
   * `opened` (box not yet confirmed empty) → `voting` → `closed` → `tallied` → `announced`;
   * `void` from any state. One voided after the tally keeps its counts, which decide nothing any more.
   */
  readonly status: "opened" | "voting" | "closed" | "tallied" | "announced" | "void";
  /** In which it was opened: its quorum is that session's own. */
  readonly session: number;
  readonly way: WayOfVoting;
  readonly motions: readonly RoundMotion[];
  /** Of a paper round, as frozen at the opening; none on the station. */
  readonly kinds: readonly PaperKind[];
  /** At the opening, less those who left before returning their paper. */
  readonly present: ReadonlySet<PersonId>;
  readonly presentAtOpening: number;
  readonly chairId: PersonId;
  readonly scrutineerId: PersonId;
  readonly tellerId: PersonId;
  readonly handed: ReadonlySet<PersonId>;
  readonly returned: ReadonlySet<PersonId>;
  readonly closeReason: string | null;
  /** Of a paper round, by whose it is; the last one each entered. */
  readonly readings: ReadonlyMap<SheetEntry, Read>;
  /** What both of them read; `null` while one is missing or they differ. */
  readonly agreed: Read | null;
  readonly counts: readonly MotionCount[];
  readonly voided: {
    readonly because: VoidReason;
    readonly note: string;
  } | null;
  /** 断电续投; `null` where an interruption makes the round void. */
  readonly resumption: Resumption | null;
}

export interface Resumption {
  /** 续投码. `lost`: accounted for with a note. */
  readonly codes: "unconfirmed" | "confirmed" | "destroyed" | "lost";
  /** SHA-256 of the slot with the counts of the papers returned so far; `null` before the codes. */
  readonly slot: string | null;
  /** Interrupted, and not taken up again yet. */
  readonly waiting: boolean;
  readonly resumed: number;
}

export const recusalKey = (expertId: PersonId, applicantId: ApplicantId): string =>
  `${expertId} ${applicantId}`;

export const notCalled: ApplicantProgress = {
  reading: unread,
  defense: "notCalled",
  override: null,
  heardBy: new Set(),
  identity: null,
  clock: { part: "notStarted", paused: false },
  late: null,
  postponed: null,
  withdrawn: null,
  answers: [],
  firstEntry: new Map(),
  secondEntry: new Map(),
  grades: new Map(),
  conclusion: null,
  conclusionStale: false,
  gradeCorrections: [],
  conclusionCorrections: [],
  opinion: null,
};

export function newMeeting(facts: MeetingFacts): MeetingState {
  return {
    facts,
    phase: "notOpened",
    opened: null,
    validity: "sound",
    people: new Map(),
    sessions: [newSession(1)],
    inRecess: false,
    pinResets: [],
    declarations: new Map(),
    joined: [],
    annotations: [],
    struckGrades: [],
    recusals: new Map(),
    applicants: ApplicantTable.of(
      new Map([...facts.applicants.keys()].map((id) => [id, notCalled])),
    ),
    called: null,
    lastCalled: null,
    draws: new Map(),
    undo: { steps: [], barredBy: null },
    discussed: new Set(),
    rounds: [],
    printed: new Map(),
    restorations: [],
    moves: [],
    lockNote: null,
  };
}
