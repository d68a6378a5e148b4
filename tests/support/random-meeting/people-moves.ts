import type { OpeningCommand } from "../../../src/core/meeting/journal/opening-commands.ts";
import type { PeopleCommand } from "../../../src/core/meeting/people/people-commands.ts";
import { openHints, presentExperts } from "../../../src/core/meeting/who.ts";
import {
  reasonOrNone,
  somebody,
  someApplicant,
  someExpert,
  someStaff,
  type Moves,
} from "./moves.ts";

const keyOf = (number: number): string => number.toString(16).padStart(64, "0");

export const peopleMoves: Moves<PeopleCommand["type"] | OpeningCommand["type"]> = {
  checkIn: (state, choices) => ({
    type: "checkIn",
    personId: somebody(state, choices),
    sessionKey: keyOf(choices.number(1_000_000)),
  }),
  checkInAgain: (state, choices) => ({ type: "checkInAgain", personId: somebody(state, choices) }),
  leave: (state, choices) =>
    choices.chance(85) && presentExperts(state).length < 8
      ? undefined
      : { type: "leave", expertId: someExpert(state, choices) },
  comeBack: (state, choices) => ({ type: "comeBack", expertId: someExpert(state, choices) }),
  staffLeave: (state, choices) => ({ type: "staffLeave", staffId: someStaff(state, choices) }),
  staffComeBack: (state, choices) => ({
    type: "staffComeBack",
    staffId: someStaff(state, choices),
  }),
  beginRecess: (_, choices) => (choices.chance(10) ? { type: "beginRecess" } : undefined),
  resumeMeeting: () => ({ type: "resumeMeeting" }),
  resetPin: (state, choices) => ({
    type: "resetPin",
    personId: somebody(state, choices),
    sessionKey: keyOf(choices.number(1_000_000)),
  }),
  declare: (state, choices) => ({
    type: "declare",
    expertId: someExpert(state, choices),
    related: choices.chance(3)
      ? [{ applicantId: someApplicant(state, choices), relation: "同学" }]
      : [],
  }),
  moveUpReserve: (state, choices) => ({
    type: "moveUpReserve",
    expertId: someExpert(state, choices),
    replaces: choices.chance(50) ? someExpert(state, choices) : null,
    panel: choices.of(state.facts.panels)?.id ?? null,
    reason: reasonOrNone(choices, 90),
  }),
  addExpert: (state, choices) =>
    choices.chance(40)
      ? {
          type: "addExpert",
          name: `增补专家${choices.number(3)}`,
          employer: `增补单位${choices.number(3)}`,
          title: "高级工程师",
          field: "大数据",
          panel: choices.of(state.facts.panels)?.id ?? null,
          replaces: choices.chance(50) ? someExpert(state, choices) : null,
          reason: reasonOrNone(choices, 90),
          documentNumber: choices.chance(90) ? "巴评办〔2024〕1号" : "",
          idNumber: "",
        }
      : undefined,
  annotateFact: (state, choices) => ({
    type: "annotateFact",
    subject: "applicant",
    subjectId: someApplicant(state, choices),
    fact: "employer",
    correct: choices.chance(90) ? "更名后的单位" : "",
    reason: reasonOrNone(choices, 90),
  }),
  decideRecusal: (state, choices) => {
    const hint = choices.of(openHints(state));
    const open = hint && choices.chance(90) ? hint : undefined;
    return {
      type: "decideRecusal",
      expertId: open?.expertId ?? someExpert(state, choices),
      applicantId: open?.applicantId ?? someApplicant(state, choices),
      recused: choices.chance(15),
      reason: reasonOrNone(choices, 90),
    };
  },
  acceptValidity: (_, choices) => ({ type: "acceptValidity", reason: reasonOrNone(choices, 50) }),
  lockMeeting: (_, choices) =>
    choices.chance(20)
      ? { type: "lockMeeting", note: choices.chance(80) ? "有未完成事项" : null }
      : undefined,
};
