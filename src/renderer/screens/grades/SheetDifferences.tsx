import { Button } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { SheetEntry } from "../../../core/meeting/grades/grade-events.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { differingSheets } from "../../../core/meeting/grades/sheets.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { useMeetingState } from "../../store/session-context.ts";
import { scoreText } from "../../view/grades-view.ts";
import { SheetForm } from "./SheetForm.tsx";

/** What the two read differently, side by side; whoever misread enters that sheet again. */
export function SheetDifferences({ applicant }: { readonly applicant: Applicant }) {
  const state = useMeetingState();
  const [again, setAgain] = useState<SheetEntry | null>(null);
  const progress = state.applicants.get(applicant.id) ?? notCalled;
  const differing = differingSheets(progress);
  if (differing.length === 0) return null;
  const { rules } = state.facts;
  return (
    <section className="panel panel-alert" role="alert" aria-label="两遍不一致">
      <div className="panel-head">
        <h2>两遍录入不一致（{differing.length} 位），请核对纸质评分表</h2>
        <div className="row">
          <Button onClick={() => setAgain("first")}>秘书重录</Button>
          <Button onClick={() => setAgain("second")}>核对人重录</Button>
        </div>
      </div>
      <table className="sheet-table">
        <thead>
          <tr>
            <th>专家</th>
            <th>第一遍（秘书）</th>
            <th>第二遍（核对人）</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((id) => {
            const first = progress.firstEntry.get(id);
            const second = progress.secondEntry.get(id);
            return (
              <tr key={id}>
                <th scope="row" className="big">
                  {nameOf(state, id)}
                </th>
                <td className="big">{first ? scoreText(first, rules) : ""}</td>
                <td className="big">{second ? scoreText(second, rules) : ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {again ? (
        <SheetForm
          key={`${again} ${differing.join(" ")}`}
          applicant={applicant}
          entry={again}
          wanted={differing}
          brief
          onEntered={() => setAgain(null)}
        />
      ) : null}
    </section>
  );
}
