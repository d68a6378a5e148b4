import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Manifest, PublicKeys } from "../bundle/manifest.ts";
import { canonicalJson, type Json } from "../canonical-json.ts";
import type { ApplicantId, PersonId } from "../ids.ts";
import { drawNumberOf } from "../meeting/defense/call-order.ts";
import { combinedOf } from "../meeting/grades/graders.ts";
import { lastRoundOn, stageOf } from "../meeting/stage.ts";
import {
  notCalled,
  type ApplicantProgress,
  type GradeCorrection,
  type MeetingState,
  type Round,
} from "../meeting/state.ts";
import { unsignedPapers } from "../meeting/forms/printed-papers.ts";
import { decisionOn } from "../meeting/round/tally-view.ts";
import {
  committee,
  hasComeEver,
  isRecused,
  issuedFor,
  papersOf,
  quorumNeeded,
  returnedFor,
} from "../meeting/who.ts";
import { gradeOfScore, totalOf } from "../rules/grade.ts";
import type { Ruleset } from "../rules/ruleset.ts";
import { readingResult, reviewLists } from "./reading-result.ts";
import type {
  ApplicantResult,
  AttendanceSummary,
  GradeCorrectionResult,
  GradeResult,
  MotionResult,
  PersonResult,
  ResultDocument,
  ResultFile,
  RoundResult,
  StruckGradeResult,
} from "./result-document.ts";

/** What the journal and the manifest can't say of a result. */
export interface ResultCircumstances {
  readonly bundleHash: string;
  readonly station: PublicKeys;
  readonly exportedAt: string;
  readonly journal: { readonly lines: number; readonly head: string };
  readonly files: readonly ResultFile[];
}

/** The result that these facts and events come to. Station and verifier derive it by this one rule. */
export function deriveResult(
  manifest: Manifest,
  state: MeetingState,
  { bundleHash, ...circumstances }: ResultCircumstances,
): ResultDocument {
  const { bundleId: id, serial, kind, meeting, rules } = manifest;
  return {
    format: "vivaseal-result",
    version: "1.0",
    bundle: { id, serial, kind, hash: bundleHash },
    ...{ meeting, rules, rulesHash: rulesHash(rules) },
    ...circumstances,
    attendance: attendanceOf(state),
    applicants: manifest.applicants.map((applicant) => applicantResult(state, applicant.id)),
    review: reviewLists(manifest, state),
    rounds: state.rounds.map(roundResult),
    annotations: state.annotations,
    restorations: state.restorations.map(({ type: _, v: __, ...restoration }) => restoration),
    moves: state.moves,
    lockNote: state.lockNote,
    unsignedForms: unsignedPapers(state).map(({ form, blank, of, serial }) => ({
      ...{ form, blank, of, serial },
    })),
  };
}

/** SHA-256 of the ruleset's canonical JSON, 64 hex digits. */
export function rulesHash(rules: Ruleset): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(rules as unknown as Json))));
}

function attendanceOf(state: MeetingState): AttendanceSummary {
  const experts = [...state.facts.experts.values()].map((expert) =>
    personResult(state, expert.id, expert.name, expert.office, expert.reserve),
  );
  const staff = [...state.facts.staff.values()].map((member) =>
    personResult(state, member.id, member.name, member.role, false),
  );
  return {
    expected: state.facts.committeeSize,
    checkedIn: committee(state).filter(({ id }) => hasComeEver(state, id)).length,
    quorum: quorumNeeded(state),
    people: [...experts, ...staff],
    sessions: state.sessions.map(({ number, checkedIn, resumedBy, recessedBy }) => ({
      ...{ session: number, resumedBy, recessedBy },
      checkedIn: [...experts, ...staff]
        .map(({ personId }) => personId)
        .filter((id) => checkedIn.has(id)),
    })),
    pinResets: state.pinResets,
    declared: experts.map(({ personId }) => personId).filter((id) => state.declarations.has(id)),
    joined: state.joined,
  };
}

function personResult(
  state: MeetingState,
  personId: PersonId,
  name: string,
  role: PersonResult["role"],
  reserve: boolean,
): PersonResult {
  const attendance = state.people.get(personId);
  const sessionKey = attendance?.sessionKey ?? null;
  return { personId, name, role, reserve, sessionKey, presentAtEnd: attendance?.present ?? false };
}

