import { useState } from "react";
import type { ApplicantId, PanelId } from "../../../core/ids.ts";
import { confirmersOf } from "../../../core/meeting/grades/decide-conclusions.ts";
import { ConfirmList } from "../../components/ConfirmList.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { listsByConfirmer } from "../../view/confirmer-lists.ts";
import { conclusionRows } from "../../view/grades-view.ts";
import { conclusionsOf, type Drafts } from "./conclusion-draft.ts";
import { ConclusionTable } from "./ConclusionTable.tsx";

/** One panel's applicants, confirmed as one list by whoever is in line to. */
export function PanelConclusions({ panelId }: { readonly panelId: PanelId | null }) {
  const state = useMeetingState();
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const [left, setLeft] = useState<ReadonlySet<ApplicantId>>(new Set());
  const rows = conclusionRows(state, panelId);
  const { conclusions, lacking } = conclusionsOf(rows, drafts, left);
  const lists = listsByConfirmer(conclusions, (ids) => confirmersOf(state, panelId, ids));
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
        <ConfirmList
          {...{ panelId, lists, subject: "答辩结论", drafted: conclusions.length }}
          whyApart="组长须回避或评分人数不足的"
          lacking={
            lacking > 0 ? `${lacking} 人与规则得出的等次不同或须合议，请选定等次、写明理由。` : ""
          }
          requests={lists.map(({ confirmedBy, items }) => ({
            ...({ type: "confirmConclusions", panelId, confirmedBy } as const),
            conclusions: items.map((conclusion) => ({ ...conclusion })),
          }))}
        />
      ) : null}
    </>
  );
}
