import type { ApplicantId, PersonId } from "../../../src/core/ids.ts";
import type { CommandOf, MeetingCommand } from "../../../src/core/meeting/commands.ts";
import type { MeetingState } from "../../../src/core/meeting/state.ts";
import type { Choices } from "./choices.ts";

/** What a walk may try next: a command that may well be refused; `undefined` where none can be made. */
export type Move<T extends MeetingCommand["type"]> = (
  state: MeetingState,
  choices: Choices,
) => CommandOf<T> | undefined;

export type Moves<T extends MeetingCommand["type"]> = { readonly [K in T]: Move<K> };

export const someExpert = (state: MeetingState, { of }: Choices): PersonId =>
  known(of([...state.facts.experts.keys()]));

export const someStaff = (state: MeetingState, { of }: Choices): PersonId =>
  known(of([...state.facts.staff.keys()]));

export const somebody = (state: MeetingState, choices: Choices): PersonId =>
  choices.chance(75) ? someExpert(state, choices) : someStaff(state, choices);

/** Mostly one of whom `wanted` holds, now and then anybody. */
export function someApplicant(
  state: MeetingState,
  choices: Choices,
  wanted: (id: ApplicantId) => boolean = () => true,
): ApplicantId {
  const all = [...state.facts.applicants.keys()];
  const fitting = all.filter(wanted);
  return known(choices.of(fitting.length > 0 && choices.chance(90) ? fitting : all));
}

/** The applicant who stands before the panel, mostly. */
export const standing = (state: MeetingState, choices: Choices): ApplicantId =>
  state.called !== null && choices.chance(90) ? state.called : someApplicant(state, choices);

export const reasonOrNone = (choices: Choices, percent: number): string =>
  choices.chance(percent) ? "演练中的理由" : "";

export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("A meeting without people or applicants");
  return value;
}
