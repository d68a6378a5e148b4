import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { hasDeclared } from "../people/decide-declaration.ts";
import type { MeetingEvent } from "../events.ts";
import type { RoundMotion, WayOfVoting } from "./round-events.ts";
import { nameOf } from "../people/person-name.ts";
import { countersAtHand } from "./round-choices.ts";
import { lastRoundOn, talliesOn } from "../stage.ts";
import { notCalled, type MeetingState, type Round } from "../state.ts";
import {
  currentRound,
  isAdmitted,
  isRecused,
  missingPapers,
  motionsFor,
  openHints,
  presentExperts,
  presidingChair,
  quorumNeeded,
  returnedFor,
  votersOf,
} from "../who.ts";

/** Fewer papers than this would show how each was marked, whatever the quorum is. */
export const fewestPapersTallied = 3;

/** Opens a round over admitted, discussed applicants; quorum and recusals are frozen here. */
export function openRound(
  state: MeetingState,
  { way, motions, scrutineerId, tellerId }: CommandOf<"openRound">,
): Decided {
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const counters = soundCounters(state, scrutineerId, tellerId, chair.id);
  if (!counters.ok) return counters;
  const present = presentExperts(state).map(({ id }) => id);
  for (const id of present) {
    const declared = hasDeclared(state, id);
    if (!declared.ok) return declared;
  }
  if (motions.length === 0 || new Set(motions).size !== motions.length) {
    return refuse("MOTIONS_EMPTY");
  }
  const frozen = motions.map((applicantId): RoundMotion => ({
    applicantId,
    recused: present.filter((id) => isRecused(state, id, applicantId)),
  }));
  for (const motion of frozen) {
    const sound = soundMotion(state, motion, present.length);
    if (!sound.ok) return sound;
  }
  const round = state.rounds.length + 1;
  const people = { chairId: chair.id, scrutineerId, tellerId };
  return ok([{ type: "roundOpened", v: 1, round, way, motions: frozen, present, ...people }]);
}

function soundCounters(
  state: MeetingState,
  scrutineerId: CommandOf<"openRound">["scrutineerId"],
  tellerId: CommandOf<"openRound">["tellerId"],
  chairId: CommandOf<"openRound">["tellerId"],
): Outcome<null> {
  for (const id of [scrutineerId, tellerId]) {
    if (id === chairId) return refuse("CHAIR_CANT_COUNT", { name: nameOf(state, id) });
    if (!countersAtHand(state).includes(id)) {
      return refuse("NOT_CHECKED_IN", { name: nameOf(state, id) });
    }
  }
  return scrutineerId === tellerId ? refuse("COUNTERS_NOT_TWO") : ok(null);
}

function soundMotion(
  state: MeetingState,
  { applicantId, recused }: RoundMotion,
  present: number,
): Outcome<null> {
  const applicant = state.facts.applicants.get(applicantId);
  if (!applicant) return refuse("APPLICANT_UNKNOWN", { applicantId });
  const { name } = applicant;
  const progress = state.applicants.get(applicantId) ?? notCalled;
  if (progress.defense === "withdrawn") return refuse("APPLICATION_WITHDRAWN", { name });
  if (progress.conclusionStale) return refuse("CONCLUSION_TO_RECONFIRM", { name });
  if (!isAdmitted(progress)) {
    return refuse("NOT_ADMITTED", { name });
  }
  if (!state.discussed.has(applicantId)) return refuse("DISCUSSION_NOT_CLOSED", { name });
  if (openHints(state).some((hint) => hint.applicantId === applicantId)) {
    return refuse("RECUSAL_UNDECIDED", { name });
  }
  if (lastRoundOn(state, applicantId)) return refuse("ALREADY_VOTED_ON", { name });
  const { maxRounds } = state.facts.rules;
  if (talliesOn(state, applicantId) > maxRounds) {
    return refuse("ROUNDS_USED_UP", { name, count: maxRounds + 1 });
  }
  const counted = state.facts.rules.recusedCountTowardQuorum ? present : present - recused.length;
  const needed = quorumNeeded(state);
  if (counted < needed) return refuse("MOTION_BELOW_QUORUM", { name, present: counted, needed });
  if (present - recused.length < fewestPapersTallied) return refuse("TOO_FEW_VOTERS", { name });
  return ok(null);
}

/**
 * Scrutineer and teller saw that nothing is issued and the box is empty. On the station the
 * scrutineer says here, behind the PIN, that no projector shows the screen: that is
 * kept. Each hand-over asks again without a PIN, and keeps nothing.
 */
export function confirmEmptyBox(
  state: MeetingState,
  { projectorChecked }: CommandOf<"confirmEmptyBox">,
): Decided {
  const round = currentRound(state);
  if (round?.status !== "opened") return refuse("NO_ROUND");
  if (round.resumption?.waiting) return refuse("ROUND_WAITS_FOR_CODES");
  if (round.resumption?.codes === "unconfirmed") return refuse("CODES_NOT_CONFIRMED");
  const station = round.way === "station";
  if (station && !projectorChecked) return refuse("PROJECTOR_NOT_CHECKED");
  const checked = { projectorChecked: station };
  return ok([{ type: "emptyBoxConfirmed", v: 1, round: round.number, ...checked }]);
}

