import { sameUnitBy, type FormerName } from "../../core/bundle/former-names.ts";
import type { Applicant, Expert, StaffMember } from "../../core/bundle/manifest.ts";
import { applicantSheet } from "./applicant-form.ts";
import { expertSheet } from "./expert-sheet.ts";
import type { FindingLog } from "./fault.ts";
import type { People } from "./people-checks.ts";
import { listed } from "./roster-words.ts";
import { staffSheet } from "./staff-sheet.ts";
import type { Located } from "./table.ts";

/**
 * Who may be the same person or of the same unit. Experts and staff have no id number in the
 * roster: a name alone proves nothing and only warns, name and unit together are a fault.
 */
export function hintAtPeople(
  people: People,
  formerNames: readonly FormerName[],
  log: FindingLog,
): void {
  const same = sameUnitBy(formerNames);
  const { applicants, experts, staff } = people;
  const others = [
    [expertSheet, experts],
    [staffSheet, staff],
  ] as const;
  for (const [sheet, persons] of others)
    for (const { row, value } of persons) {
      const place = { sheet, row, column: "姓名" };
      const named = namedLike(value, applicants);
      const twin = named.find((applicant) => applicant.value.employer === value.employer);
      if (twin) log.fault("PERSON_IS_APPLICANT", place, { found: value.name, wanted: twin.row });
      else if (named[0]) log.warn("SAME_NAME", place, { found: value.name, wanted: named[0].row });
    }
  for (const member of staff) compareWithExperts(member, experts, log);
  for (const applicant of applicants) hintAtUnits(applicant, experts, same, log);
}

function hintAtUnits(
  { row, value }: Located<Applicant>,
  experts: readonly Located<Expert>[],
  same: (a: string, b: string) => boolean,
  log: FindingLog,
): void {
  if (value.employer === "") return;
  const related = experts.filter(
    ({ value: expert }) =>
      same(expert.employer, value.employer) ||
      expert.recusalUnits.some((unit) => same(unit, value.employer)),
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

/** Only a secretary must not be an expert; for others the same name and unit is still only a hint. */
function compareWithExperts(
  { row, value }: Located<StaffMember>,
  experts: readonly Located<Expert>[],
  log: FindingLog,
): void {
  const place = { sheet: staffSheet, row, column: "姓名" };
  const named = namedLike(value, experts);
  const same = named.find((expert) => expert.value.employer === value.employer);
  const isSecretary = value.role === "secretary" && !log.isFaultyAt({ ...place, column: "角色" });
  if (same && isSecretary)
    log.fault("SECRETARY_IS_EXPERT", place, { found: value.name, wanted: same.row });
  else if (named[0])
    log.warn("STAFF_NAMED_LIKE_EXPERT", place, { found: value.name, wanted: named[0].row });
}

/** Rows of that name; rows without a name are faults already. */
function namedLike<T extends { readonly name: string }>(
  { name }: { readonly name: string },
  rows: readonly Located<T>[],
): readonly Located<T>[] {
  return name === "" ? [] : rows.filter(({ value }) => value.name === name);
}
