import { Button, Input, Select } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { AnswerRow } from "../../../core/meeting/defense/defense-events.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { panelOf } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { draftOf, isSaved, rowsOf, type AnswerDraft } from "./answers-draft.ts";

/** 答辩记录: who asked, what, and the answer in short. Saved when the hands leave it. */
export function AnswersPanel({ applicant }: { readonly applicant: Applicant }) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask, forget } = useAsking();
  const { answers } = state.applicants.get(applicant.id) ?? notCalled;
  const [rows, setRows] = useState<readonly AnswerDraft[]>(() => draftOf(answers));
  const [correcting, setCorrecting] = useState(false);
  const isOpen = state.lastCalled === applicant.id;
  const saved = isSaved(rows, answers);
  const save = async () => {
    if (saved || busy || !isOpen) return;
    await ask(() =>
      store.act({ type: "recordAnswers", applicantId: applicant.id, rows: rowsOf(rows) }),
    );
  };
  return (
    <section
      className="answers"
      aria-label="答辩记录"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) void save();
      }}
    >
      <div className="row">
        <b className="grow">答辩记录</b>
        <span className="hint" role="status">
          {statusOf(rows, answers)}
        </span>
        <Button onClick={() => setRows([...rows, ...draftOf([])])}>添加一行</Button>
        <Button
          disabled={saved || busy}
          onClick={() => (isOpen ? void save() : setCorrecting(true))}
        >
          {isOpen ? "保存记录" : "更正记录…"}
        </Button>
      </div>
      <AnswerRows applicant={applicant} rows={rows} onRows={setRows} />
      <RefusalNote refusal={refusal} onClose={forget} />
      {correcting ? (
        <CorrectionDialog applicant={applicant} rows={rows} onClose={() => setCorrecting(false)} />
      ) : null}
    </section>
  );
}

/** Nothing is called saved before something was; who asked is on the form, or 未署名. */
function statusOf(rows: readonly AnswerDraft[], answers: readonly AnswerRow[]): string {
  if (!isSaved(rows, answers)) return "有未保存的内容";
  if (answers.length === 0) return "还没有记录";
  return answers.some(({ expertId }) => expertId === null)
    ? "已保存；没有选提问专家的，表上写“未署名”"
    : "已保存";
}

interface AnswerRowsProps {
  readonly applicant: Applicant;
  readonly rows: readonly AnswerDraft[];
  readonly onRows: (rows: readonly AnswerDraft[]) => void;
}

function AnswerRows({ applicant, rows, onRows }: AnswerRowsProps) {
  const state = useMeetingState();
  const askers = [
    { value: "", label: "谁提问？" },
    ...panelOf(state, applicant).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const change = (at: number, part: Partial<AnswerDraft>) =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <ol className="answer-rows">
      {rows.map((row, index) => (
        <li key={index}>
          <Select
            aria-label={`第 ${index + 1} 问提问专家`}
            style={{ width: 116 }}
            value={row.expertId ?? ""}
            options={askers}
            onChange={(value) =>
              change(index, { expertId: value === "" ? null : (value as PersonId) })
            }
          />
          <Input.TextArea
            aria-label={`第 ${index + 1} 问`}
            placeholder="提问"
            rows={2}
            maxLength={500}
            value={row.question}
            onChange={({ target }) => change(index, { question: target.value })}
          />
          <Input.TextArea
            aria-label={`第 ${index + 1} 问回答要点`}
            placeholder="回答要点"
            rows={2}
            maxLength={500}
            value={row.answer}
            onChange={({ target }) => change(index, { answer: target.value })}
          />
          <Button
            aria-label={`删除第 ${index + 1} 问`}
            onClick={() => onRows(rows.filter((_, at) => at !== index))}
          >
            删除
          </Button>
        </li>
      ))}
    </ol>
  );
}

interface CorrectionDialogProps {
  readonly applicant: Applicant;
  readonly rows: readonly AnswerDraft[];
  readonly onClose: () => void;
}

function CorrectionDialog({ applicant, rows, onClose }: CorrectionDialogProps) {
  const [reason, setReason] = useState("");
  const request = {
    ...({ type: "correctAnswers", applicantId: applicant.id } as const),
    ...{ rows: rowsOf(rows), reason },
  };
  return (
    <ActDialog
      fieldsFirst
      title={`更正 ${applicant.name} 的答辩记录`}
      okText="确认更正"
      requests={[request]}
      whyNot={reason.trim() === "" && "请先写明更正理由。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>已点名下一位，改动记为更正：原来的记录仍在会议日志中。</p>
      <div className="field">
        <label htmlFor="answers-reason">更正理由</label>
        <Input
          id="answers-reason"
          autoFocus
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}
