import type { Applicant, Expert, Panel, StaffMember } from "../../core/bundle/manifest.ts";
import type { PanelId } from "../../core/ids.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import { applicantSheet } from "./applicant-form.ts";
import { expertSheet } from "./expert-sheet.ts";
import type { FindingLog } from "./fault.ts";
import type { MeetingFacts } from "./meeting-sheet.ts";
import { meetingSheet } from "./meeting-sheet.ts";
import { listed } from "./roster-words.ts";
import { staffSheet } from "./staff-sheet.ts";
import type { Located } from "./table.ts";

/** What has been read of the people; the lists also hold rows with faults. */
export interface People {
  readonly applicants: readonly Located<Applicant>[];
  readonly experts: readonly Located<Expert>[];
  readonly staff: readonly Located<StaffMember>[];
}

/** 评议组 in the order in which the experts' sheet first names them. */
export function panelsOf(experts: readonly Located<Expert>[]): readonly Panel[] {
  const ids = experts.flatMap(({ value }) => value.panel ?? []);
  return [...new Set(ids)].map((id) => ({ id }));
}

/** Faults that show only across rows and sheets. */
export function checkPeople(
  people: People,
  facts: MeetingFacts | undefined,
  rules: Ruleset | undefined,
  log: FindingLog,
): void {
  if (people.experts.length > 0) {
    checkCommittee(people.experts, facts, log);
    checkPanelLeaders(people.experts, log);
    checkAssignments(people, log);
  }
  if (people.staff.length > 0) checkStaff(people.staff, rules, log);
}

function checkCommittee(
  experts: readonly Located<Expert>[],
  facts: MeetingFacts | undefined,
  log: FindingLog,
): void {
  if (log.isFaulty(expertSheet, "类别")) return;
  const regular = experts.filter(({ value }) => !value.reserve);
  const size = facts?.meeting.committeeSize;
  if (size !== undefined && !log.isFaulty(meetingSheet, "委员会人数") && size !== regular.length)
    log.fault(
      "COMMITTEE_SIZE_DIFFERS",
      { sheet: meetingSheet, row: null, column: "委员会人数" },
      { found: size, wanted: regular.length },
    );
  if (log.isFaulty(expertSheet, "职务")) return;
  const place = { sheet: expertSheet, row: null, column: "职务" };
  const chairs = regular.filter(({ value }) => value.office === "chair");
  if (chairs.length === 0) log.fault("CHAIR_MISSING", place);
  if (chairs.length > 1) log.fault("CHAIRS_SEVERAL", place, { found: namesOf(chairs) });
}

function checkPanelLeaders(experts: readonly Located<Expert>[], log: FindingLog): void {
  const columns = ["类别", "评议组", "组长"];
  if (columns.some((column) => log.isFaulty(expertSheet, column))) return;
  for (const { row, value } of experts)
    if (value.panelLeader && (value.panel === null || value.reserve))
      log.fault(
        "LEADER_WITHOUT_PANEL",
        { sheet: expertSheet, row, column: "组长" },
        { found: value.name },
      );
  for (const { id } of panelsOf(experts)) checkLeaderOf(id, experts, log);
}

function checkLeaderOf(panel: PanelId, experts: readonly Located<Expert>[], log: FindingLog): void {
  const leaders = experts.filter(
    ({ value }) => value.panel === panel && value.panelLeader && !value.reserve,
  );
  const place = { sheet: expertSheet, row: null, column: "组长" };
  if (leaders.length === 0) log.fault("PANEL_LEADER_MISSING", place, { found: panel });
  if (leaders.length > 1)
    log.fault("PANEL_LEADERS_SEVERAL", place, {
      found: panel,
      wanted: namesOf(leaders),
    });
}

function checkAssignments({ applicants, experts }: People, log: FindingLog): void {
  const panels = panelsOf(experts).map(({ id }) => id);
  const numbers = new Set(experts.map(({ value }) => value.id));
  const panelsKnown = !log.isFaulty(expertSheet, "评议组");
  const expertsKnown = !log.isFaulty(expertSheet, "专家编号");
  for (const { row, value } of applicants) {
    const at = (column: string) => ({ sheet: applicantSheet, row, column });
    const { panel, leadReader } = value;
    if (panelsKnown && panel !== null && !panels.includes(panel))
      log.fault("PANEL_UNKNOWN", at("评议组"), {
        found: panel,
        wanted: listed(panels),
      });
    if (expertsKnown && leadReader !== null && !numbers.has(leadReader))
      log.fault("LEAD_READER_UNKNOWN", at("主审专家"), { found: leadReader });
  }
}

/** The checker enters the paper scores a second time, so it is someone other than the secretary. */
function checkStaff(
  staff: readonly Located<StaffMember>[],
  rules: Ruleset | undefined,
  log: FindingLog,
): void {
  if (log.isFaulty(staffSheet, "角色")) return;
  const place = { sheet: staffSheet, row: null, column: "角色" };
  const having = (role: StaffMember["role"]) => staff.filter(({ value }) => value.role === role);
  const secretaries = having("secretary").map(({ value }) => personOf(value));
  const checkers = having("checker").map(({ value }) => personOf(value));
  if (secretaries.length === 0) log.fault("SECRETARY_MISSING", place);
  const isPaperPossible = rules && rules.gradeEntry !== "pin";
  if (isPaperPossible && !checkers.some((checker) => !secretaries.includes(checker)))
    log.fault("CHECKER_MISSING", place);
}

const personOf = ({ name, employer }: StaffMember): string => `${name}\n${employer}`;

const namesOf = (experts: readonly Located<Expert>[]): string =>
  listed(experts.map(({ value }) => value.name));
