import type { BaseCondition } from "../../core/bundle/base-conditions.ts";
import type { FormerName } from "../../core/bundle/former-names.ts";
import type {
  Applicant,
  Expert,
  Meeting,
  Panel,
  RequiredMaterial,
  RubricItem,
  StaffMember,
} from "../../core/bundle/manifest.ts";
import type { Ruleset } from "../../core/rules/ruleset.ts";
import { checkApplicants } from "./applicant-checks.ts";
import { readApplicantSheet } from "./applicant-sheet.ts";
import { readBaseConditionSheet } from "./base-condition-sheet.ts";
import { readExpertSheet } from "./expert-sheet.ts";
import type { FindingLog } from "./fault.ts";
import { readMeetingSheet } from "./meeting-sheet.ts";
import { checkPeople, panelsOf } from "./people-checks.ts";
import { readFormerNameSheet } from "./former-name-sheet.ts";
import { hintAtPeople } from "./people-hints.ts";
import { readRequirementSheet } from "./requirement-sheet.ts";
import type { RosterBook } from "./sheet-table.ts";
import { readRubricSheet } from "./rubric-sheet.ts";
import { readRulesSheet } from "./rules-sheet.ts";
import { readStaffSheet } from "./staff-sheet.ts";
import type { Located } from "./table.ts";

/** roster.xlsx, typed: what a manifest takes from it. */
export interface Roster {
  readonly meeting: Meeting;
  /** 有效期至, `YYYY-MM-DD`. */
  readonly validUntil: string;
  readonly panels: readonly Panel[];
  readonly experts: readonly Expert[];
  readonly staff: readonly StaffMember[];
  /** In the order of the sheet. */
  readonly applicants: readonly Applicant[];
  readonly rubric: readonly RubricItem[];
  readonly rules: Ruleset;
  readonly requiredMaterials: readonly RequiredMaterial[];
  readonly formerNames: readonly FormerName[];
  /** Absent where the sheet is missing or empty. */
  readonly baseConditions?: readonly BaseCondition[];
}

/** What the materials are compared with; it also holds rows with faults. */
export interface RosterReading {
  readonly applicants: readonly Located<Applicant>[];
  readonly requirements: readonly Located<RequiredMaterial>[];
  /** `undefined` as soon as the log has one fault. */
  readonly roster: Roster | undefined;
}

/** Reads all sheets and checks them against each other; every finding goes to `log`. */
export function readRoster(book: RosterBook, log: FindingLog, today?: string): RosterReading {
  const facts = readMeetingSheet(book, log, today);
  const applicants = readApplicantSheet(book, facts?.meeting.part, log);
  const experts = readExpertSheet(book, log);
  const staff = readStaffSheet(book, log);
  const rubric = readRubricSheet(book, log);
  const rules = readRulesSheet(book, log);
  const requirements = readRequirementSheet(book, log);
  const formerNames = readFormerNameSheet(book, log);
  const baseConditions = valuesOf(readBaseConditionSheet(book, log));
  const people = { applicants, experts, staff };
  checkApplicants(applicants, facts, log);
  checkPeople(people, facts, rules, log);
  hintAtPeople(people, valuesOf(formerNames), log);
  const isSound = facts && rules && log.faults().length === 0;
  const roster = isSound
    ? {
        meeting: facts.meeting,
        validUntil: facts.validUntil,
        panels: panelsOf(experts),
        experts: valuesOf(experts),
        staff: valuesOf(staff),
        applicants: valuesOf(applicants),
        rubric: valuesOf(rubric),
        rules,
        requiredMaterials: valuesOf(requirements),
        formerNames: valuesOf(formerNames),
        ...(baseConditions.length > 0 ? { baseConditions } : {}),
      }
    : undefined;
  return { applicants, requirements, roster };
}

const valuesOf = <T>(rows: readonly Located<T>[]): readonly T[] => rows.map(({ value }) => value);
