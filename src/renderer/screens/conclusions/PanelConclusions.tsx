import { Button } from "antd";
import { useState } from "react";
import type { RequestOf } from "../../../contract/meeting-request.ts";
import { panelId as asPanelId, type ApplicantId } from "../../../core/ids.ts";
import { confirmersOf } from "../../../core/meeting/decide-grades.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { conclusionRows } from "../../view/grades-view.ts";
import { roleText } from "../../words/person-role.ts";
import { conclusionsOf, type Drafts } from "./conclusion-draft.ts";
import { ConclusionTable } from "./ConclusionTable.tsx";

/** One panel's applicants, confirmed as one list by whoever is in line to. */
export function PanelConclusions({ panelId }: { readonly panelId: string }) {
  const state = useMeetingState();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const [left, setLeft] = useState<ReadonlySet<ApplicantId>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const rows = conclusionRows(state, panelId);
  const { conclusions, lacking } = conclusionsOf(rows, drafts, left);
  const ids = conclusions.map(({ applicantId }) => applicantId);
  const confirmedBy = confirmersOf(state, panelId, ids)[0];
  const request: RequestOf<"confirmConclusions"> | null = confirmedBy
    ? {
        type: "confirmConclusions",
        panelId: asPanelId(panelId),
        confirmedBy,
        conclusions: [...conclusions],
      }
    : null;
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
        <div className="dialog-actions">
          <p className="hint grow">
            {lacking > 0 ? `${lacking} 人与规则得出的等次不同或需合议，请写明理由。` : ""}
            {confirmedBy
              ? `由${roleText(state, confirmedBy)} ${nameOf(state, confirmedBy)} 确认。`
              : "组长和主任委员均不在场，暂不能确认。"}
          </p>
          <Button
            type="primary"
            size="large"
            disabled={!request || conclusions.length === 0 || lacking > 0}
            onClick={() => setConfirming(true)}
          >
            确认 {conclusions.length} 人的答辩结论
          </Button>
        </div>
      ) : null}
      {confirming && request ? (
        <ActDialog
          title={`${panelId}：确认 ${conclusions.length} 人的答辩结论`}
          okText="确认结论"
          requests={[request]}
          onDone={() => setConfirming(false)}
          onCancel={() => setConfirming(false)}
        />
      ) : null}
    </>
  );
}