function applicantResult(state: MeetingState, applicantId: ApplicantId): ApplicantResult {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) throw new Error(`Unknown applicant ${applicantId}`);
  const progress = state.applicants.get(applicantId) ?? notCalled;
  const { name, employer, level, specialty, panel, entrustedBy } = applicant;
  const combined = combinedOf(state, applicant);
  const counted = combined?.kind === "concluded" ? combined : { sum: null, counted: 0 };
  return {
    ...{ applicantId, name, employer, level, specialty, panel, entrustedBy },
    stage: stageOf(state, applicantId),
    reading: readingResult(state, applicant),
    drawNumber: drawNumberOf(state, applicant),
    ...defenseResult(progress),
    grades: gradeResults(state, applicantId),
    struckGrades: struckGrades(state, applicantId),
    ...{ sum: counted.sum, counted: counted.counted },
    conclusion: progress.conclusion?.grade ?? null,
    conclusionReason: progress.conclusion?.reason ?? null,
    gradeCorrections: progress.gradeCorrections.map((one) => correctionResult(one, state)),
    conclusionCorrections: progress.conclusionCorrections,
    opinion: progress.opinion,
    recused: [...state.facts.experts.keys()].filter((id) => isRecused(state, id, applicantId)),
    motion: motionResult(state, applicantId),
  };
}

function correctionResult(
  { expertId, old, new: corrected, reason, leaderId }: GradeCorrection,
  { facts: { rules } }: MeetingState,
): GradeCorrectionResult {
  return {
    expertId,
    ...{ oldTotal: totalOf(old), oldGrade: gradeOfScore(old, rules) },
    ...{ total: totalOf(corrected), grade: gradeOfScore(corrected, rules) },
    ...{ reason, leaderId },
  };
}

type DefenseResult = Pick<
  ApplicantResult,
  "late" | "identity" | "override" | "postponed" | "withdrawn" | "answers"
>;

function defenseResult(progress: ApplicantProgress): DefenseResult {
  const { late, identity, override, postponed, withdrawn, answers } = progress;
  return {
    late: late !== null,
    override: override?.reason ?? null,
    postponed: postponed?.reason ?? null,
    withdrawn: withdrawn && { document: withdrawn.document, reason: withdrawn.reason },
    ...{ identity, answers },
  };
}

function gradeResults(state: MeetingState, applicantId: ApplicantId): readonly GradeResult[] {
  const { grades } = state.applicants.get(applicantId) ?? notCalled;
  return [...state.facts.experts.keys()].flatMap((expertId) => {
    const recorded = grades.get(expertId);
    if (!recorded) return [];
    const { score, source } = recorded;
    const grade = gradeOfScore(score, state.facts.rules);
    return [{ expertId, total: totalOf(score), grade, source }];
  });
}

function struckGrades(
  { struckGrades: struck, facts }: MeetingState,
  applicantId: ApplicantId,
): readonly StruckGradeResult[] {
  return struck
    .filter((one) => one.applicantId === applicantId)
    .map(({ expertId, score, reason }) => {
      return { expertId, total: totalOf(score), grade: gradeOfScore(score, facts.rules), reason };
    });
}

function motionResult(state: MeetingState, applicantId: ApplicantId): MotionResult | null {
  const round = lastRoundOn(state, applicantId);
  const frozen = round?.motions.find((motion) => motion.applicantId === applicantId);
  if (!round || !frozen || (round.status !== "tallied" && round.status !== "announced"))
    return null;
  const { present, recused, base, notReturned, needed, passed, ...motion } = decisionOn(
    state,
    round,
    applicantId,
  );
  const { approve, reject, abstain, spoiled, unreadable } = motion;
  return {
    ...{ round: round.number, present, recused, base },
    issued: issuedFor(round, frozen),
    returned: returnedFor(round, frozen),
    ...{ notReturned, approve, reject, abstain, spoiled, unreadable, needed, passed },
  };
}

function roundResult(round: Round): RoundResult {
  const { session, status, way, chairId, scrutineerId, tellerId, presentAtOpening, closeReason } =
    round;
  const ended = status === "announced" || status === "tallied" || status === "void";
  return {
    round: round.number,
    session,
    status: ended ? status : "open",
    voidReason: round.voided ? [round.voided.because, round.voided.note].join(" ").trim() : null,
    way,
    motions: round.motions.map(({ applicantId }) => applicantId),
    ...{ chairId, scrutineerId, tellerId, presentAtOpening, closeReason },
    present: round.present.size,
    ...papersOf(round),
    papers: round.agreed?.papers ?? [],
    counts: round.counts,
  };
}
