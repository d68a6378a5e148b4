import type { Expert } from "../../../core/bundle/manifest.ts";
import type { PersonId } from "../../../core/ids.ts";
import { joinedText } from "../../../core/meeting/people/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { isPresent, isReplaced, sessionNow } from "../../../core/meeting/who.ts";
import { officeWords, staffRoleWords } from "../../../core/words.ts";

/** One line of the 签到 screen. */
export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly detail: string;
  readonly roles: readonly string[];
  readonly group: "committee" | "staff" | "reserve" | "replaced";
  /** `notBack`: checked in for an earlier session and not yet for this one. */
  readonly standing: "absent" | "notBack" | "here" | "left";
  /** Of an expert who has checked in: whether there is a declaration. */
  readonly declared: boolean;
}

/** What can be done with a person from their line. */
export type PersonAct =
  | "checkIn"
  | "checkInAgain"
  | "leave"
  | "comeBack"
  | "resetPin"
  | "declare"
  | "declareMore"
  | "moveUp"
  | "annotate";

export function peopleRows(state: MeetingState): readonly PersonRow[] {
  const experts = [...state.facts.experts.values()].map((expert): PersonRow => ({
    id: expert.id,
    name: expert.name,
    detail: `${expert.employer} · ${expert.title}`,
    roles: rolesOf(state, expert),
    group: isReplaced(state, expert.id) ? "replaced" : expert.reserve ? "reserve" : "committee",
    standing: standingOf(state, expert.id),
    declared: state.declarations.has(expert.id),
  }));
  const staff = [...state.facts.staff.values()].map((member): PersonRow => ({
    id: member.id,
    name: member.name,
    detail: member.employer,
    roles: [staffRoleWords[member.role]],
    group: "staff",
    standing: standingOf(state, member.id),
    declared: true,
  }));
  return [...experts, ...staff];
}

function rolesOf(state: MeetingState, { id, office, panel, panelLeader, reserve }: Expert) {
  return [
    reserve ? "候补" : officeWords[office],
    joinedText(state, id),
    panel ?? "",
    panelLeader ? "组长" : "",
  ].filter((word) => word !== "");
}

function standingOf(state: MeetingState, id: PersonId): PersonRow["standing"] {
  if (!state.people.has(id)) return "absent";
  if (isPresent(state, id)) return "here";
  return sessionNow(state).checkedIn.has(id) ? "left" : "notBack";
}

/** What is done from the button on the line: the next thing this person does; none of who is replaced. */
export function mainAct({ group, standing, declared }: PersonRow): PersonAct | null {
  if (group === "replaced") return null;
  if (group === "reserve") return "moveUp";
  switch (standing) {
    case "absent":
      return "checkIn";
    case "notBack":
      return "checkInAgain";
    case "here":
      return declared ? "leave" : "declare";
    case "left":
      return "comeBack";
  }
}

/** What is needed seldom, behind “更多”. */
export function otherActs(row: PersonRow): readonly PersonAct[] {
  const { group, standing, declared } = row;
  const seldom: readonly (PersonAct | null)[] = [
    standing === "here" && mainAct(row) !== "leave" ? "leave" : null,
    group === "committee" && standing !== "absent" && declared ? "declareMore" : null,
    group !== "replaced" && standing !== "absent" ? "resetPin" : null,
    "annotate",
  ];
  return seldom.filter((act) => act !== null);
}
