import type { BundleKind, Level, Meeting, PublicKeys } from "../bundle/manifest.ts";
import type { ApplicantId, PanelId, PersonId } from "../ids.ts";
import type { AnswerRow } from "../meeting/defense/defense-events.ts";
import type { JournalRestored } from "../meeting/journal/journal-events.ts";
import type { Grade } from "../rules/grade.ts";
import type { Ruleset } from "../rules/ruleset.ts";
import type { MaterialsVerdict } from "../meeting/reading/reading-events.ts";
import type { OriginalsCheck } from "../meeting/reading/reading-progress.ts";
import type { MotionCount, PaperCount, WayOfVoting } from "../meeting/round/round-events.ts";
import type { Annotation, JoinedExpert, PinReset } from "../meeting/people/people-state.ts";
import type { ConclusionCorrection, Move, SignedOpinion } from "../meeting/state.ts";
import type { PrintedPaper } from "../meeting/forms/printed-papers.ts";
import type { Stage } from "../meeting/stage.ts";

/**
 * The payload of `result.dsse.json`. It restates everything that matters, and all of it but
 * `station`, `exportedAt` and `files` follows from the manifest and the journal: a verifier
 * derives it again and compares.
 */
export interface ResultDocument {
  readonly format: "vivaseal-result";
  readonly version: "1.0";
  readonly bundle: {
    readonly id: string;
    readonly serial: number;
    readonly kind: BundleKind;
    /** SHA-256 of the manifest's payload bytes, 64 hex digits. */
    readonly hash: string;
  };
  readonly meeting: Meeting;
  readonly rules: Ruleset;
  readonly rulesHash: string;
  readonly station: PublicKeys;
  /** RFC 3339, UTC, by the station's clock: advisory. */
  readonly exportedAt: string;
  readonly journal: {
    readonly lines: number;
    /** Hash of the last line. */
    readonly head: string;
  };
  readonly attendance: AttendanceSummary;
  readonly applicants: readonly ApplicantResult[];
  /** `null` where the meeting took the bundle's verdicts on materials. */
  readonly review: ReviewLists | null;
  readonly rounds: readonly RoundResult[];
  readonly annotations: readonly Annotation[];
  /** Each time the journal went on from a copy: from which, why, at which lines, by whose consent. */
  readonly restorations: readonly RestorationResult[];
  /** 转机: each time another station went on from a mirror, from where, why, and who then resumed. */
  readonly moves: readonly Move[];
  /** Why the meeting was locked with business left undone; null when nothing was. */
  readonly lockNote: string | null;
  /** Papers that were printed to be signed, and whose signatures hadn't come back. */
  readonly unsignedForms: readonly UnsignedForm[];
  readonly files: readonly ResultFile[];
}

export interface AttendanceSummary {
  /** 应到: size of the committee. */
  readonly expected: number;
  /** 实到: experts of the committee who checked in, whether they stayed or not. */
  readonly checkedIn: number;
  readonly quorum: number;
  readonly people: readonly PersonResult[];
  readonly sessions: readonly SessionResult[];
  readonly pinResets: readonly PinReset[];
  /** Experts who made 保密承诺 and 回避声明. */
  readonly declared: readonly PersonId[];
  readonly joined: readonly JoinedExpert[];
}

/** 场次, with everyone who checked in for it. */
export interface SessionResult {
  readonly session: number;
  readonly checkedIn: readonly PersonId[];
  readonly resumedBy: PersonId | null;
  readonly recessedBy: PersonId | null;
}

export interface PersonResult {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: "chair" | "viceChair" | "member" | "secretary" | "checker" | "supervisor";
  readonly reserve: boolean;
  /** `null` for who never checked in. */
  readonly sessionKey: string | null;
  /** Whether the person was in the room at the lock. */
  readonly presentAtEnd: boolean;
}

