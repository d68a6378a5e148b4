import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { ApplicantId } from "../../../core/ids.ts";
import { totalOf } from "../../../core/rules/grade.ts";
import { levelWords } from "../../../core/words.ts";
import { AnnotationNote } from "../../components/AnnotationNote.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { scoreText } from "../../view/grades-view.ts";
import { scoreOf, type ScoreDraft } from "./score-draft.ts";
import { ScoreFields } from "./ScoreFields.tsx";
import { ScoreHead } from "./ScoreHead.tsx";

interface OwnGradesTableProps {
  readonly applicants: readonly Applicant[];
  readonly drafts: ReadonlyMap<ApplicantId, ScoreDraft>;
  readonly onDraft: (id: ApplicantId, draft: ScoreDraft) => void;
}

const gradeHead = { total: "等次", items: "合计、等次", grade: "" } as const;

/** One row for each applicant that waits for this expert's grade. */
export function OwnGradesTable({ applicants, drafts, onDraft }: OwnGradesTableProps) {
  const { rules, rubric } = useMeetingState().facts;
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th>申报人</th>
          <th>
            <ScoreHead />
          </th>
          <th>{gradeHead[rules.scoreKind]}</th>
        </tr>
      </thead>
      <tbody>
        {applicants.map(({ id, name, level, specialty, employer }, index) => {
          const draft = drafts.get(id) ?? [];
          const score = scoreOf(draft, rules.scoreKind, rubric);
          return (
            <tr key={id}>
              <th scope="row">
                <span className="big">{name}</span>{" "}
                <AnnotationNote subject="applicant" subjectId={id} />
                <p className="hint">
                  {levelWords[level]} · {specialty} · {employer}
                </p>
              </th>
              <td>
                <ScoreFields
                  whose={name}
                  draft={draft}
                  autoFocus={index === 0}
                  onDraft={(changed) => onDraft(id, changed)}
                />
              </td>
              <td className="number nowrap">
                {score && totalOf(score) !== null ? scoreText(score, rules) : ""}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
