import { Input, Radio, Select } from "antd";
import { useState } from "react";
import type { PersonId } from "../../../core/ids.ts";
import { markedName } from "../../../core/meeting/people/person-name.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeetingState } from "../../store/session-context.ts";
import { requestsByForm, type SignatureRow } from "../../view/signature-rows.ts";

interface NoteSignedDialogProps {
  readonly rows: readonly SignatureRow[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** 签字收回: who has signed, or why nobody needs to; behind the secretary's PIN. */
export function NoteSignedDialog({ rows, onDone, onCancel }: NoteSignedDialogProps) {
  const state = useMeetingState();
  const [needed, setNeeded] = useState(true);
  const [signers, setSigners] = useState<readonly PersonId[]>(() => expectedOf(rows));
  const [note, setNote] = useState("");
  const people = [...state.facts.experts.keys(), ...state.facts.staff.keys()];
  const said = { signers: needed ? [...signers] : [], note };
  const isSaid = needed ? signers.length > 0 : note.trim() !== "";
  return (
    <ActDialog
      fieldsFirst
      title={`登记 ${rows.length} 张表的签字`}
      okText="登记"
      requests={requestsByForm(rows, (papers) => ({
        ...{ type: "noteFormsSigned", ...papers, ...said },
      }))}
      whyNot={!isSaid && (needed ? "请先选签了字的人。" : "请先写明为什么不需要签字。")}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Radio.Group
        aria-label="签字情况"
        value={needed}
        options={[
          { value: true, label: "已签字收回" },
          { value: false, label: "不需要签字" },
        ]}
        onChange={({ target }) => setNeeded(target.value === true)}
      />
      {needed ? (
        <div className="field">
          <label htmlFor="form-signers">签了字的人</label>
          <Select<PersonId[]>
            id="form-signers"
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            value={[...signers]}
            options={people.map((id) => ({ value: id, label: markedName(state, id) }))}
            onChange={setSigners}
          />
        </div>
      ) : null}
      <div className="field">
        <label htmlFor="form-note">{needed ? "备注（可不写）" : "原因"}</label>
        <Input
          id="form-note"
          value={note}
          maxLength={200}
          placeholder={needed ? "如：7 号专家另行补签" : "如：只作核对用，签字以纸质原件为准"}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
    </ActDialog>
  );
}

/** The expert whose paper it is, where all of them are one expert's. */
function expectedOf(rows: readonly SignatureRow[]): readonly PersonId[] {
  const own = rows.map(({ paper: { of } }) =>
    of.kind === "sheet" || of.kind === "expert" ? of.expertId : null,
  );
  const [first] = own;
  return first && own.every((id) => id === first) ? [first] : [];
}
