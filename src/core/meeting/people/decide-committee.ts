import { personId, type PanelId, type PersonId } from "../../ids.ts";
import { refuse, type Outcome } from "../../refusals/refusal.ts";
import { ok } from "../../result.ts";
import type { CommandOf } from "../commands.ts";
import type { Decided } from "../decided.ts";
import { nameOf } from "./person-name.ts";
import type { MeetingState } from "../state.ts";
import {
  committee,
  currentRound,
  freePlaces,
  isPresent,
  presidingChair,
  staffPresent,
} from "../who.ts";

/** 候补递补. The quorum stays: it is a share of the committee's size. */
export function moveUpReserve(
  state: MeetingState,
  { expertId, replaces, panel, reason }: CommandOf<"moveUpReserve">,
): Decided {
  const expert = state.facts.experts.get(expertId);
  if (!expert) return refuse("PERSON_UNKNOWN", { personId: expertId });
  if (!expert.reserve) return refuse("NOT_A_RESERVE", { name: expert.name });
  const place = placeFor(state, replaces, panel);
  if (!place.ok) return place;
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  if (reason.trim() === "") return refuse("REASON_MISSING");
  const said = { replaces, panel, reason: reason.trim(), chairId: chair.id };
  return ok([{ type: "reserveMovedUp", v: 1, expertId, ...said }]);
}

/** 现场增补: by chair and secretary, with a reason and the number of what allows it. */
export function addExpert(state: MeetingState, command: CommandOf<"addExpert">): Decided {
  const { panel, replaces } = command;
  const place = placeFor(state, replaces, panel);
  if (!place.ok) return place;
  const chair = presidingChair(state);
  if (!chair) return refuse("NO_CHAIR_PRESENT");
  const secretaryId = staffPresent(state, "secretary");
  if (!secretaryId) return refuse("NO_SECRETARY_PRESENT");
  const facts = trimmed(command);
  if ([facts.name, facts.employer, facts.title, facts.field].includes("")) {
    return refuse("EXPERT_FACTS_MISSING");
  }
  if (facts.documentNumber === "") return refuse("DOCUMENT_NUMBER_MISSING");
  if (facts.reason === "") return refuse("REASON_MISSING");
  const stranger = isStranger(state, facts, command.idNumber.trim());
  if (!stranger.ok) return stranger;
  const expertId = freeNumber(state);
  const people = { panel, replaces, chairId: chair.id, secretaryId };
  return ok([{ type: "expertAdded", v: 1, expertId, ...facts, ...people }]);
}

/** A place in the committee: an absent member's, or a free one. Never while a round runs. */
function placeFor(
  state: MeetingState,
  replaces: PersonId | null,
  panel: PanelId | null,
): Outcome<null> {
  if (currentRound(state)) return refuse("ROUND_IN_PROGRESS");
  if (panel !== null && !state.facts.panels.some(({ id }) => id === panel)) {
    return refuse("PANEL_UNKNOWN", { panel });
  }
  if (replaces === null) {
    const size = state.facts.committeeSize;
    return freePlaces(state) > 0 ? ok(null) : refuse("COMMITTEE_FULL", { size });
  }
  const name = nameOf(state, replaces);
  if (!committee(state).some(({ id }) => id === replaces)) return refuse("NOT_A_MEMBER", { name });
  return isPresent(state, replaces) ? refuse("REPLACED_IS_HERE", { name }) : ok(null);
}

function trimmed(command: CommandOf<"addExpert">) {
  const { name, employer, title, field, reason, documentNumber } = command;
  return {
    ...{ name: name.trim(), employer: employer.trim(), title: title.trim() },
    ...{ field: field.trim(), reason: reason.trim(), documentNumber: documentNumber.trim() },
  };
}

/** Who applies, works for the meeting or is listed already can't be added (DOMAIN §9.32). */
function isStranger(
  { facts }: MeetingState,
  { name, employer }: { readonly name: string; readonly employer: string },
  idNumber: string,
): Outcome<null> {
  const same = (one: { readonly name: string; readonly employer: string }) =>
    one.name === name && one.employer === employer;
  const applies = [...facts.applicants.values()].some(
    (applicant) => same(applicant) || (idNumber !== "" && applicant.idNumber === idNumber),
  );
  if (applies) return refuse("EXPERT_IS_APPLICANT", { name });
  if ([...facts.staff.values()].some(same)) return refuse("EXPERT_IS_STAFF", { name });
  if ([...facts.experts.values()].some(same)) return refuse("EXPERT_ALREADY_LISTED", { name });
  return ok(null);
}

/** `XC1` (现场), `XC2`, …: a number that nobody has. */
function freeNumber({ facts: { experts, staff } }: MeetingState): PersonId {
  for (let number = 1; ; number += 1) {
    const id = personId(`XC${number}`);
    if (!experts.has(id) && !staff.has(id)) return id;
  }
}
