import { AutoComplete, Select } from "antd";
import { useState } from "react";
import type { ApplicantId, PersonId } from "../../../core/ids.ts";
import { isPresent, staffPresent } from "../../../core/meeting/who.ts";
import { staffRoleWords } from "../../../core/words.ts";
import { IdNumber } from "../../components/IdNumber.tsx";
import { ReasonedButton } from "../../components/ReasonedButton.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { useMeetingState, useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { whyNotNow } from "../../view/why-not.ts";

const documents = ["居民身份证", "临时居民身份证", "社会保障卡", "护照", "军官证"];

/** 核对身份: one click where it is the identity card and the secretary saw it. */
export function IdentityCheck({ applicantId }: { readonly applicantId: ApplicantId }) {
  const state = useMeetingState();
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [document, setDocument] = useState(documents[0] ?? "");
  const [checkedBy, setCheckedBy] = useState<PersonId | undefined>(() =>
    staffPresent(state, "secretary"),
  );
  const applicant = state.facts.applicants.get(applicantId);
  const staff = [...state.facts.staff.values()].filter(({ id }) => isPresent(state, id));
  const check = () => {
    if (checkedBy === undefined) return;
    void ask(() => store.act({ type: "checkIdentity", applicantId, checkedBy, document }));
  };
  return (
    <div className="identity" role="group" aria-label="核对身份">
      {applicant ? (
        <p className="identity-whose">
          请与证件核对：<b>{applicant.name}</b> 身份证号 <IdNumber idNumber={applicant.idNumber} />
        </p>
      ) : null}
      <div className="row row-wrap">
        <label htmlFor="identity-document">证件</label>
        <AutoComplete
          id="identity-document"
          style={{ width: 170 }}
          maxLength={100}
          value={document}
          options={documents.map((value) => ({ value }))}
          onChange={setDocument}
        />
        <label htmlFor="identity-checker">核对身份的人</label>
        <Select
          id="identity-checker"
          style={{ width: 170 }}
          value={checkedBy}
          placeholder="请选择"
          options={staff.map(({ id, name, role }) => ({
            value: id,
            label: `${staffRoleWords[role]} ${name}`,
          }))}
          onChange={setCheckedBy}
        />
        <ReasonedButton
          type="primary"
          size="large"
          autoFocus
          disabled={busy}
          whyNot={
            whyNotNow(state, "checkIdentity") ??
            (document.trim() === ""
              ? "请先选证件。"
              : checkedBy === undefined && "请先选核对身份的人；须已签到。")
          }
          onClick={check}
        >
          身份核对无误
        </ReasonedButton>
      </div>
      <p className="hint">
        核对后才能开始答辩。没有证件的，请点“迟到”（排到末位）或“缺席”（自动放弃）。
      </p>
      <RefusalNote refusal={refusal} />
    </div>
  );
}