export interface ApplicantResult {
  readonly applicantId: ApplicantId;
  readonly name: string;
  readonly employer: string;
  readonly level: Level;
  readonly specialty: string;
  readonly panel: PanelId | null;
  readonly entrustedBy: string;
  readonly stage: Stage;
  readonly reading: ReadingResult;
  /** 抽签号, as drawn at the venue, else as the roster has it. */
  readonly drawNumber: number | null;
  /** Called after everyone else of the panel, having come late. */
  readonly late: boolean;
  /** 核对身份: by whom, and which document was seen. */
  readonly identity: { readonly checkedBy: PersonId; readonly document: string } | null;
  /** Reason by which the chair let in someone without a passed exam. */
  readonly override: string | null;
  /** Why the chair put the defense off, where it was never held. */
  readonly postponed: string | null;
  /** 撤回申报. */
  readonly withdrawn: { readonly document: string; readonly reason: string } | null;
  /** 答辩记录. */
  readonly answers: readonly AnswerRow[];
  readonly grades: readonly GradeResult[];
  /** Set aside by a recusal that was found after them. */
  readonly struckGrades: readonly StruckGradeResult[];
  /** Sum of totals over the graders counted, where totals were given. */
  readonly sum: number | null;
  readonly counted: number;
  readonly conclusion: Grade | null;
  readonly conclusionReason: string | null;
  /** 更正 after the fact, in their order; `grades` and `conclusion` state what holds. */
  readonly gradeCorrections: readonly GradeCorrectionResult[];
  readonly conclusionCorrections: readonly ConclusionCorrection[];
  /** 评议意见, without anybody's grade. */
  readonly opinion: SignedOpinion | null;
  readonly recused: readonly PersonId[];
  readonly motion: MotionResult | null;
}

export interface ReadingResult {
  /** The panel's where the meeting reviewed materials, else the bundle's. */
  readonly verdict: MaterialsVerdict | null;
  /** Why the panel departed from its readers, or corrected itself. */
  readonly verdictReason: string | null;
  readonly corrected: boolean;
  readonly readers: readonly ReaderResult[];
  /** 原件核验 at the venue. */
  readonly originals: readonly OriginalsCheck[];
  readonly veto: VetoResult | null;
}

/** An expert's last opinion on the materials. */
export interface ReaderResult {
  readonly expertId: PersonId;
  readonly verdict: MaterialsVerdict;
  readonly reason: string;
}

/** 一票否决. */
export interface VetoResult {
  readonly leaderId: PersonId;
  readonly reason: string;
  /** The material that shows it, by its path; null where it came from elsewhere. */
  readonly material: string | null;
  readonly evidence: string;
}

/** What a review of materials hands on. Who was vetoed or not read is in neither list. */
export interface ReviewLists {
  /** 参加笔试名单, in the roster's order. */
  readonly passed: readonly ApplicantId[];
  /** 退回名单. */
  readonly returned: readonly { readonly applicantId: ApplicantId; readonly reason: string }[];
}

export interface GradeCorrectionResult {
  readonly expertId: PersonId;
  readonly oldTotal: number | null;
  readonly oldGrade: Grade;
  readonly total: number | null;
  readonly grade: Grade;
  readonly reason: string;
  readonly leaderId: PersonId;
}

export interface GradeResult {
  readonly expertId: PersonId;
  readonly total: number | null;
  readonly grade: Grade;
  readonly source: "paper" | "pin";
}

export interface StruckGradeResult {
  readonly expertId: PersonId;
  readonly total: number | null;
  readonly grade: Grade;
  readonly reason: string;
}

/** One motion's tally with its arithmetic. */
export interface MotionResult {
  readonly round: number;
  readonly present: number;
  readonly recused: number;
  readonly base: number;
  readonly issued: number;
  readonly returned: number;
  readonly notReturned: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** 废票 that carried this motion; on paper only. */
  readonly spoiled: number;
  /** 无法辨认: this row of papers that otherwise count; on paper only. */
  readonly unreadable: number;
  readonly needed: number;
  readonly passed: boolean;
}

export interface RoundResult {
  readonly round: number;
  readonly session: number;
  readonly status: "announced" | "tallied" | "void" | "open";
  readonly voidReason: string | null;
  readonly way: WayOfVoting;
  readonly motions: readonly ApplicantId[];
  readonly chairId: PersonId;
  readonly scrutineerId: PersonId;
  readonly tellerId: PersonId;
  readonly presentAtOpening: number;
  readonly present: number;
  readonly issued: number;
  readonly returned: number;
  readonly closeReason: string | null;
  /** Printed papers by their kind; none on the station. */
  readonly papers: readonly PaperCount[];
  /** The tally, also of a round that was voided after it; empty where none was made. */
  readonly counts: readonly MotionCount[];
}

export type UnsignedForm = Pick<PrintedPaper, "form" | "blank" | "of" | "serial">;

/** What `journalRestored` says; the line itself stands behind `restored`. */
export type RestorationResult = Omit<JournalRestored, "type" | "v">;

export interface ResultFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}
