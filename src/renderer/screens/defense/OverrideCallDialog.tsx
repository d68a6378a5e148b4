import { Input } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { ActDialog } from "../../components/ActDialog.tsx";

interface OverrideCallDialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** The chair lets in someone without a passed exam, with a reason that the minutes keep. */
export function OverrideCallDialog({ applicant, onClose }: OverrideCallDialogProps) {
  const [reason, setReason] = useState("");
  const request = {
    type: "callApplicant",
    applicantId: applicant.id,
    overrideReason: reason,
  } as const;
  return (
    <ActDialog
      fieldsFirst
      title={`特许 ${applicant.name} 参加答辩`}
      okText="特许并点名"
      danger
      requests={[request]}
      whyNot={reason.trim() === "" && "请先写明理由。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>该申报人笔试未合格，按规定不能答辩。确需参加的，由主任委员写明理由，记入会议记录。</p>
      <div className="field">
        <label htmlFor="override-reason">理由</label>
        <Input.TextArea
          id="override-reason"
          rows={3}
          autoFocus
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}
