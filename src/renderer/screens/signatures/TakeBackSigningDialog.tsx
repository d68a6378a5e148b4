import { Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../components/ActDialog.tsx";
import { requestsByForm, type SignatureRow } from "../../view/signature-rows.ts";

interface TakeBackSigningDialogProps {
  readonly rows: readonly SignatureRow[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A slip in the list of 手写签名: the papers are awaited again, and both facts stay. */
export function TakeBackSigningDialog({ rows, onDone, onCancel }: TakeBackSigningDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      fieldsFirst
      title={`撤回 ${rows.length} 张表的签字登记`}
      okText="撤回登记"
      requests={requestsByForm(rows, (papers) => ({
        ...{ type: "takeBackFormSigning", ...papers, reason },
      }))}
      whyNot={reason.trim() === "" && "请先写明原因。"}
      onDone={onDone}
      onCancel={onCancel}
    >
      <div className="field">
        <label htmlFor="take-back-reason">原因</label>
        <Input
          id="take-back-reason"
          value={reason}
          maxLength={200}
          placeholder="如：漏签一人"
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </ActDialog>
  );
}
