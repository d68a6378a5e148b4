import { Input } from "antd";
import { useState } from "react";
import { ActDialog } from "../../components/ActDialog.tsx";
import { Field, JoinFields, noPlace } from "./JoinFields.tsx";

const facts = [
  ["name", "姓名"],
  ["employer", "工作单位"],
  ["title", "职称"],
  ["field", "专业"],
  ["documentNumber", "同意增补的文号"],
  ["idNumber", "身份证号（选填，核对后不保存）"],
] as const;
type Fact = (typeof facts)[number][0];
type Facts = Readonly<Record<Fact, string>>;

const nothing: Facts = {
  ...{ name: "", employer: "", title: "", field: "", documentNumber: "", idNumber: "" },
};

/** 现场增补: by chair and secretary; marked so in every report. */
export function AddExpertDialog({ onClose }: { readonly onClose: () => void }) {
  const [place, setPlace] = useState(noPlace);
  const [typed, setTyped] = useState(nothing);
  const { replaces, panel, reason } = place;
  const chosen = replaces !== undefined && panel !== undefined;
  const told = facts.every(([fact]) => fact === "idNumber" || typed[fact].trim() !== "");
  return (
    <ActDialog
      fieldsFirst
      title="现场增补专家"
      okText="增补"
      width={680}
      requests={chosen ? [{ type: "addExpert", ...typed, replaces, panel, reason }] : []}
      whyNot={(!chosen || !told || reason.trim() === "") && "除身份证号外，各项都要填写。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <div className="field-grid">
        {facts.map(([fact, label]) => (
          <Field key={fact} id={`add-${fact}`} label={label}>
            <Input
              id={`add-${fact}`}
              value={typed[fact]}
              maxLength={100}
              onChange={({ target }) => setTyped({ ...typed, [fact]: target.value })}
            />
          </Field>
        ))}
        <JoinFields draft={place} onChange={setPlace} />
      </div>
    </ActDialog>
  );
}
