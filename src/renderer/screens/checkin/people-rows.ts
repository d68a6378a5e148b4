import type { PersonId } from "../../../core/ids.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { isPresent, sessionNow } from "../../../core/meeting/who.ts";
import { officeWords, staffRoleWords } from "../../../core/words.ts";

/** One line of the 签到 screen. */
export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly detail: string;
  readonly roles: readonly string[];
  readonly group: "committee" | "staff" | "reserve";
  /** `notBack`: checked in for an earlier session and not yet for this one. */
  readonly standing: "absent" | "notBack" | "here" | "left";
}

/** What can be done with a person from their line. */
export type PersonAct = "checkIn" | "checkInAgain" | "leave" | "comeBack" | "resetPin";

export function peopleRows(state: MeetingState): readonly PersonRow[] {
  const experts = [...state.facts.experts.values()].map((expert): PersonRow => ({
    id: expert.id,
    name: expert.name,
    detail: `${expert.employer} · ${expert.title}`,
    roles: [
      expert.reserve ? "候补" : officeWords[expert.office],
      expert.panel ?? "",
      expert.panelLeader ? "组长" : "",
    ].filter((word) => word !== ""),
    group: expert.reserve ? "reserve" : "committee",
    standing: standingOf(state, expert.id),
  }));
  const staff = [...state.facts.staff.values()].map((member): PersonRow => ({
    id: member.id,
    name: member.name,
    detail: member.employer,
    roles: [staffRoleWords[member.role]],
    group: "staff",
    standing: standingOf(state, member.id),
  }));
  return [...experts, ...staff];
}

function standingOf(state: MeetingState, id: PersonId): PersonRow["standing"] {
  if (!state.people.has(id)) return "absent";
  if (isPresent(state, id)) return "here";
  return sessionNow(state).checkedIn.has(id) ? "left" : "notBack";
}

/** What is done from the button on the line: the next thing this person does. */
export function mainAct({ standing }: PersonRow): PersonAct {
  switch (standing) {
    case "absent":
      return "checkIn";
    case "notBack":
      return "checkInAgain";
    case "here":
      return "leave";
    case "left":
      return "comeBack";
  }
}

/** What is needed seldom, behind “更多”. */
export function otherActs({ standing }: PersonRow): readonly PersonAct[] {
  return standing === "absent" ? [] : ["resetPin"];
}
