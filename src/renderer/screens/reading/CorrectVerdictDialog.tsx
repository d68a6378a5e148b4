import { Input } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { notCalled } from "../../../core/meeting/state.ts";
import { materialsVerdictWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

interface CorrectVerdictDialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** Leader and secretary correct a confirmed verdict; the one before stays in the journal. */
export function CorrectVerdictDialog({ applicant, onClose }: CorrectVerdictDialogProps) {
  const state = useMeetingState();
  // As it stood when the dialog opened: it closes on the change that it brings about.
  const [from] = useState(
    () => (state.applicants.get(applicant.id) ?? notCalled).reading.verdict?.verdict,
  );
  const [reason, setReason] = useState("");
  const to = from === "pass" ? "fail" : "pass";
  return (
    <ActDialog
      fieldsFirst
      title={`${applicant.name}：审查结论更正为${materialsVerdictWords[to]}`}
      okText="更正结论"
      danger
      requests={[{ type: "correctMaterialsVerdict", applicantId: applicant.id, to, reason }]}
      whyNot={reason.trim() === "" && "请先写明理由。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>原结论和更正理由都会保留在会议日志中，由组长和秘书共同确认。</p>
      <div className="field">
        <label htmlFor="correct-reason">更正理由</label>
        <Input.TextArea
          id="correct-reason"
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
