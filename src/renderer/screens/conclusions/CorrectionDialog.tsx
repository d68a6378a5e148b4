import { Input, Segmented, Select } from "antd";
import { useState } from "react";
import type { RequestOf } from "../../../contract/requests/meeting-request.ts";
import type { PersonId } from "../../../core/ids.ts";
import { nameOf } from "../../../core/meeting/people/person-name.ts";
import { grades, type Grade } from "../../../core/rules/grade.ts";
import { gradeWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { scoreText, type ConclusionRow } from "../../view/grades-view.ts";
import { scoreOf, type ScoreDraft } from "../grades/score-draft.ts";
import { ScoreFields } from "../grades/ScoreFields.tsx";

interface CorrectionDialogProps {
  readonly row: ConclusionRow;
  readonly onClose: () => void;
}

type What = "grade" | "conclusion";

/** 更正: a grade by its expert and the panel's leader, a conclusion by two people; with a reason. */
export function CorrectionDialog({ row, onClose }: CorrectionDialogProps) {
  const { applicant, confirmed, stale } = row;
  const [what, setWhat] = useState<What>(stale ? "conclusion" : "grade");
  const [expertId, setExpertId] = useState<PersonId | null>(null);
  const [draft, setDraft] = useState<ScoreDraft>([]);
  const [grade, setGrade] = useState<Grade | null>(stale ? ruleGrade(row) : null);
  const [reason, setReason] = useState("");
  const { facts } = useMeetingState();
  const score = scoreOf(draft, facts.rules.scoreKind, facts.rubric);
  const common = { applicantId: applicant.id, reason };
  const requests: readonly (RequestOf<"correctGrade"> | RequestOf<"correctConclusion">)[] =
    what === "grade"
      ? expertId && score
        ? [{ type: "correctGrade", ...common, expertId, score }]
        : []
      : grade
        ? [{ type: "correctConclusion", ...common, grade }]
        : [];
  return (
    <ActDialog
      fieldsFirst
      title={stale ? `重新确认结论：${applicant.name}` : `更正：${applicant.name}`}
      okText={what === "grade" ? "更正评分" : "更正结论"}
      width={680}
      requests={requests}
      whyNot={
        requests.length === 0
          ? what === "grade"
            ? "请先选专家，并填更正后的评分。"
            : "请先选更正后的结论。"
          : reason.trim() === "" && "请先写明理由。"
      }
      onDone={onClose}
      onCancel={onClose}
    >
      {confirmed === null ? null : (
        <div className="field">
          <Segmented<What>
            value={what}
            options={[
              { value: "grade", label: "专家评分" },
              { value: "conclusion", label: "答辩结论" },
            ]}
            onChange={setWhat}
          />
        </div>
      )}
      {what === "grade" ? (
        <GradeChoice
          row={row}
          expertId={expertId}
          draft={draft}
          onExpert={setExpertId}
          onDraft={setDraft}
        />
      ) : (
        <div className="field">
          <label htmlFor="corrected-conclusion">
            结论（原为{confirmed === null ? "" : gradeWords[confirmed]}）改为
          </label>
          <Select
            id="corrected-conclusion"
            value={grade}
            placeholder="选择等次"
            options={grades.map((one) => ({ value: one, label: gradeWords[one] }))}
            onChange={setGrade}
          />
        </div>
      )}
      <div className="field">
        <label htmlFor="correction-reason">更正理由（记入日志和报表，原内容保留）</label>
        <Input
          id="correction-reason"
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}

const ruleGrade = ({ combined }: ConclusionRow): Grade | null =>
  combined?.kind === "concluded" ? combined.grade : null;

interface GradeChoiceProps {
  readonly row: ConclusionRow;
  readonly expertId: PersonId | null;
  readonly draft: ScoreDraft;
  readonly onExpert: (id: PersonId) => void;
  readonly onDraft: (draft: ScoreDraft) => void;
}

function GradeChoice({ row, expertId, draft, onExpert, onDraft }: GradeChoiceProps) {
  const state = useMeetingState();
  const recorded = [...(state.applicants.get(row.applicant.id)?.grades ?? [])];
  const options = recorded.map(([id, { score }]) => ({
    value: id,
    label: `${nameOf(state, id)}（原 ${scoreText(score, state.facts.rules)}）`,
  }));
  return (
    <>
      <div className="field">
        <label htmlFor="corrected-expert">更正哪位专家的评分</label>
        <Select
          id="corrected-expert"
          value={expertId}
          placeholder="选择专家"
          options={options}
          onChange={onExpert}
        />
      </div>
      {expertId === null ? null : (
        <div className="field">
          <span>改为</span>
          <ScoreFields whose={nameOf(state, expertId)} draft={draft} onDraft={onDraft} />
        </div>
      )}
    </>
  );
}
