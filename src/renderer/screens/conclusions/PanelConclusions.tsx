import { Button } from "antd";
import { useState } from "react";
import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import type { ApplicantId, PanelId, PersonId } from "../../../core/ids.ts";
import { confirmersOf } from "../../../core/meeting/decide-conclusions.ts";
import type { Conclusion } from "../../../core/meeting/grade-events.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import type { MeetingState } from "../../../core/meeting/state.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { conclusionRows } from "../../view/grades-view.ts";
import { groupText } from "../../words/group-text.ts";
import { roleText } from "../../words/person-role.ts";
import { conclusionsOf, type Drafts } from "./conclusion-draft.ts";
import { ConclusionTable } from "./ConclusionTable.tsx";

/** One panel's applicants, confirmed as one list by whoever is in line to. */
export function PanelConclusions({ panelId }: { readonly panelId: PanelId | null }) {
  const state = useMeetingState();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const [left, setLeft] = useState<ReadonlySet<ApplicantId>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const rows = conclusionRows(state, panelId);
  const { conclusions, lacking } = conclusionsOf(rows, drafts, left);
  const requests = listsByConfirmer(state, panelId, conclusions);
  const confirmable = requests.reduce((sum, list) => sum + list.conclusions.length, 0);
  if (rows.length === 0) return <p className="hint">本组还没有结束答辩的申报人。</p>;
  const open = rows.some(({ confirmed }) => confirmed === null);
  return (
    <>
      <ConclusionTable
        rows={rows}
        drafts={drafts}
        left={left}
        onDraft={(id, draft) => setDrafts(new Map([...drafts, [id, draft]]))}
        onLeft={setLeft}
      />
      {open && state.phase !== "locked" ? (
        <div className="dialog-actions form-actions">
          <p className="hint grow">
            {lacking > 0 ? `${lacking} 人与规则得出的等次不同或须合议，请选定等次、写明理由。` : ""}
            {confirmersText(state, requests)}
            {confirmable < conclusions.length
              ? `另有 ${conclusions.length - confirmable} 人，组长、主任委员均不在场或须回避，暂不能确认。`
              : ""}
          </p>
          <Button
            type="primary"
            size="large"
            disabled={confirmable === 0 || lacking > 0}
            onClick={() => setConfirming(true)}
          >
            确认 {confirmable} 人的答辩结论
          </Button>
        </div>
      ) : null}
      {confirming ? (
        <ActDialog
          title={`${groupText(panelId)}：确认 ${confirmable} 人的答辩结论`}
          okText="确认结论"
          requests={requests}
          onDone={() => setConfirming(false)}
          onCancel={() => setConfirming(false)}
        />
      ) : null}
    </>
  );
}

type ConclusionList = RequestOf<"confirmConclusions">;

/** One list for the leader, and lists apart for those whose leader is away or recused. */
function listsByConfirmer(
  state: MeetingState,
  panelId: PanelId | null,
  conclusions: readonly Conclusion[],
): readonly ConclusionList[] {
  const lists = new Map<PersonId, ConclusionList>();
  for (const conclusion of conclusions) {
    const [confirmedBy] = confirmersOf(state, panelId, [conclusion.applicantId]);
    if (confirmedBy === undefined) continue;
    const before = lists.get(confirmedBy)?.conclusions ?? [];
    lists.set(confirmedBy, {
      type: "confirmConclusions",
      panelId: panelId,
      confirmedBy,
      conclusions: [...before, conclusion],
    });
  }
  return [...lists.values()];
}

function confirmersText(state: MeetingState, lists: readonly ConclusionList[]): string {
  if (lists.length === 0) return "";
  const parts = lists.map(({ panelId, confirmedBy, conclusions }) => {
    const expert = state.facts.experts.get(confirmedBy);
    const leads = expert?.panelLeader === true && expert.panel === panelId;
    const role = leads ? "组长" : roleText(state, confirmedBy);
    const who = `${role} ${nameOf(state, confirmedBy)} 确认`;
    return lists.length === 1 ? who : `${who} ${conclusions.length} 人`;
  });
  return `由${parts.join("，")}${lists.length > 1 ? "（组长须回避或评分人数不足的，由主持会议的主任委员确认）" : ""}。`;
}
