import type { ApplicantId, PersonId } from "../../ids.ts";
import type { WayOfVoting } from "./round-events.ts";
import type { MeetingState, Round } from "../state.ts";
import { isRecused, presentExperts } from "../who.ts";

/**
 * What must be said before a round is opened: where its tally would show how people voted, and what
 * it will take. Codes and numbers; the words are the screens'.
 */
export type RoundWarning =
  /** So few can vote on these that counts tell much of each; `voters` is the fewest. */
  | {
      readonly code: "smallBase";
      readonly applicantIds: readonly ApplicantId[];
      readonly voters: number;
    }
  /** One person fewer votes on these than on others of this round. */
  | { readonly code: "oneApartInRound"; readonly applicantIds: readonly ApplicantId[] }
  /** Their voters are those of a tally already published, but for one person. */
  | {
      readonly code: "oneApartFromTally";
      readonly applicantIds: readonly ApplicantId[];
      readonly rounds: readonly number[];
    }
  /** Always: if all mark alike, everyone's mark is known. */
  | { readonly code: "unanimity" }
  /** `marks` are to be made on one station one after the other; more than `most` take long. */
  | { readonly code: "paperAdvised"; readonly marks: number; readonly most: number };

/** What a round will take, in whole seconds. */
export interface RoundForecast {
  readonly voters: number;
  readonly motions: number;
  /** One for each voter and motion. */
  readonly marks: number;
  readonly seconds: number;
}

/** Where the warnings begin, and how long people take. Named here; no source fixes them. */
export interface RoundLimits {
  /** With fewer voters than this on a motion, its base is small. */
  readonly smallBaseBelow: number;
  /** Marks on one station above which paper is advised. */
  readonly mostMarksOnStation: number;
  /** To come to the station, type the PIN, check and cast. */
  readonly handOverSeconds: number;
  readonly markSeconds: number;
  /** To hand out and collect all printed papers. */
  readonly collectSeconds: number;
  /** For one person to read one mark off a printed paper. Both read, at the same time. */
  readonly readMarkSeconds: number;
  /** To type one motion's counts. */
  readonly enterMotionSeconds: number;
}

export const usualLimits: RoundLimits = {
  smallBaseBelow: 4,
  mostMarksOnStation: 360,
  handOverSeconds: 40,
  markSeconds: 5,
  collectSeconds: 180,
  readMarkSeconds: 2,
  enterMotionSeconds: 12,
};

/** What to say of a round over these motions, voted on in this way, were it opened now. */
export function warningsBefore(
  state: MeetingState,
  motions: readonly ApplicantId[],
  way: WayOfVoting,
  limits: RoundLimits = usualLimits,
): readonly RoundWarning[] {
  const groups = groupsOf(motions.map((id) => [id, votersAhead(state, id)]));
  const { marks } = forecastOf(state, motions, way, limits);
  const most = limits.mostMarksOnStation;
  return [
    ...smallBases(groups, limits),
    ...apartInRound(groups),
    ...apartFromTallies(state, groups),
    { code: "unanimity" },
    ...(way === "station" && marks > most ? [{ code: "paperAdvised", marks, most } as const] : []),
  ];
}

/** How long a round over these motions will take. On the station experts come one by one. */
export function forecastOf(
  state: MeetingState,
  motions: readonly ApplicantId[],
  way: WayOfVoting,
  limits: RoundLimits = usualLimits,
): RoundForecast {
  const voting = motions.map((id) => votersAhead(state, id));
  const voters = new Set(voting.flat()).size;
  const marks = voting.reduce((sum, { length }) => sum + length, 0);
  const counted = { voters, motions: motions.length, marks };
  const { handOverSeconds, markSeconds, collectSeconds } = limits;
  if (way === "station") {
    return { ...counted, seconds: voters * handOverSeconds + marks * markSeconds };
  }
  const { readMarkSeconds, enterMotionSeconds } = limits;
  const together = collectSeconds + motions.length * (markSeconds + 2 * enterMotionSeconds);
  return { ...counted, seconds: together + marks * readMarkSeconds };
}

/** Motions that the same people vote on. Few, however many motions there are. */
interface VoterGroup {
  readonly voters: ReadonlySet<PersonId>;
  readonly applicantIds: readonly ApplicantId[];
}

function votersAhead(state: MeetingState, applicantId: ApplicantId): readonly PersonId[] {
  return presentExperts(state)
    .map(({ id }) => id)
    .filter((id) => !isRecused(state, id, applicantId));
}

function groupsOf(
  voting: readonly (readonly [ApplicantId, readonly PersonId[]])[],
): readonly VoterGroup[] {
  const groups = new Map<string, { voters: ReadonlySet<PersonId>; applicantIds: ApplicantId[] }>();
  for (const [applicantId, voters] of voting) {
    const key = voters.toSorted().join("\n");
    const group = groups.get(key) ?? { voters: new Set(voters), applicantIds: [] };
    group.applicantIds.push(applicantId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const sizeOf = ({ voters }: VoterGroup): number => voters.size;
const motionsOf = (groups: readonly VoterGroup[]): readonly ApplicantId[] =>
  groups.flatMap(({ applicantIds }) => applicantIds);

/** One of the two has exactly one person more. */
function isOneApart(left: VoterGroup, right: VoterGroup): boolean {
  const onlyLeft = [...left.voters].filter((id) => !right.voters.has(id)).length;
  const onlyRight = [...right.voters].filter((id) => !left.voters.has(id)).length;
  return onlyLeft + onlyRight === 1;
}

function smallBases(
  groups: readonly VoterGroup[],
  { smallBaseBelow }: RoundLimits,
): readonly RoundWarning[] {
  const small = groups.filter(({ voters }) => voters.size < smallBaseBelow);
  if (small.length === 0) return [];
  const voters = Math.min(...small.map(sizeOf));
  return [{ code: "smallBase", applicantIds: motionsOf(small), voters }];
}

function apartInRound(groups: readonly VoterGroup[]): readonly RoundWarning[] {
  const apart = groups.filter((group) =>
    groups.some((other) => sizeOf(other) > sizeOf(group) && isOneApart(group, other)),
  );
  return apart.length === 0 ? [] : [{ code: "oneApartInRound", applicantIds: motionsOf(apart) }];
}

/** A tally is published once it is made, whether it still decides or was voided afterwards. */
function apartFromTallies(
  state: MeetingState,
  groups: readonly VoterGroup[],
): readonly RoundWarning[] {
  const published = state.rounds
    .filter(({ counts }) => counts.length > 0)
    .map((round) => ({ number: round.number, groups: groupsOf(votersIn(round)) }));
  const isApartFrom = (group: VoterGroup) => (past: (typeof published)[number]) =>
    past.groups.some((other) => isOneApart(group, other));
  const apart = groups.filter((group) => published.some(isApartFrom(group)));
  if (apart.length === 0) return [];
  const rounds = published
    .filter((past) => apart.some((group) => isApartFrom(group)(past)))
    .map(({ number }) => number);
  return [{ code: "oneApartFromTally", applicantIds: motionsOf(apart), rounds }];
}

/** Whose papers are in a tally: returned on the station; on paper, whoever could return one. */
function votersIn({
  way,
  motions,
  present,
  returned,
}: Round): readonly (readonly [ApplicantId, readonly PersonId[]])[] {
  const inBox = [...(way === "station" ? returned : present)];
  return motions.map(({ applicantId, recused }) => [
    applicantId,
    inBox.filter((id) => !recused.includes(id)),
  ]);
}
