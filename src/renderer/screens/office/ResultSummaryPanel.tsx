import type { ReactNode } from "react";
import type { ResultSummary } from "../../../contract/answers.ts";
import { gradeWords } from "../../../core/words.ts";
import { stageWords } from "../../words/stage-words.ts";

interface ResultSummaryPanelProps {
  readonly summary: ResultSummary;
  readonly children: ReactNode;
}

/** A result package that was recounted from its journal: who signed, and every outcome. */
export function ResultSummaryPanel({ summary, children }: ResultSummaryPanelProps) {
  return (
    <section className="panel" aria-labelledby="verified">
      <div className="panel-head">
        <h2 id="verified">2. 核验通过：签名成立，重算与结果一致</h2>
        {children}
      </div>
      <p className="big">
        {summary.kind === "rehearsal" ? <span className="rehearsal-tag">演练</span> : null}{" "}
        {summary.title}
      </p>
      <p className="hint">
        签名：评审电脑“{summary.station}”、主任委员 {summary.chair}、秘书 {summary.secretary}
        ；会议日志 {summary.journalLines} 行。
      </p>
      <p className="code">
        材料包 {summary.bundleId}，结果校验值 {summary.documentHash}
      </p>
      {summary.notes.length > 0 ? (
        <ul className="warnings" aria-label="说明">
          {summary.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <table className="sheet-table">
        <thead>
          <tr>
            <th scope="col">申报编号</th>
            <th scope="col">姓名</th>
            <th scope="col">答辩结论</th>
            <th scope="col">同意／不同意／弃权</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {summary.applicants.map(({ applicantId, name, stage, conclusion, votes }) => (
            <tr key={applicantId}>
              <td>{applicantId}</td>
              <th scope="row">{name}</th>
              <td>{conclusion === null ? "" : gradeWords[conclusion]}</td>
              <td>{votes ? `${votes.approve}／${votes.reject}／${votes.abstain}` : ""}</td>
              <td>{stageWords[stage]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
