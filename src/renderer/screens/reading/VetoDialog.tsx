import { Input, Select } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeeting } from "../../store/session-context.ts";
import { materialsOf } from "../../view/material-view.ts";

interface VetoDialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** 一票否决: the panel's leader ends an application, with its reason and the evidence. */
export function VetoDialog({ applicant, onClose }: VetoDialogProps) {
  const { manifest } = useMeeting();
  const [reason, setReason] = useState("");
  const [material, setMaterial] = useState<string | null>(null);
  const [text, setText] = useState("");
  return (
    <ActDialog
      fieldsFirst
      title={`一票否决 ${applicant.name} 的申报`}
      okText="一票否决"
      danger
      requests={[
        {
          ...({ type: "vetoApplication", applicantId: applicant.id, reason } as const),
          evidence: { material, text },
        },
      ]}
      whyNot={(reason.trim() === "" || text.trim() === "") && "请先写明理由和依据。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p>查实弄虚作假的，终止申报，不能撤销；理由和依据写入评审结果。由组长确认。</p>
      <div className="field">
        <label htmlFor="veto-reason">理由</label>
        <Input
          id="veto-reason"
          autoFocus
          maxLength={500}
          placeholder="如：论文弄虚作假"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="veto-material">依据的材料（可不选）</label>
        <Select
          id="veto-material"
          allowClear
          value={material}
          placeholder="不是材料中的，不选"
          options={materialsOf(manifest, applicant.id).map(({ material: { path }, name }) => ({
            value: path,
            label: name,
          }))}
          onChange={(path: string | undefined) => setMaterial(path ?? null)}
        />
      </div>
      <div className="field">
        <label htmlFor="veto-evidence">依据说明</label>
        <Input.TextArea
          id="veto-evidence"
          rows={3}
          maxLength={1000}
          placeholder="第几页、哪一项，向谁核实、怎样核实"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
    </ActDialog>
  );
}
