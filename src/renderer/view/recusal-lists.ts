import { authorizersOf } from "../../contract/requests/request-authority.ts";
import type { MeetingRequest } from "../../contract/requests/meeting-request.ts";
import { nameOf } from "../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../core/meeting/state.ts";
import { presidingChair } from "../../core/meeting/who.ts";
import { roleText } from "../words/person-role.ts";

export interface RecusalLists<Request> {
  /** Those of who presides first, and so is their PIN asked for first. */
  readonly requests: readonly Request[];
  /** Why somebody else's PIN is asked for too; empty where nobody else's is. */
  readonly whyOthers: string;
}

/** Recusals to be decided together, by who decides each: who presides can't decide on themselves. */
export function recusalLists<Request extends MeetingRequest>(
  state: MeetingState,
  requests: readonly Request[],
): RecusalLists<Request> {
  const chair = presidingChair(state)?.id;
  const deciders = new Map(
    requests.map((request) => {
      const named = authorizersOf(state, request);
      return [request, named.ok ? named.value[0] : undefined];
    }),
  );
  const by = (id: typeof chair) => requests.filter((request) => deciders.get(request) === id);
  const others = [...new Set(deciders.values())].filter((id) => id !== chair);
  const whyOthers = others.flatMap((id) => {
    if (id === undefined || chair === undefined) return [];
    const whose = `${roleText(state, chair)} ${nameOf(state, chair)} `;
    return `${roleText(state, id)} ${nameOf(state, id)} 只决定${whose}本人有关的 ${by(id).length} 条。`;
  });
  return {
    requests: [...by(chair), ...others.flatMap((id) => by(id))],
    whyOthers: whyOthers.join(""),
  };
}
