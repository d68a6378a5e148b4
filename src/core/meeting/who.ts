import type { Applicant, Expert, StaffRole } from "../bundle/manifest.ts";
import { neededOf } from "../fraction.ts";
import type { ApplicantId, PersonId } from "../ids.ts";
import type { PaperCount, RoundMotion } from "./round/round-events.ts";
import type { RecusalHint } from "./facts.ts";
import type { Session } from "./people/people-state.ts";
import { kindIndexOf } from "./round/paper-counts.ts";
import { recusalKey, type ApplicantProgress, type MeetingState, type Round } from "./state.ts";

/** The committee's experts in roster order, then who was added; neither reserves nor who was replaced. */
export function committee(state: MeetingState): readonly Expert[] {
  const replaced = new Set(state.joined.map(({ replaces }) => replaces));
  return [...state.facts.experts.values()].filter(
    ({ id, reserve }) => !reserve && !replaced.has(id),
  );
}

/** Whose place in the committee another holds by now. */
export const isReplaced = (state: MeetingState, personId: PersonId): boolean =>
  state.joined.some(({ replaces }) => replaces === personId);

/** Places of the committee that nobody holds: its size is the office's, and stays. */
export const freePlaces = (state: MeetingState): number =>
  state.facts.committeeSize - committee(state).length;

export const isPresent = (state: MeetingState, personId: PersonId): boolean =>
  state.people.get(personId)?.present === true;

/** Whether this person came at all: in any session, on whichever station. */
export const hasComeEver = ({ sessions }: MeetingState, personId: PersonId): boolean =>
  sessions.some(({ checkedIn }) => checkedIn.has(personId));

/** Ed25519 key of the station that keeps the journal now, 64 hex digits; "" before the first line. */
export const stationOf = ({ moves, opened }: Pick<MeetingState, "moves" | "opened">): string =>
  moves.at(-1)?.toStation ?? opened?.stationKey ?? "";

/** Moved to another station, and nobody has resumed it yet: everyone still needs a new PIN. */
export const waitsAfterMove = ({ moves }: MeetingState): boolean =>
  moves.at(-1)?.resumedBy === null;

/** 实到: experts of the committee who are in the room. */
export function presentExperts(state: MeetingState): readonly Expert[] {
  return committee(state).filter(({ id }) => isPresent(state, id));
}

/** The session of now; during a recess the one that people check in for. */
export function sessionNow({ sessions }: Pick<MeetingState, "sessions">): Session {
  const last = sessions.at(-1);
  if (!last) throw new Error("A meeting without a session");
  return last;
}

/** Experts needed in the room, of the whole committee. */
export const quorumNeeded = (state: MeetingState): number =>
  neededOf(state.facts.committeeSize, state.facts.rules.quorum);

/** 主任委员 when present, else the first 副主任委员 present (DOMAIN §9.28). */
export function presidingChair(state: MeetingState): Expert | undefined {
  return chairsPresent(state)[0];
}

/**
 * Who may preside, first in line first: while a round is under way its scrutineer and teller come
 * last, so that nobody holds two of these offices where another can preside.
 */
export function chairsPresent(state: MeetingState): readonly Expert[] {
  const present = presentExperts(state);
  const inLine = [
    ...present.filter(({ office }) => office === "chair"),
    ...present.filter(({ office }) => office === "viceChair"),
  ];
  const round = currentRound(state);
  const counts = ({ id }: Expert) => id === round?.scrutineerId || id === round?.tellerId;
  return [...inLine.filter((one) => !counts(one)), ...inLine.filter(counts)];
}

/**
 * Who consents to restoring the journal from a copy that comes to `state`: who presides; where the
 * copy ends while no chair was in the room, whoever of them has checked in.
 */
export function restoringChair(state: MeetingState): Expert | undefined {
  const known = committee(state).filter(({ id }) => state.people.has(id));
  return (
    presidingChair(state) ??
    known.find(({ office }) => office === "chair") ??
    known.find(({ office }) => office === "viceChair")
  );
}

/** Who decides on this expert's recusals: nobody decides on their own while another may preside. */
export function recusalChair(state: MeetingState, expertId: PersonId): Expert | undefined {
  const chairs = chairsPresent(state);
  return chairs.find(({ id }) => id !== expertId) ?? chairs[0];
}

/** Who presides in what concerns this person: anyone who may preside but this person. */
export const chairBeside = (state: MeetingState, personId: PersonId): Expert | undefined =>
  chairsPresent(state).find(({ id }) => id !== personId);

/**
 * Who vouches beside the chair for a PIN set anew: a supervisor; where the only one is who forgot
 * the PIN, the secretary.
 */
export function pinWitness(state: MeetingState, personId: PersonId): PersonId | undefined {
  const staff = [...state.facts.staff.values()].filter(
    ({ id }) => id !== personId && isPresent(state, id),
  );
  const forgetful = state.facts.staff.get(personId)?.role === "supervisor";
  return (
    staff.find(({ role }) => role === "supervisor") ??
    (forgetful ? staff.find(({ role }) => role === "secretary") : undefined)
  )?.id;
}

