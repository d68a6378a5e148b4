import type { PersonId } from "../../../src/core/ids.ts";
import type { RoundCommand } from "../../../src/core/meeting/round/round-commands.ts";
import type { MotionCount, PaperReading } from "../../../src/core/meeting/round/round-events.ts";
import { stageOf } from "../../../src/core/meeting/stage.ts";
import type { MeetingState, Round } from "../../../src/core/meeting/state.ts";
import { currentRound, returnedFor, votersOf } from "../../../src/core/meeting/who.ts";
import type { Choices } from "./choices.ts";
import { reasonOrNone, someExpert, type Moves } from "./moves.ts";

export const roundMoves: Moves<RoundCommand["type"]> = {
  openRound: (state, choices) => {
    const ready = [...state.facts.applicants.keys()].filter(
      (id) => stageOf(state, id) === "admitted",
    );
    const motions = ready.filter(() => choices.chance(70));
    const [scrutineerId, tellerId] = [someExpert(state, choices), someExpert(state, choices)];
    const way = choices.chance(75) ? "station" : "paper";
    return { type: "openRound", way, motions, scrutineerId, tellerId };
  },
  confirmEmptyBox: (state, choices) => ({
    type: "confirmEmptyBox",
    projectorChecked: currentRound(state)?.way === "station" || choices.chance(10),
  }),
  handPaper: (state, choices) => ({
    type: "handPaper",
    expertId: someVoter(state, choices, (round, id) => !round.handed.has(id)),
    projectorChecked: choices.chance(95),
  }),
  returnPaper: (state, choices) => ({
    type: "returnPaper",
    expertId: someVoter(state, choices, (round, id) => round.handed.has(id)),
    slot: currentRound(state)?.resumption ? slotOf(choices) : null,
  }),
  confirmCodes: (_, choices) => ({ type: "confirmCodes", slot: slotOf(choices) }),
  resumeRound: () => ({ type: "resumeRound" }),
  destroyCodes: (state, choices) => ({
    type: "destroyCodes",
    round: choices.number(state.rounds.length + 1),
    note: choices.chance(30) ? "纸条遗失" : null,
  }),
  notePaperInBox: (state, choices) => ({
    type: "notePaperInBox",
    expertId: someVoter(state, choices, () => true),
  }),
  closeRound: (state, choices) => {
    const round = currentRound(state);
    const early = round?.way === "station" && votersOf(round).length > round.returned.size;
    if (early && choices.chance(90)) return undefined;
    return { type: "closeRound", reason: choices.chance(40) ? "其余专家不再投票" : null };
  },
  enterPaperCounts: (state, choices) => {
    const round = currentRound(state);
    if (!round) return undefined;
    const entry = choices.chance(50) ? "first" : "second";
    const other = round.readings.get(entry === "first" ? "second" : "first");
    const read = other && choices.chance(80) ? other : readingOf(round, choices);
    return { type: "enterPaperCounts", entry, ...read };
  },
  tallyRound: (state, choices) => {
    const round = currentRound(state);
    return round ? { type: "tallyRound", counts: countsOf(round, choices) } : undefined;
  },
  voidRound: (_, choices) =>
    choices.chance(30) ? { type: "voidRound", note: reasonOrNone(choices, 90) } : undefined,
  voidTalliedRound: (state, choices) =>
    choices.chance(30)
      ? {
          type: "voidTalliedRound",
          round: choices.chance(80) ? state.rounds.length : choices.number(state.rounds.length + 1),
          note: reasonOrNone(choices, 90),
        }
      : undefined,
  announceOutcomes: () => ({ type: "announceOutcomes" }),
};

const slotOf = (choices: Choices): string =>
  choices.number(1_000_000).toString(16).padStart(64, "0");

function someVoter(
  state: MeetingState,
  choices: Choices,
  wanted: (round: Round, id: PersonId) => boolean,
) {
  const round = currentRound(state);
  const fitting = round
    ? votersOf(round).filter((id) => !round.returned.has(id) && wanted(round, id))
    : [];
  return (choices.chance(92) ? choices.of(fitting) : undefined) ?? someExpert(state, choices);
}

/** Marks of the papers that came back, in some split. */
function countsOf(round: Round, choices: Choices): readonly MotionCount[] {
  return round.motions.map((motion) => {
    const returned = returnedFor(round, motion);
    const approve = choices.number(returned + 1);
    const abstain = choices.chance(30) ? Math.min(1, returned - approve) : 0;
    const others = { reject: returned - approve - abstain, abstain, spoiled: 0, unreadable: 0 };
    return { applicantId: motion.applicantId, approve, ...others };
  });
}

function readingOf(round: Round, choices: Choices): Omit<PaperReading, "entry"> {
  const papers = round.kinds.map(({ copies }, index) => {
    const returned = Math.max(0, copies - choices.number(2) + (choices.chance(3) ? 1 : 0));
    return { kind: index + 1, issued: copies, returned, spoiled: choices.chance(10) ? 1 : 0 };
  });
  const counts = round.kinds.flatMap(({ motions }, index) =>
    motions.map((applicantId) => {
      const paper = papers[index];
      const valid = paper ? Math.max(0, paper.returned - paper.spoiled) : 0;
      const approve = choices.number(valid + 1);
      return { applicantId, approve, reject: valid - approve, abstain: 0, unreadable: 0 };
    }),
  );
  return { papers, counts };
}
