import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { useMeetingState } from "../../store/session-context.ts";

/** What was decided so far, the last decision on each pair. */
export function DecidedRecusals() {
  const state = useMeetingState();
  const decided = [...state.recusals.values()];
  if (decided.length === 0) return null;
  return (
    <section className="panel">
      <h2 className="panel-head">已决定（{decided.length} 条）</h2>
      <table className="sheet-table">
        <thead>
          <tr>
            <th>专家</th>
            <th>申报人</th>
            <th>决定</th>
            <th>理由</th>
          </tr>
        </thead>
        <tbody>
          {decided.map(({ expertId, applicantId, recused, reason }) => (
            <tr key={`${expertId} ${applicantId}`}>
              <th scope="row">{nameOf(state, expertId)}</th>
              <td>{state.facts.applicants.get(applicantId)?.name}</td>
              <td>
                <span className={recused ? "tag tag-bad" : "tag"}>
                  {recused ? "回避" : "不回避"}
                </span>
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
