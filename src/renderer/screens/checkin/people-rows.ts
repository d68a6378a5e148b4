import type { PersonId } from "../../../core/ids.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { officeWords, staffRoleWords } from "../../../core/words.ts";

/** One line of the 签到 screen. */
export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly detail: string;
  readonly roles: readonly string[];
  readonly group: "committee" | "staff" | "reserve";
  readonly standing: "absent" | "here" | "left";
}

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
  const attendance = state.people.get(id);
  if (!attendance) return "absent";
  return attendance.present ? "here" : "left";
}
