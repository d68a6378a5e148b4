import type { DefenseCommand } from "../../../src/core/meeting/defense/defense-commands.ts";
import { lastStep } from "../../../src/core/meeting/defense/decide-undo.ts";
import { stageOf } from "../../../src/core/meeting/stage.ts";
import {
  applicantSteps,
  personSteps,
  type UndoableStep,
} from "../../../src/core/meeting/defense/undoable-step.ts";
import type { MeetingState } from "../../../src/core/meeting/state.ts";
import type { Choices } from "./choices.ts";
import {
  reasonOrNone,
  somebody,
  someApplicant,
  someExpert,
  someStaff,
  standing,
  type Moves,
} from "./moves.ts";

export const defenseMoves: Moves<DefenseCommand["type"]> = {
  recordDraws: (state, choices) => {
    const panelId = choices.of(state.facts.panels)?.id ?? null;
    const own = [...state.facts.applicants.values()].filter(({ panel }) => panel === panelId);
    return {
      type: "recordDraws",
      ...{ panelId, witnessId: witnessOf(state, choices) },
      draws: own.map(({ id }, index) => ({
        applicantId: id,
        drawNumber: choices.chance(95) ? index + 1 + choices.number(2) * 100 : 1,
      })),
      reason: choices.chance(30) ? "抽签号登记有误" : null,
    };
  },
  callApplicant: (state, choices) => ({
    type: "callApplicant",
    applicantId: someApplicant(state, choices, (id) => stageOf(state, id) === "waiting"),
    overrideReason: choices.chance(10) ? "笔试成绩复核中" : null,
  }),
  checkIdentity: (state, choices) => ({
    type: "checkIdentity",
    applicantId: standing(state, choices),
    checkedBy: someStaff(state, choices),
    document: choices.chance(95) ? "居民身份证" : "",
  }),
  startStatement: (state, choices) => ({
    type: "startStatement",
    applicantId: standing(state, choices),
  }),
  startQuestions: (state, choices) => ({
    type: "startQuestions",
    applicantId: standing(state, choices),
  }),
  pauseClock: (state, choices) => ({ type: "pauseClock", applicantId: standing(state, choices) }),
  continueClock: (state, choices) => ({
    type: "continueClock",
    applicantId: standing(state, choices),
  }),
  recordAnswers: (state, choices) => ({
    type: "recordAnswers",
    applicantId: standing(state, choices),
    rows: rowsOf(state, choices),
  }),
  correctAnswers: (state, choices) => ({
    type: "correctAnswers",
    applicantId: someApplicant(state, choices),
    rows: rowsOf(state, choices),
    reason: reasonOrNone(choices, 90),
  }),
  markLate: (state, choices) => ({
    type: "markLate",
    applicantId: someApplicant(state, choices, (id) => stageOf(state, id) === "waiting"),
  }),
  markAbsent: (state, choices) =>
    choices.chance(15)
      ? { type: "markAbsent", applicantId: someApplicant(state, choices) }
      : undefined,
  postponeDefense: (state, choices) =>
    choices.chance(50)
      ? {
          type: "postponeDefense",
          applicantId: someApplicant(state, choices, (id) => stageOf(state, id) === "waiting"),
          reason: reasonOrNone(choices, 90),
        }
      : undefined,
  withdrawApplication: (state, choices) =>
    choices.chance(5)
      ? {
          type: "withdrawApplication",
          applicantId: someApplicant(state, choices),
          document: "撤回申请",
          reason: reasonOrNone(choices, 90),
        }
      : undefined,
  endDefense: (state, choices) => ({ type: "endDefense", applicantId: standing(state, choices) }),
  undoStep: (state, choices) => ({
    type: "undoStep",
    step: someStep(state, choices),
    reason: reasonOrNone(choices, 90),
  }),
};

const witnessOf = (state: MeetingState, choices: Choices) =>
  [...state.facts.staff.values()].find(({ role }) => role === "supervisor" && choices.chance(80))
    ?.id ?? somebody(state, choices);

const rowsOf = (state: MeetingState, choices: Choices) =>
  Array.from({ length: choices.number(3) }, () => ({
    expertId: choices.chance(50) ? someExpert(state, choices) : null,
    ...{ question: "本人承担了哪部分？", answer: "架构与实施。" },
  }));

function someStep(state: MeetingState, choices: Choices): UndoableStep {
  const last = lastStep(state);
  if (last.ok && choices.chance(80)) return last.value.step;
  return choices.chance(40)
    ? { command: choices.of(personSteps) ?? "checkIn", personId: somebody(state, choices) }
    : {
        command: choices.of(applicantSteps) ?? "callApplicant",
        applicantId: standing(state, choices),
      };
}
