import type { Applicant, Expert } from "../../core/bundle/manifest.ts";
import { applicantSheet } from "./applicant-sheet.ts";
import { expertSheet } from "./expert-sheet.ts";
import type { FindingLog } from "./fault.ts";
import type { People } from "./people-checks.ts";
import { listed } from "./roster-words.ts";
import { staffSheet } from "./staff-sheet.ts";
import type { Located } from "./table.ts";

/**
 * Warnings about who may be the same person or of the same unit. Experts and staff have no
 * id number in the roster, so a name alone proves nothing and stops nothing.
 */
export function hintAtPeople(people: People, log: FindingLog): void {
  const { applicants, experts, staff } = people;
  const applicantRow = rowsByName(applicants);
  const expertRow = rowsByName(experts);
  const sheets = [
    [expertSheet, experts],
    [staffSheet, staff],
  ] as const;
  for (const [sheet, persons] of sheets)
    for (const { row, value } of persons) {
      const place = { sheet, row, column: "姓名" };
      const wanted = applicantRow.get(value.name);
      if (wanted !== undefined) log.warn("SAME_NAME", place, { found: value.name, wanted });
    }
  for (const { row, value } of staff) {
    const place = { sheet: staffSheet, row, column: "姓名" };
    const wanted = expertRow.get(value.name);
    if (wanted !== undefined)
      log.warn("STAFF_NAMED_LIKE_EXPERT", place, { found: value.name, wanted });
  }
  for (const applicant of applicants) hintAtUnits(applicant, experts, log);
}

function hintAtUnits(
  { row, value }: Located<Applicant>,
  experts: readonly Located<Expert>[],
  log: FindingLog,
): void {
  if (value.employer === "") return;
  const related = experts.filter(
    ({ value: expert }) =>
      expert.employer === value.employer || expert.recusalUnits.includes(value.employer),
  );
  if (related.length > 0)
    log.warn(
      "SAME_UNIT",
      { sheet: applicantSheet, row, column: "工作单位" },
      {
        found: value.employer,
        wanted: listed(related.map(({ value: expert }) => expert.name)),
      },
    );
}

/** The first row of each name; rows without a name are faults already. */
function rowsByName(
  rows: readonly Located<{ readonly name: string }>[],
): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const { row, value } of rows)
    if (value.name !== "" && !byName.has(value.name)) byName.set(value.name, row);
  return byName;
}
