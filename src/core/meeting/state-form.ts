/**
 * The state as JSON and back, exactly: what the desk keeps in a snapshot and gives to the screens.
 * Tables are `{"map":[[key,value],…]}`, sets `{"set":[…]}`, both in their order. The bundle's facts
 * aren't in it, and no applicant about whom nothing was said yet.
 */
import type { Json } from "../canonical-json.ts";
import type { ApplicantId, PersonId } from "../ids.ts";
import type { Expert } from "../bundle/manifest.ts";
import type { MeetingFacts, RecusalHint } from "./facts.ts";
import { ApplicantTable } from "./applicant-table.ts";
import { newMeeting, notCalled, type ApplicantProgress, type MeetingState } from "./state.ts";

/**
 * Raised with every change of what `MeetingState` is made of or means, so that no program reads the
 * form of another as its own. A test knows the members of each shape.
 */
export const stateShape = 4;

interface StateForm extends Omit<MeetingState, "facts" | "applicants"> {
  /** What the meeting has added to the bundle's facts. */
  readonly joining: { readonly experts: readonly Expert[]; readonly hints: readonly RecusalHint[] };
  readonly applicants: ReadonlyMap<ApplicantId, ApplicantProgress>;
}

/** `bundle` are the bundle's facts alone, those that the meeting began with. */
export function stateForm(
  { facts, applicants, ...rest }: MeetingState,
  bundle: MeetingFacts,
): Json {
  const joined = new Set(rest.joined.map(({ expertId }) => expertId));
  const experts = [...facts.experts.values()].filter(({ id }) => joined.has(id));
  return formOf({
    ...rest,
    joining: { experts, hints: facts.hints.slice(bundle.hints.length) },
    applicants: new Map([...applicants].filter(([, progress]) => progress !== notCalled)),
  } satisfies StateForm);
}

/**
 * The state that `stateForm` was given. `form` must have come from there, by the same shape and of the
 * same bundle, which its reader knows by other means (it was sealed).
 */
export function stateOfForm(form: Json, bundle: MeetingFacts): MeetingState {
  const { joining, applicants, ...rest } = ofForm(form) as StateForm;
  const { experts, hints } = joining;
  const facts: MeetingFacts =
    experts.length === 0
      ? bundle
      : {
          ...bundle,
          experts: new Map<PersonId, Expert>([
            ...bundle.experts,
            ...experts.map((expert) => [expert.id, expert] as const),
          ]),
          hints: [...bundle.hints, ...hints],
        };
  const untouched = newMeeting(bundle).applicants;
  return { ...rest, facts, applicants: ApplicantTable.of(new Map([...untouched, ...applicants])) };
}

function formOf(value: unknown): Json {
  if (typeof value !== "object" || value === null) return value as Json;
  if (Array.isArray(value)) return value.map(formOf);
  if (value instanceof Map) return { map: [...value].map((entry) => entry.map(formOf)) };
  if (value instanceof Set) return { set: [...value].map(formOf) };
  const entries = Object.entries(value);
  if (entries.length === 1 && isTag(entries[0]?.[0])) throw new Error("A member named as a tag");
  return Object.fromEntries(entries.map(([name, member]) => [name, formOf(member)]));
}

function ofForm(form: Json | undefined): unknown {
  if (typeof form !== "object" || form === null) return form;
  if (isList(form)) return form.map(ofForm);
  const names = Object.keys(form);
  if (names.length === 1 && isList(form["map"]))
    return new Map(form["map"].map((entry) => ofForm(entry) as [unknown, unknown]));
  if (names.length === 1 && isList(form["set"])) return new Set(form["set"].map(ofForm));
  return Object.fromEntries(names.map((name) => [name, ofForm(form[name])]));
}

const isTag = (name: string | undefined): boolean => name === "map" || name === "set";

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
