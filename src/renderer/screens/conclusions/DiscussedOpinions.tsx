import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { discussedOpinions } from "../../view/discussed-opinions.ts";

/** The opinions that were discussed already, to be read again; nothing of them changes any more. */
export function DiscussedOpinions() {
  const state = useMeetingState();
  const opinions = discussedOpinions(state);
  if (opinions.length === 0) return null;
  return (
    <details className="panel">
      <summary>已讨论的评议意见（{opinions.length} 人，只供查看）</summary>
      <table className="list">
        <thead>
          <tr>
            <th>申报人</th>
            <th>评议意见</th>
            <th>签字</th>
          </tr>
        </thead>
        <tbody>
          {opinions.map(({ applicantId, name, text, signers }) => (
            <tr key={applicantId}>
              <th scope="row">{name}</th>
              <td>{text}</td>
              <td>{signers.map((one) => nameOf(state, one)).join("、")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
