import type { ApplicantId } from "../../../core/ids.ts";
import type { Conclusion } from "../../../core/meeting/grades/grade-events.ts";
import type { Grade } from "../../../core/rules/grade.ts";
import { departs, type ConclusionRow } from "../../view/grades-view.ts";

/** What the panel chose where it doesn't simply follow the rule. */
export interface ConclusionDraft {
  readonly grade: Grade | null;
  readonly reason: string;
}

export type Drafts = ReadonlyMap<ApplicantId, ConclusionDraft>;

/** The grade that stands in a row: the panel's choice, else what the rule gives. */
export function gradeIn(row: ConclusionRow, draft: ConclusionDraft | undefined): Grade | null {
  if (draft?.grade) return draft.grade;
  return row.combined?.kind === "concluded" ? row.combined.grade : null;
}

/** Rows that are complete and not left out, as one list; `lacking` counts those without reason. */
export function conclusionsOf(
  rows: readonly ConclusionRow[],
  drafts: Drafts,
  left: ReadonlySet<ApplicantId>,
): { readonly conclusions: readonly Conclusion[]; readonly lacking: number } {
  const taken = rows.filter((row) => isConfirmable(row) && !left.has(row.applicant.id));
  const conclusions = taken.flatMap((row): readonly Conclusion[] => {
    const draft = drafts.get(row.applicant.id);
    const grade = gradeIn(row, draft);
    if (grade === null) return [];
    const reason = departs(row.combined, grade) ? (draft?.reason.trim() ?? "") : null;
    return [{ applicantId: row.applicant.id, grade, reason }];
  });
  const without = conclusions.filter(({ reason }) => reason === "").length;
  return { conclusions, lacking: taken.length - conclusions.length + without };
}

export const isConfirmable = (row: ConclusionRow): boolean =>
  row.confirmed === null && row.missing === 0 && row.combined !== null;