export function staffPresent(state: MeetingState, role: StaffRole): PersonId | undefined {
  return [...state.facts.staff.values()].find(
    (member) => member.role === role && isPresent(state, member.id),
  )?.id;
}

export const isRecused = (
  state: MeetingState,
  expertId: PersonId,
  applicantId: ApplicantId,
): boolean => state.recusals.get(recusalKey(expertId, applicantId))?.recused === true;

/**
 * Hints about the committee's experts that the chair hasn't decided yet, each pair once: what the
 * expert declared, else what the bundle gives.
 */
export function openHints(state: MeetingState): readonly RecusalHint[] {
  const declared = [...state.declarations].flatMap(([expertId, related]) =>
    related.map(({ applicantId, relation }) => {
      const because = "declared" as const;
      return { expertId, applicantId, because, relation };
    }),
  );
  const hints = new Map<string, RecusalHint>();
  for (const hint of [...state.facts.hints, ...declared]) {
    hints.set(recusalKey(hint.expertId, hint.applicantId), hint);
  }
  const members = new Set(committee(state).map(({ id }) => id));
  return [...hints]
    .filter(([key, { expertId }]) => members.has(expertId) && !state.recusals.has(key))
    .map(([, hint]) => hint);
}

/** The applicant's panel; where none is named, the whole committee grades. */
export function panelOf(state: MeetingState, applicant: Applicant): readonly Expert[] {
  const everyone = committee(state);
  return applicant.panel === null
    ? everyone
    : everyone.filter(({ panel }) => panel === applicant.panel);
}

/** The panel of these applicants, and who graded one of them and was replaced since. */
export function gradersSoFar(
  state: MeetingState,
  applicants: readonly Applicant[],
): readonly Expert[] {
  const named = applicants.flatMap((applicant) => [
    ...panelOf(state, applicant).map(({ id }) => id),
    ...(state.applicants.get(applicant.id)?.grades.keys() ?? []),
  ]);
  const wanted = new Set(named);
  return [...state.facts.experts.values()].filter(({ id }) => wanted.has(id));
}

/** Of the applicant's panel, who is in the room and not recused. */
export function panelPresent(state: MeetingState, applicant: Applicant): readonly Expert[] {
  return panelOf(state, applicant).filter(
    ({ id }) => isPresent(state, id) && !isRecused(state, id, applicant.id),
  );
}

/** 进入评审程序: 优秀 and 合格, unless vetoed, withdrawn or to be confirmed anew. */
export function isAdmitted(progress: ApplicantProgress): boolean {
  const { conclusion, conclusionStale, reading, defense } = progress;
  if (conclusion === null || conclusionStale || reading.veto !== null) return false;
  return conclusion.grade !== "fail" && defense !== "withdrawn";
}

/** The motions on this expert's ballot paper, as frozen at the opening. */
export function motionsFor(round: Round, expertId: PersonId): readonly ApplicantId[] {
  return round.motions
    .filter(({ recused }) => !recused.includes(expertId))
    .map(({ applicantId }) => applicantId);
}

/** Experts who get a paper in this round: present, with at least one motion. */
export function votersOf(round: Round): readonly PersonId[] {
  return [...round.present].filter((id) => motionsFor(round, id).length > 0);
}

/** Voters whose paper is not back. */
export function missingPapers(round: Round): readonly PersonId[] {
  return votersOf(round).filter((id) => !round.returned.has(id));
}

/** Papers returned that carry this motion; on paper, as read (0 before both readings agree). */
export function returnedFor(round: Round, { applicantId, recused }: RoundMotion): number {
  if (round.way === "paper") return paperOf(round, applicantId)?.returned ?? 0;
  return [...round.returned].filter((id) => !recused.includes(id)).length;
}

/** Papers issued that carry this motion; on paper, as read. */
export function issuedFor(round: Round, { applicantId, recused }: RoundMotion): number {
  if (round.way === "paper") return paperOf(round, applicantId)?.issued ?? 0;
  return [...round.handed].filter((id) => !recused.includes(id)).length;
}

/** Ballot papers of the whole round, of every kind. */
export function papersOf(round: Round): { readonly issued: number; readonly returned: number } {
  if (round.way === "station") return { issued: round.handed.size, returned: round.returned.size };
  const papers = round.agreed?.papers ?? [];
  return {
    issued: papers.reduce((sum, { issued }) => sum + issued, 0),
    returned: papers.reduce((sum, { returned }) => sum + returned, 0),
  };
}

const paperOf = (round: Round, applicantId: ApplicantId): PaperCount | undefined =>
  round.agreed?.papers[kindIndexOf(round.kinds, applicantId)];

/** Of those present in the round, how many are recused from this motion. */
export function recusedFor(round: Round, { recused }: RoundMotion): number {
  return recused.filter((id) => round.present.has(id)).length;
}

/** The round that still wants something done, if any. */
export function currentRound(state: MeetingState): Round | undefined {
  const last = state.rounds.at(-1);
  return last && last.status !== "announced" && last.status !== "void" ? last : undefined;
}

/** From the opening of a round to its tally or its end as void: nobody may date its papers. */
export function isVoting(state: MeetingState): boolean {
  const round = currentRound(state);
  return round !== undefined && round.status !== "tallied";
}
