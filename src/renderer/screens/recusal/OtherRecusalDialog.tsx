import { Input, Select } from "antd";
import { useState } from "react";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { committee } from "../../../core/meeting/who.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";

/** A recusal that no hint named: the expert declares it, the chair decides. */
export function OtherRecusalDialog({ onClose }: { readonly onClose: () => void }) {
  const state = useMeetingState();
  const [expertId, setExpertId] = useState<PersonId | null>(null);
  const [applicantId, setApplicantId] = useState<ApplicantId | null>(null);
  const [reason, setReason] = useState("");
  const chosen =
    expertId && applicantId
      ? [{ type: "decideRecusal", expertId, applicantId, recused: true, reason } as const]
      : [];
  const experts = committee(state).map(({ id, name }) => ({ value: id, label: name }));
  const applicants = [...state.facts.applicants.values()].map(({ id, name }) => ({
    value: id,
    label: `${name}（${id}）`,
  }));
  return (
    <ActDialog
      fieldsFirst
      title="登记其他回避"
      okText="决定回避"
      requests={chosen}
      whyNot={(chosen.length === 0 || reason.trim() === "") && "请先选专家和申报人，并写明理由。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <div className="field">
        <label htmlFor="recusal-expert">专家</label>
        <Select
          id="recusal-expert"
          value={expertId}
          options={experts}
          placeholder="选择专家"
          onChange={setExpertId}
        />
      </div>
      <div className="field">
        <label htmlFor="recusal-applicant">申报人</label>
        <Select
          id="recusal-applicant"
          showSearch={{ optionFilterProp: "label" }}
          value={applicantId}
          options={applicants}
          placeholder="选择申报人，可输入姓名查找"
          onChange={setApplicantId}
        />
      </div>
      <div className="field">
        <label htmlFor="recusal-reason">理由</label>
        <Input
          id="recusal-reason"
          value={reason}
          maxLength={200}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}
