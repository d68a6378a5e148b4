import { useState } from "react";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import { speakersOf } from "../../../core/meeting/grades/decide-conclusions.ts";
import { ConfirmList } from "../../components/ConfirmList.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { listsByConfirmer } from "../../view/confirmer-lists.ts";
import {
  draftedVerdict,
  isVerdictDue,
  readingRows,
  type VerdictDraft,
} from "../../view/reading-view.ts";
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
  const rows = readingRows(state, panelId);
  const taken = rows.filter((row) => isVerdictDue(row) && !left.has(row.applicant.id));
  const verdicts = taken.flatMap((row) => draftedVerdict(row, drafts.get(row.applicant.id)) ?? []);
  const lacking = taken.length - verdicts.length;
  const lists = listsByConfirmer(verdicts, (ids) => speakersOf(state, panelId, ids));
  const counted = (verdict: "pass" | "fail") =>
    verdicts.filter((one) => one.verdict === verdict).length;
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
        <ConfirmList
          {...{ panelId, lists, subject: "审查结论", drafted: verdicts.length }}
          whyApart="组长须回避的"
          lacking={lacking > 0 ? `${lacking} 人专家意见不一致，请选定结论、写明理由。` : ""}
          requests={lists.map(({ confirmedBy, items }) => ({
            ...({ type: "confirmMaterialsVerdicts", panelId, confirmedBy } as const),
            verdicts: items.map((verdict) => ({ ...verdict })),
          }))}
        >
          <p>
            合格 {counted("pass")} 人，不合格 {counted("fail")} 人。
          </p>
        </ConfirmList>
      ) : null}
    </>
  );
}
