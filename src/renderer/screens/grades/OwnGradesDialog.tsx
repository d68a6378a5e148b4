import { Select } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { presentExperts } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { ungradedBy } from "../../view/grades-view.ts";
import { scoreOf, type ScoreDraft } from "./score-draft.ts";
import { ScoreFields } from "./ScoreFields.tsx";

/** An expert grades alone: all whom this expert has heard and not graded yet, under one PIN. */
export function OwnGradesDialog({ onClose }: { readonly onClose: () => void }) {
  const state = useMeetingState();
  const [expertId, setExpertId] = useState<PersonId | null>(null);
  const [drafts, setDrafts] = useState<ReadonlyMap<string, ScoreDraft>>(new Map());
  const waiting = expertId === null ? [] : ungradedBy(state, expertId);
  const { rules, rubric } = state.facts;
  const requests = waiting.flatMap(({ id: applicantId }) => {
    const score = scoreOf(drafts.get(applicantId) ?? [], rules.scoreKind, rubric);
    return score && expertId
      ? [{ type: "submitGrade", applicantId, expertId, score } as const]
      : [];
  });
  return (
    <ActDialog
      fieldsFirst
      title="专家本人评分"
      okText={`提交 ${requests.length} 份评分`}
      width={780}
      requests={requests}
      ready={requests.length > 0}
      onDone={onClose}
      onCancel={onClose}
    >
      <div className="field">
        <label htmlFor="own-expert">专家</label>
        <Select
          id="own-expert"
          value={expertId}
          placeholder="选择本人姓名"
          options={presentExperts(state).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: PersonId) => {
            setExpertId(id);
            setDrafts(new Map());
          }}
        />
      </div>
      {expertId !== null && waiting.length === 0 ? <p>没有待评分的申报人。</p> : null}
      {waiting.map(({ id, name }) => (
        <div key={id} className="row">
          <span className="grow big">{name}</span>
          <ScoreFields
            whose={name}
            draft={drafts.get(id) ?? []}
            onDraft={(draft) => setDrafts(new Map([...drafts, [id, draft]]))}
          />
        </div>
      ))}
      <p className="hint">评分提交后不能自行修改。</p>
    </ActDialog>
  );
}
