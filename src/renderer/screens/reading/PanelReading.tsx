import { Button } from "antd";
import { useState } from "react";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import {
  draftedVerdict,
  isVerdictDue,
  readingRows,
  verdictLists,
  type VerdictDraft,
} from "../../view/reading-view.ts";
import { groupText } from "../../words/group-text.ts";
import { roleText } from "../../words/person-role.ts";
import { ReadingTable } from "./ReadingTable.tsx";

interface PanelReadingProps {
  readonly panelId: PanelId | null;
  readonly onLook: (id: ApplicantId) => void;
}

/** One panel's applications, their verdicts confirmed as one list. */
export function PanelReading({ panelId, onLook }: PanelReadingProps) {
  const state = useMeetingState();
  const [drafts, setDrafts] = useState<ReadonlyMap<ApplicantId, VerdictDraft>>(new Map());
  const [left, setLeft] = useState<ReadonlySet<ApplicantId>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const rows = readingRows(state, panelId);
  const taken = rows.filter((row) => isVerdictDue(row) && !left.has(row.applicant.id));
  const verdicts = taken.flatMap((row) => draftedVerdict(row, drafts.get(row.applicant.id)) ?? []);
  const lacking = taken.length - verdicts.length;
  const lists = verdictLists(state, panelId, verdicts);
  const confirmable = lists.reduce((sum, list) => sum + list.verdicts.length, 0);
  const requests = lists.map(({ confirmedBy, verdicts: own }) => ({
    ...({ type: "confirmMaterialsVerdicts", panelId, confirmedBy } as const),
    verdicts: own.map((verdict) => ({ ...verdict })),
  }));
  const names = lists.map(
    ({ confirmedBy }) => `${roleText(state, confirmedBy)} ${nameOf(state, confirmedBy)}`,
  );
  if (rows.length === 0) return <p className="hint">本组没有申报人。</p>;
  return (
    <>
      <ReadingTable
        rows={rows}
        drafts={drafts}
        left={left}
        onDraft={(id, draft) => setDrafts(new Map([...drafts, [id, draft]]))}
        onLeft={setLeft}
        onLook={onLook}
      />
      {state.phase !== "locked" && rows.some(({ stage }) => stage === "reading") ? (
        <div className="dialog-actions form-actions">
          <p className="hint grow">
            {lacking > 0 ? `${lacking} 人专家意见不一致，请选定结论、写明理由。` : ""}
            {names.length > 0 ? `由${names.join("、")}确认。` : ""}
            {confirmable < verdicts.length
              ? `另有 ${verdicts.length - confirmable} 人，组长、主任委员均不在场或须回避，暂不能确认。`
              : ""}
          </p>
          <Button
            type="primary"
            size="large"
            disabled={confirmable === 0 || lacking > 0}
            onClick={() => setConfirming(true)}
          >
            确认 {confirmable} 人的审查结论
          </Button>
        </div>
      ) : null}
      {confirming ? (
        <ActDialog
          title={`${groupText(panelId)}：确认 ${confirmable} 人的材料审查结论`}
          okText="确认结论"
          requests={requests}
          onDone={() => setConfirming(false)}
          onCancel={() => setConfirming(false)}
        >
          <p>
            合格 {verdicts.filter(({ verdict }) => verdict === "pass").length} 人，不合格{" "}
            {verdicts.filter(({ verdict }) => verdict === "fail").length} 人。
          </p>
        </ActDialog>
      ) : null}
    </>
  );
}
