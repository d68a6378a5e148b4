import { Input, Radio, Select } from "antd";
import { useState } from "react";
import type { Applicant } from "../../../core/bundle/manifest.ts";
import type { PersonId } from "../../../core/ids.ts";
import { isPresent, panelPresent } from "../../../core/meeting/who.ts";
import { staffRoleWords } from "../../../core/words.ts";
import { ActDialog } from "../../components/ActDialog.tsx";
import { useMeeting } from "../../store/session-context.ts";

interface OriginalsDialogProps {
  readonly applicant: Applicant;
  readonly onClose: () => void;
}

/** 原件核验: who compared which originals with what was handed in, behind that person's PIN. */
export function OriginalsDialog({ applicant, onClose }: OriginalsDialogProps) {
  const { manifest, state } = useMeeting();
  const staff = manifest.staff.filter(({ id }) => isPresent(state, id));
  const experts = panelPresent(state, applicant);
  const [checkedBy, setCheckedBy] = useState<PersonId | null>(
    staff.find(({ role }) => role === "secretary")?.id ?? null,
  );
  const [originals, setOriginals] = useState<readonly string[]>([]);
  const [agree, setAgree] = useState<boolean | null>(null);
  const [remark, setRemark] = useState("");
  const complete =
    checkedBy !== null && originals.length > 0 && agree !== null && (agree || remark.trim() !== "");
  const requests = complete
    ? [
        {
          ...({ type: "checkOriginals", applicantId: applicant.id, checkedBy } as const),
          originals: [...originals],
          ...{ agree, remark },
        },
      ]
    : [];
  return (
    <ActDialog
      fieldsFirst
      title={`${applicant.name}：原件核验`}
      okText="记录核验"
      requests={requests}
      whyNot={!complete && "请先选核验人、核验了哪些原件、是否一致；不一致的写明哪里不一致。"}
      onDone={onClose}
      onCancel={onClose}
    >
      <p className="hint">名册记载：{applicant.originalsChecked ? "原件已核验" : "原件未核验"}</p>
      <div className="field">
        <label htmlFor="originals-by">核验人</label>
        <Select
          id="originals-by"
          value={checkedBy}
          placeholder="选择核验人"
          options={[
            ...staff.map(({ id, name, role }) => ({
              value: id,
              label: `${name}（${staffRoleWords[role]}）`,
            })),
            ...experts.map(({ id, name }) => ({ value: id, label: `${name}（专家）` })),
          ]}
          onChange={setCheckedBy}
        />
      </div>
      <div className="field">
        <label htmlFor="originals-which">核验了哪些原件</label>
        <Select
          id="originals-which"
          mode="tags"
          value={[...originals]}
          placeholder="选择或直接输入"
          options={usualOriginals.map((name) => ({ value: name, label: name }))}
          onChange={setOriginals}
        />
      </div>
      <div className="field">
        <span id="originals-agree">与提交的材料</span>
        <Radio.Group
          aria-labelledby="originals-agree"
          optionType="button"
          buttonStyle="solid"
          value={agree}
          options={[
            { value: true, label: "一致" },
            { value: false, label: "不一致" },
          ]}
          onChange={({ target }) => setAgree(target.value as boolean)}
        />
      </div>
      <div className="field">
        <label htmlFor="originals-remark">
          {agree === false ? "哪里不一致（必填）" : "备注（可不填）"}
        </label>
        <Input
          id="originals-remark"
          maxLength={500}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
      </div>
    </ActDialog>
  );
}

/** What applicants usually bring; anything else can be typed. */
const usualOriginals = [
  "身份证",
  "学历证书",
  "学位证书",
  "职称证书",
  "职业资格证书",
  "业绩成果",
  "获奖证书",
];
