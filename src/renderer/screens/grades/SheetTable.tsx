import type { PersonId } from "../../../core/ids.ts";
import { totalOf } from "../../../core/rules/grade.ts";
import { useMeetingState } from "../../store/session-context.ts";
import type { SheetRow } from "../../view/grades-view.ts";
import { scoreOf, type ScoreDraft } from "./score-draft.ts";
import { ScoreHead } from "./ScoreHead.tsx";
import { ScoreFields } from "./ScoreFields.tsx";

interface SheetTableProps {
  readonly rows: readonly SheetRow[];
  readonly wanted: readonly PersonId[];
  readonly drafts: ReadonlyMap<PersonId, ScoreDraft>;
  readonly onDraft: (id: PersonId, draft: ScoreDraft) => void;
}

/** One row per expert of the panel. */
export function SheetTable({ rows, wanted, drafts, onDraft }: SheetTableProps) {
  const { rules, rubric } = useMeetingState().facts;
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th>专家</th>
          <th>
            <ScoreHead />
          </th>
          <th>{rules.scoreKind === "items" ? "合计" : ""}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { id, name } = row.expert;
          const draft = drafts.get(id) ?? [];
          const score = scoreOf(draft, rules.scoreKind, rubric);
          return (
            <tr key={id} data-row={id}>
              <th scope="row">
                <span className="big">{name}</span> <span className="hint number">{id}</span>
              </th>
              <td>
                {wanted.includes(id) ? (
                  <ScoreFields
                    whose={name}
                    draft={draft}
                    autoFocus={wanted[0] === id}
                    onDraft={(changed) => onDraft(id, changed)}
                  />
                ) : (
                  <span className="tag">{standingText(row)}</span>
                )}
              </td>
              <td className="number">
                {rules.scoreKind === "items" && score ? totalOf(score) : ""}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function standingText({ standing }: SheetRow): string {
  if (standing === "recused") return "回避，不评分";
  if (standing === "notHeard") return "答辩时不在场，不评分";
  return standing === "notHere" ? "未签到" : "已录入";
}
