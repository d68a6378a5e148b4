import { Input } from "antd";
import { useState } from "react";
import type { ExportReceipt } from "../../../contract/answers.ts";
import { papersByForm, unsignedPapers } from "../../../core/meeting/forms/printed-papers.ts";
import { unfinishedBusiness } from "../../../core/meeting/stage.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import type { EnteredPin } from "../../store/session-store.ts";
import { useAsking } from "../../store/use-asking.ts";

interface LockDialogProps {
  /** `null` when the meeting is locked but the package couldn't be made yet. */
  readonly onPrepared: (receipt: ExportReceipt | null) => void;
  readonly onCancel: () => void;
}

/** Locks the meeting, then makes the signed package with the same two PINs. */
export function LockDialog({ onPrepared, onCancel }: LockDialogProps) {
  const state = useMeetingState();
  const { desk } = useSessionStore();
  const preparing = useAsking();
  const [note, setNote] = useState("");
  // Asked once: after the lock nothing counts as undone.
  const [undone] = useState(() => unfinishedBusiness(state));
  const [unsigned] = useState(() => papersByForm(unsignedPapers(state)));
  const prepare = async (pins: readonly EnteredPin[]) => {
    const receipt = await preparing.ask(() => desk["result.prepare"]({ pins: [...pins] }));
    if (receipt) onPrepared(receipt);
  };
  return (
    <ActDialog
      fieldsFirst={undone > 0}
      title="锁定会议，生成评审结果包"
      okText={preparing.busy ? "正在生成结果包……" : "锁定会议"}
      danger
      requests={[{ type: "lockMeeting", note: undone > 0 ? note : null }]}
      whyNot={
        preparing.busy
          ? "正在生成结果包，请稍候。"
          : undone > 0 && note.trim() === "" && "请先写明没有办结的原因。"
      }
      onDone={(_, pins) => void prepare(pins)}
      onCancel={() => (preparing.refusal ? onPrepared(null) : onCancel())}
    >
      <p>锁定后不能再签到、评分、表决。由主任委员和秘书共同确认，并以各自的签名密封结果。</p>
      {unsigned === "" ? null : (
        <p>
          手写签名还没有收回：{unsigned}。锁定并生成结果包后不能再登记，写入会议记录和评审结果。
        </p>
      )}
      {undone > 0 ? (
        <div className="field">
          <label htmlFor="lock-note">
            还有 <b>{undone}</b> 名申报人未办结，请写明原因：
          </label>
          <Input.TextArea
            id="lock-note"
            rows={3}
            autoFocus
            maxLength={1000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      ) : null}
      <RefusalNote refusal={preparing.refusal} />
    </ActDialog>
  );
}
