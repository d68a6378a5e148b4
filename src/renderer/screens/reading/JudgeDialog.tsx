import { Input, Radio, Select } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { PersonId } from "../../../core/ids.ts";
import type { MaterialsVerdict } from "../../../core/meeting/reading/reading-events.ts";
import { readersOf } from "../../../core/meeting/reading/readers.ts";
import { materialsVerdictWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

interface JudgeDialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** A reader's opinion on the materials, behind the reader's PIN; nothing is chosen beforehand. */
export function JudgeDialog({ applicant, onClose }: JudgeDialogProps) {
  const state = useMeetingState();
  const readers = readersOf(state, applicant);
  const [expertId, setExpertId] = useState<PersonId | null>(
    readers.length === 1 ? (readers[0]?.id ?? null) : null,
  );
  const [verdict, setVerdict] = useState<MaterialsVerdict | null>(null);
  const [reason, setReason] = useState("");
  const isLead = readers.length === 1 && readers[0]?.id === applicant.leadReader;
  const request =
    expertId && verdict
      ? [{ type: "judgeMaterials", applicantId: applicant.id, expertId, verdict, reason } as const]
      : [];
  const needsReason = verdict === "fail" && reason.trim() === "";
  return (
    <ActDialog
      fieldsFirst
      title={`${applicant.name}：审查意见`}
      okText="提交审查意见"
      requests={request}
      whyNot={
        request.length === 0
          ? "请先选本人姓名和审查意见。"
          : needsReason && "审查意见为不合格的，请先写明理由。"
      }
      onDone={onClose}
      onCancel={onClose}
    >
      <div className="field">
        <label htmlFor="judge-expert">{isLead ? "主审专家" : "审查专家"}</label>
        <Select
          id="judge-expert"
          value={expertId}
          placeholder="选择本人姓名"
          options={readers.map(({ id, name }) => ({
            value: id,
            label: state.declarations.has(id) ? name : `${name}（尚未声明，请先到“签到”页声明）`,
          }))}
          onChange={setExpertId}
        />
      </div>
      <div className="field">
        <span id="judge-verdict">审查意见</span>
        <Radio.Group
          aria-labelledby="judge-verdict"
          size="large"
          optionType="button"
          buttonStyle="solid"
          value={verdict}
          options={(["pass", "fail"] as const).map((one) => ({
            value: one,
            label: materialsVerdictWords[one],
          }))}
          onChange={({ target }) => setVerdict(target.value as MaterialsVerdict)}
        />
      </div>
      <div className="field">
        <label htmlFor="judge-reason">
          {verdict === "fail" ? "理由（必填，写入退回名单）" : "理由"}
        </label>
        <Input.TextArea
          id="judge-reason"
          rows={3}
          maxLength={500}
          status={needsReason ? "error" : ""}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <p className="hint">组长确认结论以前可以重新填写，以最后一次为准。</p>
    </ActDialog>
  );
}
