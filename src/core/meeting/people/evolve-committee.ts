import type { Expert } from "../../bundle/manifest.ts";
import type { Draft } from "../draft.ts";
import { hintsOf } from "../facts.ts";
import { must } from "../impossible-fact.ts";
import type { PeopleEvent } from "./people-events.ts";
import type { JoinedExpert } from "./people-state.ts";
import { committee, isPresent } from "../who.ts";

type Joining = Extract<PeopleEvent, { type: "reserveMovedUp" | "expertAdded" }>;

/** Someone joins the committee, which never grows past the size that the office gave it. */
export function applyJoining(draft: Draft, event: Joining): void {
  const { replaces } = event;
  must(
    replaces === null ||
      (committee(draft).some(({ id }) => id === replaces) && !isPresent(draft, replaces)),
    "a place taken of who isn't of the committee, or is here",
  );
  const expert = event.type === "expertAdded" ? added(draft, event) : movedUp(draft, event);
  const experts = new Map([...draft.facts.experts, [expert.id, expert]]);
  draft.facts = { ...draft.facts, experts };
  draft.joined = [...draft.joined, joinedBy(event, expert)];
  must(committee(draft).length <= draft.facts.committeeSize, "a committee past its size");
}

function movedUp(
  { facts }: Draft,
  { expertId, panel }: Extract<Joining, { type: "reserveMovedUp" }>,
): Expert {
  const reserve = facts.experts.get(expertId);
  must(reserve?.reserve === true, "someone moved up who was no reserve");
  return { ...reserve, reserve: false, panel, panelLeader: false };
}

function added(draft: Draft, event: Extract<Joining, { type: "expertAdded" }>): Expert {
  const { expertId: id, name, employer, title, field, panel } = event;
  const { facts } = draft;
  must(!facts.experts.has(id) && !facts.staff.has(id), "an expert added under another's number");
  const unknown = { gender: "", outside: false, phoneLastFour: "", recusalUnits: [] };
  const duties = { office: "member", reserve: false, panelLeader: false } as const;
  const expert: Expert = { id, name, employer, title, field, panel, ...duties, ...unknown };
  draft.facts = { ...facts, hints: [...facts.hints, ...hintsOf(facts, [expert])] };
  return expert;
}

function joinedBy(event: Joining, expert: Expert): JoinedExpert {
  const { name, employer, title, field, panel } = expert;
  const { expertId, replaces, reason, chairId } = event;
  const facts = { expertId, name, employer, title, field, panel, replaces, reason, chairId };
  if (event.type === "reserveMovedUp") {
    return { ...facts, how: "movedUp", documentNumber: null, secretaryId: null };
  }
  const { documentNumber, secretaryId } = event;
  return { ...facts, how: "added", documentNumber, secretaryId };
}
