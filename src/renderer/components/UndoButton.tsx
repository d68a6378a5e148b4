import { Button, Input } from "antd";
import { useState } from "react";
import { lastStep, subjectName } from "../../core/meeting/defense/decide-undo.ts";
import { useMeetingState } from "../store/session-context.ts";
import { undoWords } from "../../core/meeting/defense/undo-words.ts";
import { ActDialog } from "./ActDialog.tsx";

/** 撤销上一步, with the step named; not there while there is none to take back. */
export function UndoButton() {
  const state = useMeetingState();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("误点");
  const last = lastStep(state);
  if (!last.ok || state.phase !== "open") return null;
  const { step } = last.value;
  const what = `${undoWords[step.command]} ${subjectName(state, step)}`;
  return (
    <>
      <Button onClick={() => setAsking(true)}>撤销上一步：{what}</Button>
      {asking ? (
        <ActDialog
          fieldsFirst
          title={`撤销“${what}”？`}
          okText="撤销这一步"
          danger
          requests={[
            {
              type: "undoStep",
              step:
                "personId" in step
                  ? { command: step.command, personId: step.personId }
                  : { command: step.command, applicantId: step.applicantId },
              reason,
            },
          ]}
          whyNot={reason.trim() === "" && "请先写明理由。"}
          onDone={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        >
          <p>恢复到这一步之前的状态；会议日志中仍保留这一步和撤销的记录。</p>
          {step.command === "checkIn" ? <p>本次设置的 PIN 随即作废，重新签到时另设。</p> : null}
          <div className="field">
            <label htmlFor="undo-reason">理由</label>
            <Input
              id="undo-reason"
              autoFocus
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
        </ActDialog>
      ) : null}
    </>
  );
}
