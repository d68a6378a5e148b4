import type { Manifest } from "../../../src/core/bundle/manifest.ts";
import type { CommandOf, MeetingCommand } from "../../../src/core/meeting/commands.ts";
import { whoAuthorizes } from "../../../src/core/meeting/authority.ts";
import { decide } from "../../../src/core/meeting/decide.ts";
import type { MeetingEvent } from "../../../src/core/meeting/events.ts";
import { evolve } from "../../../src/core/meeting/evolve.ts";
import { meetingFacts } from "../../../src/core/meeting/facts.ts";
import { newMeeting, type MeetingState } from "../../../src/core/meeting/state.ts";
import { currentRound } from "../../../src/core/meeting/who.ts";
import { choicesFrom, type Choices } from "./choices.ts";
import { defenseMoves } from "./defense-moves.ts";
import { formMoves } from "./form-moves.ts";
import { gradeMoves } from "./grade-moves.ts";
import { reasonOrNone, type Moves } from "./moves.ts";
import { peopleMoves } from "./people-moves.ts";
import { readingMoves } from "./reading-moves.ts";
import { roundMoves } from "./round-moves.ts";

/** `restoreJournal` names the head of a file, which a walk doesn't have: see the tests of restoring. */
type Tried = Exclude<MeetingCommand["type"], "restoreJournal">;

/** Every command that is tried: a new one without a move doesn't compile. */
export const moves: Moves<Tried> = {
  // Where the journal ends, and which stations there are, `walk` fills in.
  moveMeeting: (_, choices) =>
    choices.chance(20)
      ? {
          ...{ type: "moveMeeting", toStation: "", passedOver: [] },
          ...{
            taken: { seq: 0, hash: "00".repeat(32) },
            takenAt: null,
            reason: reasonOrNone(choices, 90),
          },
        }
      : undefined,
  ...peopleMoves,
  ...readingMoves,
  ...defenseMoves,
  ...gradeMoves,
  ...formMoves,
  ...roundMoves,
};

/** One command that was accepted, with its facts. */
export interface Step {
  readonly command: MeetingCommand;
  readonly events: readonly MeetingEvent[];
}

export interface Walk {
  readonly manifest: Manifest;
  readonly opened: MeetingEvent;
  readonly steps: readonly Step[];
  readonly refused: number;
  readonly state: MeetingState;
}

export interface WalkWishes {
  /** Commands that are not tried. */
  readonly without?: readonly MeetingCommand["type"][];
  /** Sees the state after each accepted command. */
  readonly onStep?: (state: MeetingState, step: Step) => void;
}

/** Tries command after command until the tape ends. */
export function walk(
  manifest: Manifest,
  tape: readonly number[],
  { without = [], onStep = () => undefined }: WalkWishes = {},
): Walk {
  const choices = choicesFrom(tape);
  const opened: MeetingEvent = {
    ...{ type: "meetingOpened", v: 1, bundleId: manifest.bundleId, serial: manifest.serial },
    ...{ bundleHash: "11".repeat(32), rulesHash: "22".repeat(32), stationKey: "33".repeat(32) },
  };
  let state = evolve(newMeeting(meetingFacts(manifest)), opened);
  const steps: Step[] = [];
  let refused = 0;
  while (!choices.hasEnded()) {
    const wanted = someCommand(state, choices);
    if (!wanted || without.includes(wanted.type)) continue;
    const command = wanted.type === "moveMeeting" ? movedFrom(wanted, manifest, steps) : wanted;
    const named = whoAuthorizes(state, command);
    const decided = decide(state, command, new Set(named.ok ? named.value : []));
    if (!decided.ok) {
      refused += 1;
      continue;
    }
    if (decided.value.length === 0) continue;
    // Throws where decide lets through what evolve calls impossible.
    state = decided.value.reduce(evolve, state);
    const step = { command, events: decided.value };
    steps.push(step);
    onStep(state, step);
  }
  return { manifest, opened, steps, refused, state };
}

/** The same with the line that the journal ends at, and a station of the bundle. */
function movedFrom(
  wanted: CommandOf<"moveMeeting">,
  { stations }: Manifest,
  steps: readonly Step[],
): MeetingCommand {
  const seq = steps.reduce((sum, { events }) => sum + events.length, 1);
  const toStation = stations[0]?.signingKey ?? "";
  return { ...wanted, toStation, taken: { ...wanted.taken, seq } };
}

const inRound: readonly Tried[] = [
  ...(["confirmEmptyBox", "confirmCodes", "handPaper", "returnPaper"] as const),
  ...(["handPaper", "returnPaper"] as const),
  ...(["notePaperInBox", "closeRound", "enterPaperCounts", "tallyRound"] as const),
  ...(["announceOutcomes", "destroyCodes"] as const),
];
const inDefense: readonly Tried[] = [
  ...(["checkIdentity", "startStatement", "startQuestions", "recordAnswers"] as const),
  ...(["pauseClock", "continueClock", "endDefense"] as const),
];
const between: readonly Tried[] = [
  ...([
    "checkIn",
    "declare",
    "checkInAgain",
    "resumeMeeting",
    "comeBack",
    "decideRecusal",
  ] as const),
  ...([
    "judgeMaterials",
    "confirmMaterialsVerdicts",
    "correctMaterialsVerdict",
    "callApplicant",
    "callApplicant",
    "enterSheets",
    "enterSheets",
    "submitGrade",
  ] as const),
  ...([
    "confirmConclusions",
    "signOpinions",
    "closeDiscussion",
    "printForms",
    "openRound",
  ] as const),
];

/** Mostly what leads on, or the walk would never come to a tally; else anything at all. */
function someCommand(state: MeetingState, choices: Choices): MeetingCommand | undefined {
  const onward = currentRound(state) ? inRound : state.called !== null ? inDefense : between;
  const types = Object.keys(moves) as readonly Tried[];
  const type = choices.of(choices.chance(85) ? onward : types) ?? "checkIn";
  return moves[type](state, choices);
}
