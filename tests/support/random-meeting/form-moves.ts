import type { FormCommand } from "../../../src/core/meeting/forms/form-commands.ts";
import {
  signedForms,
  subjectKinds,
  type FormSubject,
} from "../../../src/core/meeting/forms/form-events.ts";
import type { MeetingState } from "../../../src/core/meeting/state.ts";
import type { Choices } from "./choices.ts";
import { known, reasonOrNone, someApplicant, someExpert, type Moves } from "./moves.ts";

export const formMoves: Moves<FormCommand["type"]> = {
  printForms: (state, choices) => {
    if (choices.chance(30)) return undefined;
    const form = known(choices.of(signedForms));
    const kind = choices.chance(95) ? subjectKinds[form] : "meeting";
    const papers = Array.from({ length: 1 + choices.number(3) }, () => ({
      of: someSubject(state, choices, kind),
      // Few contents, so that a paper is often printed again as it was.
      sha256: choices.number(3).toString().repeat(64),
    }));
    return { type: "printForms", form, blank: choices.chance(30), papers };
  },
  noteFormsSigned: (state, choices) => {
    const paper = choices.of([...state.printed.values()]);
    if (!paper) return undefined;
    const { form, blank, of, serial } = paper;
    const signers = choices.chance(70) ? [someExpert(state, choices)] : [];
    return {
      ...{ type: "noteFormsSigned", form, blank, signers, note: reasonOrNone(choices, 60) },
      papers: [{ of, serial: choices.chance(90) ? serial : serial + 1 }],
    };
  },
  takeBackFormSigning: (state, choices) => {
    const signed = [...state.printed.values()].filter((one) => one.signed !== null);
    const paper = choices.of(choices.chance(80) ? signed : [...state.printed.values()]);
    if (!paper) return undefined;
    const { form, blank, of, serial } = paper;
    const reason = reasonOrNone(choices, 90);
    return { type: "takeBackFormSigning", form, blank, papers: [{ of, serial }], reason };
  },
};

function someSubject(
  state: MeetingState,
  choices: Choices,
  kind: FormSubject["kind"],
): FormSubject {
  switch (kind) {
    case "meeting":
      return { kind };
    case "session":
      return { kind, session: 1 + choices.number(3) };
    case "expert":
      return { kind, expertId: someExpert(state, choices) };
    case "panel":
      return { kind, panelId: choices.of(state.facts.panels)?.id ?? null };
    case "applicant":
      return { kind, applicantId: someApplicant(state, choices) };
    case "sheet": {
      const applicantId = someApplicant(state, choices);
      return { kind, applicantId, expertId: someExpert(state, choices) };
    }
    case "round":
      return { kind, round: choices.chance(30) ? null : 1 + choices.number(3) };
  }
}
