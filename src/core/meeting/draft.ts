import type { ApplicantId } from "../ids.ts";
import { ApplicantTable } from "./applicant-table.ts";
import { must } from "./impossible-fact.ts";
import type { ApplicantProgress, MeetingState } from "./state.ts";

type Table = "people" | "declarations" | "recusals" | "draws" | "printed";

/** A state that is being made: only `apply` writes to it, before anyone else sees it. */
export type Draft = { -readonly [K in keyof MeetingState]: MeetingState[K] } & {
  /** The tables that are this draft's own; the others are still those of the state before. */
  readonly own: Set<Table | "applicants">;
};

/** A draft shares every table with `state` until it writes to it (`writable`). */
export function draftOf(state: MeetingState): Draft {
  return { ...state, own: new Set() };
}

/** What the draft has come to; nobody writes to it any more. */
export function stateOf({ own: _, ...state }: Draft): MeetingState {
  return state;
}

/** A table to write to, copied when it is first asked for: most events change one table or none. */
export function writable<T extends Table>(draft: Draft, table: T): Writable<T> {
  if (!draft.own.has(table)) {
    Object.assign(draft, { [table]: copyOf<unknown, unknown>(draft[table]) });
    draft.own.add(table);
  }
  return draft[table] as Writable<T>;
}

type Writable<T extends Table> =
  MeetingState[T] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : never;

/** `new Map(map)` makes a pair of every entry, two thirds of all that a command would allocate. */
function copyOf<Key, Value>(map: ReadonlyMap<Key, Value>): Map<Key, Value> {
  const copy = new Map<Key, Value>();
  map.forEach((value, key) => copy.set(key, value));
  return copy;
}

export function progressOf(draft: Draft, applicantId: ApplicantId): ApplicantProgress {
  const progress = draft.applicants.get(applicantId);
  must(progress !== undefined, `unknown applicant ${applicantId}`);
  return progress;
}

export function setProgress(
  draft: Draft,
  id: ApplicantId,
  change: Partial<ApplicantProgress>,
): void {
  const progress = { ...progressOf(draft, id), ...change };
  ownApplicants(draft).set(id, progress);
}

function ownApplicants(draft: Draft): ApplicantTable {
  const { applicants, own } = draft;
  if (own.has("applicants") && applicants instanceof ApplicantTable) return applicants;
  const copy = ApplicantTable.of(applicants);
  draft.applicants = copy;
  own.add("applicants");
  return copy;
}
