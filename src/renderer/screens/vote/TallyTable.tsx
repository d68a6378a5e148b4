import type { Round } from "../../../core/meeting/state.ts";
import { decisionOn } from "../../../core/meeting/round/tally-view.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { tallySentence } from "../../view/round-view.ts";

/** One line per motion, with the sum that decides it. */
export function TallyTable({ round }: { readonly round: Round }) {
  const state = useMeetingState();
  const onPaper = round.way === "paper";
  return (
    <table className="sheet-table tally-list">
      <thead>
        <tr>
          <th>申报人</th>
          <th>同意</th>
          <th>不同意</th>
          <th>弃权</th>
          {onPaper ? <th>废票</th> : null}
          {onPaper ? <th>无法辨认</th> : null}
          <th>未投</th>
          <th>计算</th>
          <th>结果</th>
        </tr>
      </thead>
      <tbody>
        {round.motions.map(({ applicantId }) => {
          const motion = decisionOn(state, round, applicantId);
          return (
            <tr key={applicantId}>
              <th scope="row" className="big">
                {state.facts.applicants.get(applicantId)?.name}
              </th>
              <td className="number">{motion.approve}</td>
              <td className="number">{motion.reject}</td>
              <td className="number">{motion.abstain}</td>
              {onPaper ? <td className="number">{motion.spoiled}</td> : null}
              {onPaper ? <td className="number">{motion.unreadable}</td> : null}
              <td className="number">{motion.notReturned}</td>
              <td>{tallySentence(motion, state.facts.rules)}</td>
              <td>
                {round.status === "void" ? (
                  <span className="tag tag-bad">作废</span>
                ) : (
                  <span className={motion.passed ? "tag tag-good" : "tag tag-bad"}>
                    {motion.passed ? "通过" : "未通过"}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