/** Handing over again before the paper is back shows the same paper: no new fact. */
export function handPaper(
  state: MeetingState,
  { expertId, projectorChecked }: CommandOf<"handPaper">,
): Decided {
  const voting = votingRound(state, "station");
  if (!voting.ok) return voting;
  const round = voting.value;
  if (!projectorChecked) return refuse("PROJECTOR_NOT_CHECKED");
  const name = nameOf(state, expertId);
  if (!round.present.has(expertId)) return refuse("NOT_A_VOTER", { name });
  if (motionsFor(round, expertId).length === 0) return refuse("NOT_A_VOTER", { name });
  if (round.returned.has(expertId)) return refuse("PAPER_ALREADY_RETURNED", { name });
  if (round.handed.has(expertId)) return ok([]);
  return ok([{ type: "paperHanded", v: 1, round: round.number, expertId }]);
}

/** The desk gives `slot` in a round that has 断电续投, where it is what the journal commits to. */
export function returnPaper(
  state: MeetingState,
  { expertId, slot }: CommandOf<"returnPaper">,
): Decided {
  const voting = votingRound(state, "station");
  if (!voting.ok) return voting;
  const round = voting.value;
  const name = nameOf(state, expertId);
  if (round.returned.has(expertId)) return refuse("PAPER_ALREADY_RETURNED", { name });
  if (!round.present.has(expertId) || !round.handed.has(expertId)) {
    return refuse("PAPER_NOT_HANDED", { name });
  }
  const returned = { round: round.number, expertId };
  if (round.resumption === null) return ok([{ type: "paperReturned", v: 1, ...returned }]);
  if (slot === null) throw new Error("A paper whose counts were not sealed");
  return ok([{ type: "paperReturned", v: 2, ...returned, slot }]);
}

/**
 * On paper nobody ticks off who returned. Only of who leaves while the round is open it must be
 * known: the scrutineer says that theirs is in the box, else leaving lowers the attendance.
 */
export function notePaperInBox(
  state: MeetingState,
  { expertId }: CommandOf<"notePaperInBox">,
): Decided {
  const voting = votingRound(state, "paper");
  if (!voting.ok) return voting;
  const round = voting.value;
  const name = nameOf(state, expertId);
  if (!votersOf(round).includes(expertId)) return refuse("NOT_A_VOTER", { name });
  if (round.returned.has(expertId)) return refuse("PAPER_ALREADY_RETURNED", { name });
  return ok([{ type: "paperReturned", v: 1, round: round.number, expertId }]);
}

/**
 * A motion with too few returned papers is not tallied: the round is void, its counts unread. On
 * paper how many came back is known when both have read them.
 */
export function closeRound(state: MeetingState, { reason }: CommandOf<"closeRound">): Decided {
  const voting = votingRound(state);
  if (!voting.ok) return voting;
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const round = voting.value;
  const onPaper = round.way === "paper";
  const missing = onPaper ? 0 : missingPapers(round).length;
  const why = reason?.trim() ?? "";
  if (missing > 0 && why === "") return refuse("PAPERS_MISSING", { count: missing });
  const closed: MeetingEvent = {
    ...{
      type: "roundClosed",
      v: 1,
      round: round.number,
      chairId: chair.id,
    },
    reason: missing > 0 ? why : null,
  };
  if (onPaper || round.motions.every((motion) => enoughReturned(state, round, motion))) {
    return ok([closed]);
  }
  const because = "tooFewReturned";
  return ok([closed, { type: "roundVoided", v: 1, round: round.number, because, note: why }]);
}

function enoughReturned(state: MeetingState, round: Round, motion: RoundMotion): boolean {
  const returned = returnedFor(round, motion);
  const towardQuorum = state.facts.rules.recusedCountTowardQuorum
    ? round.returned.size + [...round.present].filter((id) => recusedFromAll(round, id)).length
    : returned;
  return returned >= fewestPapersTallied && towardQuorum >= quorumNeeded(state);
}

const recusedFromAll = (round: Round, id: CommandOf<"handPaper">["expertId"]): boolean =>
  motionsFor(round, id).length === 0;

/** The round that is being voted in, and in this way where one is given. */
function votingRound(state: MeetingState, way?: WayOfVoting): Outcome<Round> {
  const round = currentRound(state);
  if (!round) return refuse("NO_ROUND");
  if (way && round.way !== way) {
    return refuse(round.way === "paper" ? "ROUND_IS_ON_PAPER" : "ROUND_IS_ON_STATION");
  }
  if (round.resumption?.waiting) return refuse("ROUND_WAITS_FOR_CODES");
  if (round.status === "opened") return refuse("BOX_NOT_CONFIRMED");
  if (round.status !== "voting") return refuse("ROUND_CLOSED");
  return ok(round);
}
